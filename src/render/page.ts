import type { ColumnDocument } from '../column/column.js';
import type { ColumnOptions } from './column-options.js';
import { renderColumn, renderTitle } from './column.js';
import { attribute, markup, type Markup } from './markup.js';

/** How a page is rendered. */
export interface PageOptions extends ColumnOptions {
  /** Address of the folder that holds `lanelight.js`, `lanelight.css`, `page.css` and `page-settings.js`. */
  assets: string;
  /** Address of the front page. */
  home?: string;
}

/** A whole page for one column. It needs no inline script or style, so that the strictest CSP fits it. */
export function renderPage(column: ColumnDocument, options: PageOptions): string {
  const title = column.kicker ? `${column.title} · ${column.kicker.text}` : column.title;
  return renderDocument(
    { lang: column.lang, title, description: getTeaser(column) },
    options,
    renderColumn(column, options),
  );
}

/** The front page: a link to the page of each column. */
export function renderFrontPage(columns: readonly ColumnDocument[], options: PageOptions): string {
  const list = markup`<h1 class="page-masthead">巷光</h1>
<p class="page-tagline">把社区里的普通人,好好介绍给读者</p>
<ul class="page-list">${columns.map(renderTeaser)}
</ul>`;
  return renderDocument({ title: '巷光 Lanelight' }, options, list);
}

function renderTeaser(column: ColumnDocument): Markup {
  const [picture] = column.people.flatMap((person) => person.media ?? []);
  const details = [
    column.people.map((person) => person.name).join('、'),
    column.source,
    column.published?.text,
  ];
  return markup`
<li${attribute('lang', column.lang)}><div>${column.kicker && markup`<p class="page-kicker">${column.kicker.text}</p>`}
<h2><a href="${column.id}.html">${renderTitle(column)}</a></h2>
<p>${getTeaser(column)}</p>
<p class="page-details">${details.filter(Boolean).map((detail) => markup`<span>${detail}</span> `)}</p></div>${
    picture &&
    markup`<img src="${picture.src}" alt="" width="${picture.width}" height="${picture.height}" decoding="async">`
  }</li>`;
}

/** The standfirst, or the first sentence of the editor's note: an abstract may have been cut in mid-sentence. */
function getTeaser({ standfirst, intro, abstract }: ColumnDocument): string | undefined {
  return standfirst ?? intro?.paragraphs[0]?.match(/^.*?。/u)?.[0] ?? abstract?.text;
}

interface Head {
  lang?: string;
  title: string;
  description?: string;
}

function renderDocument(head: Head, { assets, home = './' }: PageOptions, main: Markup): string {
  return markup`<!doctype html>
<html lang="${head.lang ?? 'zh-Hans'}" data-theme="auto">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${head.title}</title>
${head.description && markup`<meta name="description" content="${head.description}">\n`}<link rel="icon" href="${assets}/icon.svg">
<link rel="stylesheet" href="${assets}/lanelight.css">
<link rel="stylesheet" href="${assets}/page.css">
<script type="module" src="${assets}/lanelight.js"></script>
<script type="module" src="${assets}/page-settings.js"></script>
</head>
<body>
<a class="page-skip" href="#main">跳到正文</a>
<div class="page-bar"><a href="${home}">巷光</a>
<div class="page-settings" role="group" aria-label="阅读设置"><button type="button" data-setting="elder">大字</button><button type="button" data-setting="night">夜间</button></div></div>
<main class="page-main" id="main">
${main}
</main>
<footer class="page-foot"><p>用<span lang="en"> Lanelight </span>组件排版;文字照报纸原样,插图为手绘示意。</p></footer>
</body>
</html>
`.text;
}
