import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import puppeteer from 'puppeteer-core';
import { parseAst } from 'vite';
import { findElements } from '../../scripts/build-sheet.mjs';
import { chromiumArgs, provideChromium } from '../../scripts/find-browser.mjs';
import { bundleProject, pack } from '../support/packed-project.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const elements = await findElements();
const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

let packed;
let tarball;
let files;
let size;
before(async () => {
  packed = await pack();
  ({ tarball, files, size } = packed);
});
after(() => packed?.remove());

describe('the package', () => {
  it('has a class and a definition of each element among its entries', () => {
    const missing = elements
      .flatMap(({ tag }) => [`./${tag}`, `./${tag}/define`])
      .filter((entry) => !(entry in manifest.exports));
    assert.deepEqual(missing, []);
  });

  it('has every file that its entries name, types too', () => {
    const named = Object.values(manifest.exports).flatMap((entry) =>
      Object.values(typeof entry === 'string' ? [entry] : entry),
    );
    const isThere = (path) => {
      const [before, after = ''] = path.replace('./', '').split('*');
      if (!path.includes('*')) return files.includes(before);
      return files.some((file) => file.startsWith(before) && file.endsWith(after));
    };
    assert.deepEqual(
      named.filter((path) => !isThere(path)),
      [],
    );
  });

  it('has the types first in each entry, which is for ES modules alone', () => {
    for (const [name, entry] of Object.entries(manifest.exports))
      if (typeof entry === 'object') assert.deepEqual(Object.keys(entry), ['types', 'default'], name);
  });

  it('has no entry that the guide does not name, and the guide no other', async () => {
    const guide = await readFile(join(root, 'docs/frameworks.md'), 'utf8');
    const [, section] = /\n## 入口 Entries\n([^]*?)\n## /.exec(guide);
    const named = [...section.matchAll(/`(lanelight[^`]*)`/g)].map(([, name]) => name);
    const tags = new Set(elements.map(({ tag }) => tag));
    const entries = Object.keys(manifest.exports).map((name) => {
      const [, first, rest = ''] = /^\.\/?([^/]*)(\/.*)?$/.exec(name);
      return ['lanelight', tags.has(first) ? `<标签 tag>${rest}` : first + rest.replace('*', '<名 name>')]
        .filter(Boolean)
        .join('/');
    });
    assert.deepEqual([...new Set(entries)].sort(), named.sort());
  });

  it('names the hash of every script and sheet that a page can load', async () => {
    const hashes = JSON.parse(await readFile(join(root, 'dist/integrity.json'), 'utf8'));
    const loadable = files.filter(
      (path) =>
        /^dist\/((lanelight|loader)[^/]*|framed|text-size|builder|render\/(page-settings|text-size))\.js$/.test(
          path,
        ) || /^dist\/.*\.css$/.test(path),
    );
    assert.ok(loadable.length > 10);
    for (const path of loadable) {
      const hash = createHash('sha384').update(await readFile(join(root, path)));
      assert.equal(hashes[path.replace('dist/', '')], `sha384-${hash.digest('base64')}`, path);
    }
    assert.equal(Object.keys(hashes).length, loadable.length);
  });

  it('holds what is built, its documents, and nothing else', () => {
    const known = /^(dist\/|custom-elements\.json$|package\.json$|[A-Z-]+(\.\w+)?\.md$|LICENSE)/;
    assert.deepEqual(
      files.filter((path) => !known.test(path) || /tsbuildinfo|\.test\./.test(path)),
      [],
    );
  });

  it('imports only what is installed with it', async () => {
    const known = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    const modules = files.filter((path) => /^dist\/.*\.js$/.test(path) && !path.startsWith('dist/lanelight'));
    const strays = await Promise.all(
      modules.map(async (path) => {
        const code = await readFile(join(root, path), 'utf8');
        const lazy = [...code.matchAll(/\bimport\('([^']*)'\)/g)].map(([, name]) => name);
        const fixed = parseAst(code).body.flatMap(({ source }) => source?.value ?? []);
        return [...fixed, ...lazy]
          .filter((name) => !name.startsWith('.'))
          .filter(
            (name) =>
              !name.startsWith('node:') &&
              !known.some((each) => name === each || name.startsWith(`${each}/`)),
          )
          .map((name) => `${path} imports ${name}`);
      }),
    );
    assert.deepEqual(strays.flat(), []);
  });

  it('holds Lit and the elements once as a module, once as a classic script', async () => {
    const holders = [];
    for (const path of files.filter((each) => /^dist\/[^/]+\.js$/.test(each)))
      if (/\battachShadow\b/.test(await readFile(join(root, path), 'utf8'))) holders.push(path);
    assert.deepEqual(holders.sort(), ['dist/lanelight.classic.js', 'dist/lanelight.js']);
  });

  it('names no folder of the machine that built it', async () => {
    const named = [];
    for (const path of files)
      if ((await readFile(join(root, path), 'utf8')).includes(root.slice(0, -1))) named.push(path);
    assert.deepEqual(named, []);
  });

  it('is of at most 2 MB unpacked', () => {
    assert.ok(size <= 2 * 1024 * 1024, `${size} bytes`);
  });

  it('runs nothing when it is installed, and brings the elements’ two dependencies', () => {
    const hooks = Object.keys(manifest.scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name));
    assert.deepEqual(hooks, []);
    assert.deepEqual(Object.keys(manifest.dependencies), ['@lit/localize', 'lit']);
  });

  it('brings the licence of everything that is copied into it', async () => {
    const normalize = (text) => text.replace(/[\s>*\d.<\\]+/g, ' ');
    const [notices, packages] = [
      await readFile(join(root, 'THIRD-PARTY.md'), 'utf8'),
      JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')).packages,
    ];
    assert.ok(files.includes('THIRD-PARTY.md'));
    for (const [name, from] of [
      ['lit', 'node_modules/lit'],
      ['@lit/localize', 'node_modules/@lit/localize'],
      ['uqr', 'node_modules/uqr'],
    ]) {
      const licence = await readFile(join(root, from, 'LICENSE'), 'utf8');
      const [, copyrights, terms] = /^.*\n+((?:Copyright.*\n+)+)([^]*)$/.exec(licence);
      assert.ok(normalize(notices).includes(normalize(terms).trim()), `the terms of ${name}`);
      for (const line of copyrights.trim().split(/\n+/)) assert.ok(notices.includes(line.trim()), line);
      const { version } = packages[from];
      assert.match(notices, new RegExp(`(?:Lit|${name})\\]\\([^)]*\\) ${version.replaceAll('.', '\\.')}`));
    }
  });

  it('satisfies publint', async () => {
    const { stdout } = await runTool('publint/src/cli.js', '--strict', tarball);
    assert.match(stdout, /All good/);
  });

  it('gives its types to every resolver of ES modules', async () => {
    const untyped = Object.entries(manifest.exports)
      .filter(([, entry]) => typeof entry === 'string')
      .map(([name]) => name.replace('./', ''));
    await runTool(
      '@arethetypeswrong/cli/dist/index.js',
      tarball,
      '--profile',
      'esm-only',
      '--exclude-entrypoints',
      ...untyped,
    );
  });
});

describe('the package in an empty project', () => {
  let project;
  const use = (code) => run(process.execPath, ['--input-type=module', '--eval', code], { cwd: project });

  before(async () => {
    project = await packed.install();
  });

  it('is imported in Node, and registers nothing without a definition', async () => {
    const tags = JSON.stringify(elements.map(({ tag }) => tag));
    const names = JSON.stringify(elements.map(({ className }) => className));
    const { stdout } = await use(`
      const all = await import('lanelight');
      const classes = ${names}.filter((name) => typeof all[name] === 'function');
      const before = ${tags}.filter((tag) => globalThis.customElements?.get(tag));
      await import('lanelight/define');
      const after = ${tags}.filter((tag) => customElements.get(tag));
      console.log(JSON.stringify({ classes, before, after }));`);
    const { classes, before: early, after: defined } = JSON.parse(stdout);
    assert.deepEqual(
      classes,
      elements.map(({ className }) => className),
    );
    assert.deepEqual(early, []);
    assert.deepEqual(
      defined,
      elements.map(({ tag }) => tag),
    );
  });

  it('gives each of its entries in Node', async () => {
    const wantsPeer = ['./react', './ssr', './hydrate'];
    const modules = Object.entries(manifest.exports)
      .filter(([name, entry]) => typeof entry !== 'string' && !wantsPeer.includes(name))
      .map(([name]) => name.replace('.', 'lanelight'));
    const { stdout } = await use(`
      for (const name of ${JSON.stringify(modules)}) {
        await import(name);
        console.log(name);
      }`);
    assert.deepEqual(stdout.trim().split('\n'), modules);
  });

  it('gives each of its other files by its entry, whole', async () => {
    const names = Object.entries(manifest.exports)
      .filter(([name, entry]) => typeof entry === 'string' && !name.includes('*'))
      .map(([name]) => name.replace('.', 'lanelight'));
    const themes = files
      .filter((path) => /^dist\/themes\/[\w-]+\.css$/.test(path))
      .map((path) => path.replace('dist', 'lanelight'));
    assert.ok(themes.length > 3 && names.length > 15);
    const { stdout } = await use(`
      import { readFileSync } from 'node:fs';
      for (const name of ${JSON.stringify([...names, ...themes])}) {
        const text = readFileSync(new URL(import.meta.resolve(name)), 'utf8');
        if (name.endsWith('.json')) JSON.parse(text);
        if (text.length > 50) console.log(name);
      }`);
    assert.deepEqual(stdout.trim().split('\n'), [...names, ...themes]);
  });

  it('says of each module rightly whether an import alone does something', async () => {
    const patterns = manifest.sideEffects.filter((pattern) => pattern.startsWith('./dist/'));
    const toExpression = (pattern) =>
      new RegExp(`^${pattern.slice(2).replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`);
    const expressions = patterns.map(toExpression);
    assert.deepEqual(
      patterns.filter((pattern, index) => !files.some((path) => expressions[index].test(path))),
      [],
      'patterns that name no file',
    );
    // The bundles are one thing each with their lazy parts, and want a page.
    const modules = files.filter((path) =>
      /^dist\/(?!(lanelight|loader|builder|embed\/loader)\.).*\.js$/.test(path),
    );
    const isListed = (path) => expressions.some((expression) => expression.test(path));
    const quiet = modules.filter((path) => !isListed(path));
    const { stdout } = await use(`
      const tags = ${JSON.stringify(elements.map(({ tag }) => tag))};
      const missing = /Cannot find package '(react|lanelight-service|@lit-labs\\/ssr|@lit-labs\\/ssr-client|parse5)'|lanelight\\/ssr /;
      await import('lit');
      const known = Object.getOwnPropertyNames(globalThis).length;
      for (const path of ${JSON.stringify(quiet)}) {
        await import('./node_modules/lanelight/' + path).catch(({ message }) => {
          if (!missing.test(message)) console.log(path, message);
        });
        const now = Object.getOwnPropertyNames(globalThis);
        const defined = tags.filter((tag) => customElements.get(tag));
        if (now.length !== known || defined.length > 0) {
          console.log(path, now.slice(known).join(), defined.join());
          break;
        }
      }`);
    assert.equal(stdout, '');
    const listed = modules.filter(isListed);
    assert.ok(listed.length > 15);
    const silent = await Promise.all(
      listed.map(async (path) => {
        const { out, failed } = await use(`
          const tags = ${JSON.stringify(elements.map(({ tag }) => tag))};
          await import('lit');
          await import('./node_modules/lanelight/${path}');
          console.log(tags.some((tag) => customElements.get(tag)));`).then(
          ({ stdout }) => ({ out: stdout.trim() }),
          () => ({ failed: true }),
        );
        return failed || out !== 'false' ? [] : path;
      }),
    );
    assert.deepEqual(silent.flat(), []);
  });

  it('leaves out of a bundle what is not used, and keeps the definitions that are', async () => {
    const sizeOf = async (code) => (await bundleProject(project, code)).length;
    assert.ok((await sizeOf("import 'lanelight';")) < 100, 'an import for nothing');
    const one = await bundleProject(project, "import 'lanelight/stat-counter/define';");
    assert.match(one, /stat-counter/);
    assert.doesNotMatch(one, /worker-profile/);
  });

  it('renders in Chromium, bundled by Vite', async () => {
    const script = await bundleProject(project, "import 'lanelight/define';");
    const body = elements.map(({ tag }) => `<${tag}></${tag}>`).join('');
    const server = createServer(({ url }, response) => {
      response.setHeader('content-type', url === '/' ? 'text/html' : 'text/javascript');
      response.end(
        url === '/' ? `<!doctype html><body>${body}<script type="module" src="/bundle.js"></script>` : script,
      );
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const browser = await puppeteer.launch({ executablePath: provideChromium().path, args: chromiumArgs });
    const page = await browser.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const rendered = await page.evaluate(() =>
      [...document.body.children].filter(({ shadowRoot }) => shadowRoot).map(({ localName }) => localName),
    );
    await browser.close();
    server.close();
    assert.deepEqual(errors, []);
    assert.deepEqual(
      rendered,
      elements.map(({ tag }) => tag),
    );
  });
});

function runTool(path, ...args) {
  return run(process.execPath, [join(root, 'node_modules', path), ...args], { cwd: root });
}
