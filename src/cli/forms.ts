import type { ColumnDocument } from '../column/column.js';
import { renderCms } from '../render/cms.js';
import { renderJsonFeed, renderRss } from '../render/feed.js';
import { renderFrame } from '../render/frame.js';
import { renderJsonLd } from '../render/jsonld.js';
import { renderPage, type PageOptions } from '../render/page.js';
import { renderWechat, wechatLimit } from '../render/wechat.js';

export interface RenderOptions {
  /** Complete address of the folder that the documents' own addresses are relative to. */
  base?: string | undefined;
  /** Address of the folder of our scripts and sheets. */
  assets: string;
  /** Adds shadow roots to pages. */
  shadow?: PageOptions['shadow'];
}

/** A form in which columns can be had. */
export interface Form {
  /** What the name of its file ends in. */
  extension: string;
  render(columns: readonly ColumnDocument[], options: RenderOptions): string;
}

/** Every form, by the name that `--to` takes. */
export const forms: ReadonlyMap<string, Form> = new Map<string, Form>([
  [
    'page',
    { extension: '.html', render: (columns, { assets, shadow }) => renderPage(columns, { assets, shadow }) },
  ],
  [
    'cms',
    {
      extension: '.cms.html',
      render: (columns, options) => columns.map((each) => renderCms(each, options)).join('\n'),
    },
  ],
  [
    'wechat',
    {
      extension: '.wechat.html',
      render: (columns, options) => columns.map((each) => renderWechat(each, options)).join('\n'),
    },
  ],
  ['frame', { extension: '.frame.html', render: (columns, { assets }) => renderFrame(columns, { assets }) }],
  ['rss', { extension: '.xml', render: (columns, options) => renderRss(columns, options) }],
  ['jsonfeed', { extension: '.feed.json', render: (columns, options) => renderJsonFeed(columns, options) }],
  ['jsonld', { extension: '.jsonld', render: (columns, options) => renderJsonLd(columns, options) }],
]);

/** What an editor should know of a form before using it, one line each. */
export function findDoubts(
  name: string,
  columns: readonly ColumnDocument[],
  options: RenderOptions,
): string[] {
  if (name !== 'wechat') return [];
  return columns.flatMap((column) => {
    const { length } = renderWechat(column, options);
    return length < wechatLimit
      ? []
      : [
          `${column.id}:公众号正文有 ${length} 个字符,须少于 ${wechatLimit};请分成两篇。Too long for one article of WeChat: split it.`,
        ];
  });
}
