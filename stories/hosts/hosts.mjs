/**
 * The gallery of hosts: one column in sites of nine kinds, each in the form that survives there. `npm start` shows it; the
 * package has none of it.
 */
import { readPrint } from '../../dist/column/print.js';
import { toFileName } from '../../dist/render/addresses.js';
import { renderCms } from '../../dist/render/cms.js';
import { renderColumn } from '../../dist/render/column.js';
import { attribute, markup, Markup } from '../../dist/render/markup.js';
import { renderDocument } from '../../dist/render/page.js';
import { readWholeTitle } from '../../dist/render/plain-text.js';
import { renderWechat } from '../../dist/render/wechat.js';
import { hostSheets } from './host-sheets.mjs';

/** @typedef {import('../../dist/column/column.js').ColumnDocument} ColumnDocument */

const elements = markup`<script type="module" src="assets/lanelight.js"></script>
<link rel="stylesheet" href="assets/lanelight.css">
`;
const sheet = markup`<link rel="stylesheet" href="assets/lanelight.css">
`;
const loader = (column, file = 'loader.js', type = undefined) =>
  markup`<script${attribute('type', type)}${attribute('defer', !type)} src="assets/${file}" data-columns="${encodeURIComponent(toFileName(column.id))}.json"></script>
`;
const cms = (column) => new Markup(renderCms(column));
const peopleOf = ({ workers }) => workers.flatMap(({ id }) => id ?? []);

/**
 * The sites: what each is, the form in which it has the column, and what stands around it; `inline` where the system writes
 * styles into the text, which its policy then allows.
 *
 * @type {Record<string, { title: string, form: string, lang?: string, dir?: 'rtl', inline?: true, head?: Markup,
 *   body: (column: ColumnDocument) => Markup }>}
 */
const hosts = {
  plain: {
    title: '普通网页',
    form: '标签 tags',
    head: elements,
    body: (column) => renderColumn(column),
  },
  portal: {
    title: '政府门户',
    form: 'data-lane,普通脚本 classic script',
    head: sheet,
    body: (column) => markup`<div class="head"><p>某某区人民政府</p></div>
<div class="trail">首页 &gt; 新闻中心 &gt; 基层风采</div>
<div class="article">${cms(column)}</div>
${loader(column, 'loader.classic.js')}`,
  },
  bootstrap: {
    title: '报纸网站(Bootstrap 3)',
    form: '短代码 shortcodes',
    head: sheet,
    body: (
      column,
    ) => markup`<div class="navbar"><a href="hosts.html">首页</a><a href="hosts.html">要闻</a><a href="hosts.html">街坊</a></div>
<div class="container"><div class="row"><div class="col">
<p>[column-header ${column.id}]</p>
${peopleOf(column).map((id) => markup`<p>[worker-profile id=“${id}”]</p>\n`)}<p>[column-credits ${column.id}]</p>
</div><div class="col side"><div class="panel"><h4>热门</h4><p>这里是别的稿件。</p></div></div></div></div>
${loader(column, 'loader.js', 'module')}`,
  },
  ueditor: {
    title: 'UEditor 存下的正文',
    form: '链接 links',
    inline: true,
    head: sheet,
    body: (
      column,
    ) => markup`<div class="view"><p style="text-align: center;"><strong><span style="font-size: 20px; font-family: 微软雅黑;">基层风采</span></strong></p>
<p><br/></p>
${linkTo(column, 'column-header', column.id, column.title)}${column.workers.map(
      ({ id, name }) => id && linkTo(column, 'worker-profile', id, name),
    )}${linkTo(column, 'column-credits', column.id, '来源和编辑')}<p><br/></p></div>
${loader(column, 'loader.js', 'module')}`,
  },
  wechat: {
    title: '微信公众号文章',
    form: '公众号 wechat,没有脚本 no script',
    inline: true,
    body: (column) =>
      markup`<div class="rich"><h1>${column.title}</h1><p class="meta"><b>某某日报</b></p>${new Markup(renderWechat(column))}</div>`,
  },
  flexible: {
    title: 'flexible.js 手机页',
    form: '标签 tags,1rem = 37.5 至 75 像素',
    head: markup`<script src="assets/host-flexible.js"></script>
${elements}`,
    body: (column) => markup`<div class="top">掌上某某</div><div class="card">${renderColumn(column)}</div>`,
  },
  grey: {
    title: '哀悼日的灰色网页',
    form: '标签 tags',
    head: elements,
    body: (column) => renderColumn(column),
  },
  strict: {
    title: '最严的 CSP 和 Trusted Types',
    form: 'data-lane',
    head: markup`<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html">
${sheet}`,
    body: (column) => markup`${cms(column)}${loader(column, 'loader.js', 'module')}`,
  },
  right: {
    title: '从右到左的网页',
    form: '标签 tags',
    lang: 'ug',
    dir: 'rtl',
    head: elements,
    body: (column) => markup`<main>${renderColumn(column)}</main>`,
  },
};

