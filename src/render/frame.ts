import type { ColumnDocument } from '../column/column.js';
import { readPrint } from '../column/print.js';
import type { ColumnOptions } from './column-options.js';
import { renderColumn } from './column.js';
import { directionOf } from './direction.js';
import { attribute, markup } from './markup.js';
import { readWholeTitle } from './plain-text.js';

export interface FrameOptions extends ColumnOptions {
  /** Address of the folder that holds `lanelight.classic.js`, `lanelight.css`, `frame.css` and `framed.js`. */
  assets: string;
}

/** The height, in px, that a frame has until the page around it knows better, or for good without our script. */
export const frameHeight = 720;

/**
 * A page to be framed by other sites. Its scripts are classic ones: a frame that is sandboxed without its origin may
 * not load modules. They tell the page around it how high the column is; links open outside of the frame.
 */
export function renderFrame(
  columns: ColumnDocument | readonly ColumnDocument[],
  { assets, ...options }: FrameOptions,
): string {
  const list = 'workers' in columns ? [columns] : columns;
  const prints = list.map(readPrint);
  const lang = prints[0]?.lang ?? 'zh-Hans';
  return markup`<!doctype html>
<html lang="${lang}"${attribute('dir', directionOf(lang) === 'rtl' && 'rtl')} data-theme="auto">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${prints.map(readWholeTitle).join(' · ')}</title>
<base target="_blank">
<link rel="stylesheet" href="${assets}/lanelight.css">
<link rel="stylesheet" href="${assets}/frame.css">
<script defer src="${assets}/lanelight.classic.js"></script>
<script defer src="${assets}/framed.js"></script>
</head>
<body${attribute('data-lane-frame', prints[0]?.id)}>
${list.map((column) => renderColumn(column, options))}
</body>
</html>
`.text;
}

/** The markup that puts a framed column into another page: complete by itself, higher with our loader. */
export function renderFrameCode(column: ColumnDocument, src: string, height = frameHeight): string {
  const title = readWholeTitle(readPrint(column));
  return markup`<iframe class="lane-frame" src="${src}" title="${title}" width="100%" height="${height}" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>`
    .text;
}
