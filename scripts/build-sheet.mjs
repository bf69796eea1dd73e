/** Writes dist/lanelight.css: the theme, the layout of each element before it is defined, and its light DOM. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import postcss from 'postcss';
import { toSheetSelector } from './sheet-selectors.mjs';

const root = new URL('..', import.meta.url);

export async function buildSheet() {
  const parts = await Promise.all(
    ['properties', 'fonts', 'built-in-themes', 'elder-sizes', 'sheet'].map((name) =>
      readFile(new URL(`src/styles/${name}.css`, root), 'utf8'),
    ),
  );
  for (const { tag, module, className } of await findElements()) {
    const { [className]: element } = await import(new URL(`dist/${module}`, root).href);
    const own = [element.styles].flat(Infinity).map(({ cssText }) => cssText);
    await writeShadowSheet(tag, own.join('\n'));
    parts.push(
      ...own.map((cssText) => deriveSheet(tag, cssText)),
      await readIfThere(`src/${tag}/${tag}.light.css`),
    );
  }
  const { code } = await transform(parts.join('\n'), { loader: 'css', minify: true, charset: 'utf8' });
  await writeFile(new URL('dist/lanelight.css', root), code);
}

/** The element's own style as a file, for shadow roots that a server renders into a page with a strict policy. */
async function writeShadowSheet(tag, css) {
  await mkdir(new URL('dist/shadow/', root), { recursive: true });
  const { styleBeforeUpgrade } = await import(new URL('dist/ssr/before-upgrade.js', root).href);
  const { code } = await transform(css + styleBeforeUpgrade(tag), {
    loader: 'css',
    minify: true,
    charset: 'utf8',
  });
  await writeFile(new URL(`dist/shadow/${tag}.css`, root), code);
}

/** The rules of shadow CSS that hold for the host and its children, as rules for a tag that is not yet defined. */
export function deriveSheet(tag, css) {
  const sheet = postcss.parse(css);
  sheet.walkComments((comment) => comment.remove());
  sheet.walkAtRules(/keyframes$|^property$|^font-face$/, (rule) => rule.remove());
  sheet.walkRules((rule) => {
    const selectors = rule.selectors.flatMap((selector) => toSheetSelector(tag, selector) ?? []);
    if (selectors.length > 0) rule.selectors = selectors;
    else rule.remove();
  });
  removeEmpty(sheet);
  return sheet.toString();
}

function removeEmpty(container) {
  for (const child of [...container.nodes]) {
    if (child.type !== 'atrule' || !child.nodes) continue;
    removeEmpty(child);
    if (child.nodes.length === 0) child.remove();
  }
}

/** Every element, read from the module that registers it. */
export async function findElements() {
  const folders = await readdir(new URL('src/', root), { withFileTypes: true });
  const elements = await Promise.all(
    folders.map(async ({ name }) => {
      const define = await readIfThere(`src/${name}/${name}.define.ts`);
      const match = /customElements\.define\('([^']+)', (\w+)\)/.exec(define);
      return match && { tag: match[1], className: match[2], module: `${name}/${name}.js` };
    }),
  );
  return elements.filter(Boolean).sort((a, b) => a.tag.localeCompare(b.tag));
}

async function readIfThere(path) {
  const url = new URL(path, root);
  return existsSync(url) ? readFile(url, 'utf8') : '';
}
