/** The scripts and sheets that a page names: as the package has them, and under names that hold its version. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { UsageError } from './usage.js';

const dist = new URL('../', import.meta.url);

/** What lies side by side on a site, the lazy parts too: they are found by the name of what asks for them. */
const isOfPages = (name: string): boolean =>
  /^((lanelight|loader)(\.[\w-]+)*\.js|(framed|text-size)\.js|lanelight\.css)$/.test(name);

/** A file of a page. */
export interface PageFile {
  /** Its name in `dist/`. */
  readonly source: string;
  /** Its name on the site. */
  readonly name: string;
  readonly body: Uint8Array;
  /** For the attribute of that name. */
  readonly integrity: string;
}

/** As they lie in `dist/`. */
export async function readPageFiles(): Promise<PageFile[]> {
  const names = (await readdir(dist)).filter(isOfPages).sort();
  return Promise.all(
    names.map(async (source) => toPageFile(source, source, await readFile(new URL(source, dist)))),
  );
}

/**
 * With the version in each name (`lanelight-1.2.3.gallery-viewer.js`), so that a server may let them be kept for ever and
 * two versions may lie in one folder; they ask for one another by those names.
 */
export async function readVersionedFiles(): Promise<PageFile[]> {
  const { version } = JSON.parse(await readFile(new URL('../package.json', dist), 'utf8')) as {
    version: string;
  };
  const addVersion = (name: string): string => name.replace(/^[\w-]+/, `$&-${version}`);
  return (await readPageFiles()).map(({ source, body }) => {
    if (!source.endsWith('.js')) return toPageFile(source, addVersion(source), body);
    // What our code names of our files stands at the start of a text.
    const code = new TextDecoder()
      .decode(body)
      .replace(/(?<=["'`](?:\.\/)?)(?:lanelight|loader)(?=\.)/g, addVersion);
    return toPageFile(source, addVersion(source), new TextEncoder().encode(code));
  });
}

function toPageFile(source: string, name: string, body: Uint8Array): PageFile {
  return { source, name, body, integrity: `sha384-${createHash('sha384').update(body).digest('base64')}` };
}

/** The tags for a site's template, each with its hash. */
export function renderTags(files: readonly PageFile[], base: string): string {
  const attributes = (source: string, kind: 'src' | 'href'): string => {
    const file = files.find((each) => each.source === source);
    if (!file) throw new UsageError(`dist/${source}:没有这个文件,请先 npm run build。Not built.`);
    return `${kind}="${base}${file.name}" integrity="${file.integrity}" crossorigin="anonymous"`;
  };
  return `<link rel="stylesheet" ${attributes('lanelight.css', 'href')}>
<script type="module" ${attributes('lanelight.js', 'src')}></script>

<!-- 不认 ES 模块的浏览器,换成 for browsers without modules: -->
<script defer ${attributes('lanelight.classic.js', 'src')}></script>
<!-- 编辑写链接、短代码的网站,换成 for links and shortcodes of editors: -->
<script type="module" ${attributes('loader.js', 'src')}></script>`;
}
