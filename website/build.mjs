/**
 * Writes the documentation to `website/dist/`: static, no request leaves it, and it opens from a disk as well. Fails at
 * a link that leads nowhere.
 *
 *   npm run docs                           after `npm run build`
 *   npm run docs -- --without-storybook    without the designers' view
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatElement, formatGuide } from '../integrations/guide.mjs';
import { readElements } from '../integrations/read-elements.mjs';
import { escapeHtml, renderMarkdown } from './markdown.mjs';
import { root, sections, toPage } from './pages.mjs';

const out = fileURLToPath(new URL('dist/', import.meta.url));
const dist = join(root, 'dist');
if (!existsSync(join(dist, 'lanelight.js'))) throw new Error('Run npm run build first.');
await rm(out, { recursive: true, force: true });

const elements = readElements(JSON.parse(await readFile(join(root, 'custom-elements.json'), 'utf8')));
const files = new Set(sections.flatMap(([, , list]) => list));
const isThere = !process.argv.includes('--without-storybook') && buildStorybook();

const pages = [];
for (const [zh, en, list] of sections)
  for (const file of list) {
    const text = await readFile(join(root, file), 'utf8');
    const element = elements.find(({ tag }) => file === `docs/elements/${tag}.md`);
    const page = renderMarkdown(file, element ? `${text}\n${referenceOf(element)}` : text, files);
    pages.push({ ...page, file, path: toPage(file), group: [zh, en], element });
  }

const faults = [...pages.flatMap((page) => page.faults), ...findDeadAnchors(), ...findDoubles()];
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}

for (const page of pages) await write(page.path, renderPage(page));
const index = pages.flatMap(({ path, title, sections: parts }) =>
  parts.map(({ id, title: heading, text }) => [
    path + (id && `#${encodeURIComponent(id)}`),
    title,
    heading,
    text,
  ]),
);
await write('assets/search-index.js', `globalThis.laneSearchIndex=${JSON.stringify(index)};\n`);
for (const element of elements) await write(`elements/${element.tag}.md`, `${formatElement(element)}\n`);
await write('llms.txt', formatGuide(elements));
await copyAssets();
console.log(
  `website/dist/index.html: ${pages.length} pages, ${index.length} sections to search, ${pages.flatMap(({ links }) => links).length} links checked`,
);

/** What the manifest says, below what we wrote: complete, and never behind the code. */
function referenceOf(element) {
  return `\n## API\n\n${formatElement(element)
    .replace(/^## .*\n/, '')
    .replace(/^### /gm, '### ')}`;
}

/** Files that would be written over one another. */
function findDoubles() {
  const taken = new Map();
  return pages.flatMap(({ path, file }) => {
    const other = taken.get(path);
    taken.set(path, file);
    return other ? `${file} and ${other} are both ${path}` : [];
  });
}

function findDeadAnchors() {
  const idsOf = new Map(pages.map(({ path, ids }) => [path, ids]));
  return pages.flatMap(({ file, links }) =>
    links
      .map((link) => link.split('#'))
      .filter(([path, id]) => id && !idsOf.get(path)?.has(id))
      .map(([path, id]) => `${file}: no heading #${id} on ${path}`),
  );
}

function renderPage({ path, title, html, element }) {
  const up = posix.relative(posix.dirname(path), '.') || '.';
  const demo = element ? renderDemo(html) : '';
  const body = demo ? html.replace(/(<\/h1>\n)/, `$1${demo}`) : html;
  return `<!doctype html>
<html lang="zh-Hans" data-theme="auto">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · 巷光 Lanelight</title>
<link rel="icon" href="${up}/assets/icon.svg">
<link rel="stylesheet" href="${up}/assets/lanelight.css">
<link rel="stylesheet" href="${up}/assets/page.css">
<link rel="stylesheet" href="${up}/assets/website.css">
<script defer src="${up}/assets/lanelight.classic.js"></script>
<script defer src="${up}/assets/search-index.js"></script>
<script defer src="${up}/assets/website.js"></script>
</head>
<body data-root="${up}">
<a class="page-skip" href="#main">跳到正文</a>
<div class="page-bar"><a href="${up}/index.html">巷光 <span lang="en">Lanelight</span></a>
<form class="search" role="search"><label for="search">搜索</label><input id="search" type="search" autocomplete="off" placeholder="搜索 Search" aria-controls="found"><div id="found" class="found" aria-live="polite" hidden></div></form>
<div class="page-settings" role="group" aria-label="阅读设置"><button type="button" data-toggle="elder">大字</button><button type="button" data-toggle="night">夜间</button></div></div>
<div class="columns">
<details class="nav"><summary>目录 <span lang="en">Contents</span></summary><nav aria-label="目录">${renderNavigation(path, up)}</nav></details>
<main id="main">
${body}
</main>
</div>
<footer class="page-foot"><p>MIT · <a href="${up}/llms.txt">llms.txt</a>${isThere ? ` · <a href="${up}/storybook/index.html">Storybook</a>` : ''} · 由 README、指南和清单写成 <span lang="en">made from README, guides and manifest</span></p></footer>
</body>
</html>
`;
}

function renderNavigation(current, up) {
  return sections
    .map(([zh, en, list]) => {
      const items = list.map((file) => {
        const { path, title } = pages.find((page) => page.file === file);
        const name = file === 'README.md' ? '首页 Start' : title;
        return `<li><a href="${up}/${path}"${path === current ? ' aria-current="page"' : ''}>${escapeHtml(name)}</a></li>`;
      });
      return `<h2>${zh} <span lang="en">${en}</span></h2><ul>${items.join('')}</ul>`;
    })
    .join('');
}

/** The first example of an element's page, alive; without likes of a service that is not there. */
function renderDemo(html) {
  const [, code] = /<pre[^>]*><code class="language-html">([^]*?)<\/code><\/pre>/.exec(html) ?? [];
  if (!code) return '';
  const markup = code
    .replace(/&(lt|gt|amp|quot);/g, (_, name) => ({ lt: '<', gt: '>', amp: '&', quot: '"' })[name])
    .replace(/<(script|link)\b[^>]*>(<\/script>)?/g, '')
    .replace(/ endpoint="[^"]*"/g, '')
    .replace(/<(img|source)\b[^>]*>/g, (tag) =>
      tag.replace(/ (src|srcset)="[^"]*"/g, ' src="../assets/picture.svg"'),
    );
  return `<section class="demo" aria-label="示例 Example">${markup}</section>\n`;
}

async function copyAssets() {
  const assets = join(out, 'assets');
  const here = fileURLToPath(new URL('.', import.meta.url));
  for (const [from, to] of [
    [join(dist, 'lanelight.css'), 'lanelight.css'],
    [join(dist, 'lanelight.classic.js'), 'lanelight.classic.js'],
    [join(dist, 'render/page.css'), 'page.css'],
    [join(dist, 'render/icon.svg'), 'icon.svg'],
    [join(here, 'website.css'), 'website.css'],
    [join(here, 'website.js'), 'website.js'],
  ])
    await cp(from, join(assets, to));
  const [picture] = (await readdir(join(root, 'content/media')))
    .filter((name) => name.endsWith('.svg'))
    .sort();
  await cp(join(root, 'content/media', picture), join(assets, 'picture.svg'));
}

function buildStorybook() {
  const target = join(out, 'storybook');
  const program = join(root, 'node_modules/storybook/dist/bin/dispatcher.js');
  execFileSync(process.execPath, [program, 'build', '--disable-telemetry', '--quiet', '-o', target], {
    cwd: root,
    stdio: 'inherit',
  });
  return true;
}

async function write(path, text) {
  const file = join(out, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
