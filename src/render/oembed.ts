import type { ColumnDocument } from '../column/column.js';
import { readPrint } from '../column/print.js';
import { toAddress } from './addresses.js';
import { frameHeight, renderFrameCode } from './frame.js';
import { findSource, listCredits } from './jsonld.js';
import { readWholeTitle } from './plain-text.js';

export interface OembedOptions {
  /** Complete address of the page to be framed. */
  frame: string;
  /** Complete address of the site. */
  base: string;
  /** The most that the asking site has room for, in px. */
  maxWidth?: number;
  maxHeight?: number;
}

/** What oEmbed answers for a column: its frame as markup, with title and source. */
export interface OembedResponse {
  version: '1.0';
  type: 'rich';
  title: string;
  author_name?: string;
  provider_name: string;
  provider_url: string;
  cache_age: number;
  html: string;
  width: number;
  height: number;
}

/** The width that a column reads well at. */
const frameWidth = 720;

export function readOembed(column: ColumnDocument, options: OembedOptions): OembedResponse {
  const print = readPrint(column);
  const width = Math.min(frameWidth, options.maxWidth ?? frameWidth);
  const height = Math.min(frameHeight, options.maxHeight ?? frameHeight);
  const source = findSource(print, listCredits(print));
  return {
    version: '1.0',
    type: 'rich',
    title: readWholeTitle(print),
    ...(source && { author_name: source }),
    provider_name: source ?? '巷光 Lanelight',
    provider_url: toAddress('./', options.base),
    cache_age: 3600,
    html: renderFrameCode(column, options.frame, height),
    width,
    height,
  };
}
