import type { ColumnDocument } from '../column/column.js';
import { readPrint } from '../column/print.js';
import { toAddress, toFileName } from '../render/addresses.js';
import { markup, Markup } from '../render/markup.js';
import { renderDocument } from '../render/page.js';
import { readWholeTitle } from '../render/plain-text.js';

/** Each form's file, and what it is for, Chinese and English. */
const rows: readonly (readonly [ending: string, name: string, use: string])[] = [
  ['.html', '网页 page', '自己的网站 your own site'],
  ['.cms.html', '编辑器 cms', '粘贴到内容管理系统 paste into a CMS'],
  ['.wechat.html', '公众号 wechat', '粘贴到公众号编辑器 paste into WeChat'],
  ['.frame.html', '框架 frame', '嵌入别的网站 embed in other sites'],
  ['.jsonld', 'JSON-LD', '搜索引擎 search engines'],
  ['.json', '栏目文件 document', '本工具 this tool'],
];

/** The index of all forms of every column. */
export function renderFormsPage(columns: readonly ColumnDocument[], base: string | undefined): string {
  const lists = columns.map((column) => {
    const print = readPrint(column);
    const name = encodeURIComponent(toFileName(column.id));
    const page = toAddress(`${name}.html`, base);
    const links = [
      ...rows.map(([ending, form, use]): [string, string, string] => [`${name}${ending}`, form, use]),
      ...(base
        ? [
            [
              `oembed?url=${encodeURIComponent(page)}`,
              'oEmbed',
              '别的系统自动嵌入 other systems embed it',
            ] as [string, string, string],
          ]
        : []),
    ];
    return markup`<section class="page-forms">
<h2>${readWholeTitle(print)}</h2>
<ul>${links.map(([href, form, use]) => markup`<li><a href="${href}">${form}</a> <small>${use}</small></li>\n`)}</ul>
</section>
`;
  });
  const main = markup`<h1 class="page-masthead">全部形式</h1>
<p class="page-tagline" lang="en">All forms</p>
<p>全部栏目 All columns: <a href="feed.xml">RSS</a> <a href="feed.json">JSON Feed</a> · <a href="builder.html">嵌入工坊 Embed builder</a></p>
${lists}`;
  return renderDocument({ title: '全部形式 All forms' }, { assets: 'assets' }, main);
}

/** A form that is a piece of HTML, on a page where it can be looked at: as it would be pasted, without our sheet. */
export function renderPreview(column: ColumnDocument, form: string, html: string): string {
  const { lang } = readPrint(column);
  return markup`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${column.title} · ${form}</title>
<meta name="robots" content="noindex">
</head>
<body>
${new Markup(html)}</body>
</html>
`.text;
}
