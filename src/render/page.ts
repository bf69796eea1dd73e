import type { ColumnDocument } from '../column/column.js';
import { toPageAddress } from './addresses.js';
import type { ColumnOptions } from './column-options.js';
import { readPrint, type Print } from '../column/print.js';
import { renderColumn } from './column.js';
import { formatList } from './list.js';
import { renderImage, renderTitle } from './parts.js';
import { readTeaser } from './teaser.js';
import { directionOf } from './direction.js';
import { attribute, markup, Markup } from './markup.js';

/** How a page is rendered. */
export interface PageOptions extends ColumnOptions {
  /** Address of the folder that holds `lanelight.js`, `lanelight.css`, `page.css`, `page-settings.js` and `text-size.js`. */
  assets: string;
  /** Address of the front page. */
  home?: string;
  /** Other forms of the page, which its head names: type and address. */
  alternates?: readonly (readonly [type: string, href: string, title?: string])[];
  /** JSON-LD of the page: `renderJsonLd` writes it. */
  jsonLd?: string;
  /** Links in the foot of the page: address and text. */
  links?: readonly (readonly [href: string, text: string])[];
  /** Adds the elements' shadow roots: `addShadow` of `lanelight/ssr`. Their sheets are those of `shadow/` among the assets. */
  shadow?: ((html: string, options: { styles: string }) => string) | undefined;
}

/**
 * A whole page for a column, or for several. It needs no inline script or style, so that the strictest CSP fits it.
 */
export function renderPage(
  columns: ColumnDocument | readonly ColumnDocument[],
  options: PageOptions,
): string {
  const list = 'workers' in columns ? [columns] : columns;
  const prints = list.map(readPrint);
  const titles = prints.map(({ title, kicker }) => (kicker ? `${title} · ${kicker.text}` : title));
  const [first] = prints;
  const page = renderDocument(
    { lang: first?.lang, title: titles.join(' · '), description: first && readTeaser(first) },
    options,
    markup`${list.map((column) => renderColumn(column, options))}`,
  );
  return options.shadow ? options.shadow(page, { styles: `${options.assets}/shadow` }) : page;
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
  const print = readPrint(column);
  const { kicker, people, source, cover } = print;
  const picture = cover ?? people.flatMap(({ media }) => media)[0];
  const details = [
    formatList(
      people.map(({ name }) => name),
      print.lang,
    ),
    source,
    getTime(print),
  ];
  return markup`
<li${attribute('lang', print.lang)} dir="${directionOf(print.lang)}"><div>${kicker && markup`<p class="page-kicker">${kicker.text}</p>`}
<h2><a href="${toPageAddress(column.id, undefined)}">${renderTitle(print.titleParts)}</a></h2>
<p>${readTeaser(print)}</p>
<p class="page-details">${details.filter(Boolean).map((detail) => markup`<span>${detail}</span> `)}</p></div>${
    picture && renderImage({ ...picture, alt: '' }, markup` decoding="async"`)
  }</li>`;
}

function getTime({ blocks }: Print): string | undefined {
  const parts = blocks.flatMap((block) => (block.kind === 'dateline' ? block.parts : []));
  return parts.find(({ kind }) => kind === 'published')?.text;
}

interface Head {
  lang?: string;
  title: string;
  description?: string;
  /** The script of the page, among the assets, and a sheet beside that of all pages. */
  script?: string;
  sheet?: string;
}

/** A page of the site around what it shows. */
export function renderDocument(head: Head, options: PageOptions, main: Markup): string {
  const { assets, home = './', alternates = [], jsonLd, links = [] } = options;
  const lang = head.lang ?? 'zh-Hans';
  return markup`<!doctype html>
<html lang="${lang}"${attribute('dir', directionOf(lang) === 'rtl' && 'rtl')} data-theme="auto">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${head.title}</title>
${head.description && markup`<meta name="description" content="${head.description}">\n`}<link rel="icon" href="${assets}/icon.svg">
${alternates.map(
  ([type, href, title]) =>
    markup`<link rel="alternate" type="${type}" href="${href}"${attribute('title', title)}>\n`,
)}<link rel="stylesheet" href="${assets}/lanelight.css">
<link rel="stylesheet" href="${assets}/page.css">
${head.sheet && markup`<link rel="stylesheet" href="${assets}/${head.sheet}">\n`}<script type="module" src="${assets}/${head.script ?? 'lanelight.js'}"></script>
<script type="module" src="${assets}/page-settings.js"></script>
${jsonLd && markup`<script type="application/ld+json">${new Markup(jsonLd.replace(/</g, '\\u003c'))}</script>\n`}</head>
<body>
<a class="page-skip" href="#main">跳到正文</a>
<div class="page-bar"><a href="${home}">巷光</a>
<div class="page-settings" role="group" aria-label="阅读设置"><button type="button" data-setting="elder">大字</button><button type="button" data-elder-size="smaller">缩小</button><button type="button" data-elder-size="larger">放大</button><button type="button" data-setting="night">夜间</button></div></div>
<main class="page-main" id="main">
${main}
</main>
<footer class="page-foot">${
    links.length > 0 &&
    markup`<p class="page-links">${links.map(([href, text]) => markup`<a href="${href}">${text}</a> `)}</p>`
  }<p>用<span lang="en"> Lanelight </span>组件排版;文字照报纸原样。</p></footer>
</body>
</html>
`.text;
}