/** `lib-flexible` in what it does to a page: a tenth of its width is one rem, from phones to 750 px. */
const flexibleScript = `(() => {
  const root = document.documentElement;
  const set = () => {
    root.style.fontSize = Math.min(root.clientWidth, 750) / 10 + 'px';
  };
  addEventListener('resize', set);
  set();
})();
`;

/** What `runCommand` and `renderSite` take: its front page is `hosts.html`. */
export const hostGallery = {
  link: /** @type {const} */ (['hosts.html', '放在别人的网页里 In other pages']),
  inline: Object.keys(hosts).flatMap((name) => (hosts[name].inline ? `host-${name}.html` : [])),
  render: renderHosts,
};

/** @returns {[path: string, text: string][]} the files of the gallery, for the first of the columns */
function renderHosts([column]) {
  if (!column) return [];
  return [
    ['hosts.html', renderIndex(column)],
    ['assets/host-flexible.js', flexibleScript],
    ...Object.keys(hosts).flatMap((name) => [
      [`host-${name}.html`, renderHost(column, name)],
      [`assets/host-${name}.css`, hostSheets[name]],
    ]),
  ];
}

function renderIndex(column) {
  const items = Object.entries(hosts).map(
    ([name, { title, form }]) =>
      markup`<li><a href="host-${name}.html">${title}</a> <small>${form}</small></li>\n`,
  );
  const main = markup`<h1>放在别人的网页里 <small lang="en">In other people’s pages</small></h1>
<p>同一个栏目《${readWholeTitle(readPrint(column))}》,放进九种网页。</p>
<ol>${items}</ol>`;
  return renderDocument({ title: '放在别人的网页里 In other people’s pages' }, { assets: 'assets' }, main);
}

function renderHost(column, name) {
  const { title, form, lang, dir, head, body } = hosts[name];
  return markup`<!doctype html>
<html lang="${lang ?? readPrint(column).lang}"${attribute('dir', dir)}${attribute('data-grey', name === 'grey')}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${column.title}</title>
<meta name="robots" content="noindex">
<link rel="icon" href="assets/icon.svg">
${head}<link rel="stylesheet" href="assets/host-${name}.css">
</head>
<body>
<p class="bar"><a href="hosts.html" lang="zh-Hans">全部样张</a>${title}:${form}</p>
${body(column)}
</body>
</html>
`.text;
}

/** A link as UEditor leaves it: a paragraph with styles of its own. */
function linkTo(column, tag, id, text) {
  const page = `${encodeURIComponent(toFileName(column.id))}.html`;
  return markup`<p style="text-indent: 2em; line-height: 1.75em;"><span style="font-family: 宋体, SimSun;"><a href="${page}#lane=${tag}/${id}" target="_self">${text}</a></span></p>
`;
}
