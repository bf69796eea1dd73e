import type { ColumnDocument } from '../column/column.js';
import { toAddress, toFileName, toPageAddress } from '../render/addresses.js';
import { renderCms } from '../render/cms.js';
import { renderColumn } from '../render/column.js';
import { renderJsonFeed, renderRss } from '../render/feed.js';
import { renderFrameCode } from '../render/frame.js';
import { renderJsonLd } from '../render/jsonld.js';
import { markup } from '../render/markup.js';
import { renderWechat } from '../render/wechat.js';
import { toFile } from './edit-document.js';
import type { KeptForm } from './keeps.js';

/** A form that the builder copies. */
export interface Output {
  id: string;
  name: readonly [zh: string, en: string];
  /** What to do with it, in a sentence or two. */
  advice: readonly [zh: string, en: string];
  /** What a system must keep for it. */
  needs?: KeptForm;
  /** `html`: as it will look without our script; `page`: as it will look with it. */
  preview?: 'html' | 'page';
  /** Pasted as formatted text, not as code. */
  isFormatted?: boolean;
  render(column: ColumnDocument, base: string): string;
}

const placeholder = 'https://paper.example/columns/';

export const outputs: readonly Output[] = [
  {
    id: 'cms',
    name: ['编辑器', 'Editor'],
    advice: [
      '在编辑器的“源代码”里粘贴,或复制排版后直接粘贴。网站模板里放一次 loader.js,它就升级成组件;没有也读得完整。',
      'Paste into the editor’s source view, or copy it formatted. With loader.js once in the site’s template it is upgraded; without, it reads in full.',
    ],
    needs: 'section',
    preview: 'html',
    isFormatted: true,
    render: (column, base) => renderCms(column, base ? { base } : {}),
  },
  {
    id: 'wechat',
    name: ['公众号', 'WeChat'],
    advice: [
      '复制排版,粘贴到公众号编辑器。图片要先上传到公众号;外站链接已写成文末的注。',
      'Copy it formatted and paste it into WeChat’s editor. Upload pictures there first; links have become notes.',
    ],
    needs: 'style',
    preview: 'html',
    isFormatted: true,
    render: (column, base) => renderWechat(column, base ? { base } : {}),
  },
  {
    id: 'link',
    name: ['链接', 'Link'],
    advice: [
      '每位一行,各占一段。哪个系统都留得下;同一网站放了 loader.js,就换成名片,取自链接指向的网页。',
      'One a line, each in a paragraph of its own. Every system keeps it; with loader.js on the same site it becomes the profile, taken from the page that it leads to.',
    ],
    needs: 'link',
    preview: 'html',
    render: (column, base) =>
      listIds(column)
        .map(
          ({ id, name }) =>
            markup`<p><a href="${`${toPageAddress(column.id, base || undefined)}#lane=worker-profile/${encodeURIComponent(id)}`}">${name}</a></p>`
              .text,
        )
        .join('\n'),
  },
  {
    id: 'shortcode',
    name: ['短代码', 'Shortcode'],
    advice: [
      '每条各占一段。loader.js 的脚本标签上写 data-columns="栏目文件的网址"。',
      'Each in a paragraph of its own. Put data-columns="address of the document" on the script tag of loader.js.',
    ],
    needs: 'shortcode',
    render: (column) =>
      listIds(column)
        .map(({ id }) => `[worker-profile ${id}]`)
        .join('\n\n'),
  },
  {
    id: 'frame',
    name: ['框架', 'Frame'],
    advice: [
      '给别的网站用。先把框架页放到自己的网站(lanelight render --to frame);对方放了 loader.js,高度自动。',
      'For other sites. Put the framed page on your own site first (lanelight render --to frame); with loader.js around it, it is as high as its column.',
    ],
    needs: 'frame',
    render: (column, base) =>
      renderFrameCode(
        column,
        toAddress(`${encodeURIComponent(toFileName(column.id))}.frame.html`, base || placeholder),
      ),
  },
  {
    id: 'tags',
    name: ['标签', 'Tags'],
    advice: [
      '给网站模板和不过滤 HTML 的地方,连同样式和脚本。',
      'For templates and wherever HTML is not filtered, with the sheet and the script.',
    ],
    needs: 'tags',
    preview: 'page',
    render: (column) =>
      `<link rel="stylesheet" href="lanelight.css">\n<script type="module" src="lanelight.js"></script>\n${renderColumn(column).text}\n`,
  },
  {
    id: 'jsonld',
    name: ['JSON-LD', 'JSON-LD'],
    advice: [
      '放进网页模板的 <script type="application/ld+json">,给搜索引擎。',
      'For search engines: into <script type="application/ld+json"> of the page’s template.',
    ],
    render: (column, base) => renderJsonLd(column, base ? { base } : {}),
  },
  {
    id: 'rss',
    name: ['RSS', 'RSS'],
    advice: [
      'RSS 2.0,全文和署名。请填完整地址。',
      'RSS 2.0 with full text and credits. It needs the complete address.',
    ],
    render: (column, base) => renderRss([column], { base: base || placeholder }),
  },
  {
    id: 'jsonfeed',
    name: ['JSON Feed', 'JSON Feed'],
    advice: ['JSON Feed 1.1,全文和署名。', 'JSON Feed 1.1 with full text and credits.'],
    render: (column, base) => renderJsonFeed([column], { base: base || placeholder }),
  },
  {
    id: 'document',
    name: ['栏目文件', 'Document'],
    advice: [
      '存下来,下次接着改;lanelight 命令也用它。',
      'Keep it to go on with later; the command lanelight takes it too.',
    ],
    render: (column) => toFile(column),
  },
];

function listIds({ workers }: ColumnDocument): { id: string; name: string }[] {
  return workers.flatMap(({ id, name }) => (id ? [{ id, name }] : []));
}
