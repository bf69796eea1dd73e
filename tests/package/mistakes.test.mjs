/**
 * What a developer meets who makes a mistake with the installed package: a message that says what is wrong, each with its
 * remedy in docs/frameworks.md, or no fault at all.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build as esbuild } from 'esbuild';
import { bundleProject, pack } from '../support/packed-project.mjs';

const run = promisify(execFile);
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const guide = await readFile(new URL('../../docs/frameworks.md', import.meta.url), 'utf8');

let packed;
let project;
before(async () => {
  packed = await pack();
  project = await packed.install();
});
after(() => packed?.remove());

const node = (...args) =>
  run(process.execPath, args, { cwd: project }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
const module = (code) => node('--input-type=module', '--eval', code);
const lanelight = (...args) => node(join(project, 'node_modules/lanelight/dist/cli/lanelight.js'), ...args);

/** Asks for one line of the guide too: its quotation has to be in the message. */
function says(text, quotation) {
  assert.ok(text.includes(quotation), `${quotation}\nin\n${text}`);
  const row = guide.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${quotation}\``));
  assert.ok(row, `docs/frameworks.md has no row for “${quotation}”`);
}

describe('a wrong import', () => {
  it('of a path is refused in Node with the path', async () => {
    const { code, stderr } = await module("import 'lanelight/like-buton/define'");
    assert.equal(code, 1);
    assert.match(stderr, /'\.\/like-buton\/define'.*lanelight[/\\]package\.json/);
    says(stderr, 'is not defined by "exports"');
  });

  it('of a path stops a build with the path', async () => {
    await assert.rejects(
      bundleProject(project, "import 'lanelight/like-buton/define';"),
      /like-buton\/define/,
    );
  });

  it('stays unknown to a compiler', async () => {
    await writeFile(join(project, 'wrong.ts'), "import 'lanelight/like-buton/define';\n");
    const tsc = join(modules, 'typescript/bin/tsc');
    for (const resolution of ['bundler', 'nodenext']) {
      const module = resolution === 'bundler' ? 'esnext' : resolution;
      const { code, stdout } = await node(
        ...[tsc, '--noEmit', '--skipLibCheck', 'wrong.ts'],
        ...['--module', module, '--moduleResolution', resolution],
      );
      assert.notEqual(code, 0);
      assert.match(stdout, /Cannot find module .*'lanelight\/like-buton\/define'/);
    }
  });

  it('of a name is refused with the name', async () => {
    const { code, stderr } = await module("import { LikeButon } from 'lanelight'");
    assert.equal(code, 1);
    assert.match(stderr, /LikeButon/);
    says(stderr, 'does not provide an export named');
  });
});

describe('a missing peer', () => {
  for (const [entry, peer] of [
    ['react', 'react'],
    ['hydrate', '@lit-labs/ssr-client'],
  ])
    it(`of lanelight/${entry} is named`, async () => {
      const { code, stderr } = await module(`import 'lanelight/${entry}'`);
      assert.equal(code, 1);
      assert.match(stderr, /lanelight[/\\]dist/);
      says(stderr, `Cannot find package '${peer}'`);
    });

  for (const [entry, peer] of [
    ['react', 'react'],
    ['hydrate', '@lit-labs/ssr-client/lit-element-hydrate-support.js'],
  ]) {
    it(`of lanelight/${entry} is asked for by what Vite builds`, async () => {
      const script = await bundleProject(
        project,
        `import * as all from 'lanelight/${entry}'; console.log(all);`,
      );
      const [, message] = /throw Error\((".*")\);/.exec(script);
      says(JSON.parse(message), 'imported by "lanelight". Is it installed?');
      assert.ok(message.includes(JSON.stringify(`Could not resolve "${peer}"`).slice(1, -1)), message);
    });

    it(`of lanelight/${entry} stops esbuild with its name`, async () => {
      const contents = `import 'lanelight/${entry}';`;
      await assert.rejects(
        esbuild({
          stdin: { contents, resolveDir: project },
          bundle: true,
          write: false,
          format: 'esm',
          logLevel: 'silent',
        }),
        ({ errors: [{ text }] }) => text === `Could not resolve "${peer}"`,
      );
    });
  }

  it('of lanelight/ssr is named with the command that brings all', async () => {
    const { code, stderr } = await module("import 'lanelight/ssr'");
    assert.equal(code, 1);
    says(stderr, 'npm install @lit-labs/ssr @lit-labs/ssr-client parse5');
  });

  it('of the command `serve` is named with the command that brings it, on one line', async () => {
    const column = new URL('../../content/faxian-shanguang-de-ni.json', import.meta.url);
    await cp(column, join(project, 'column.json'));
    const { code, stderr } = await lanelight('serve', 'column.json', '--port', '0');
    await rm(join(project, 'column.json'));
    assert.equal(code, 1);
    assert.equal(stderr.trim().split('\n').length, 1, stderr);
    says(stderr, 'npm install lanelight-service');
  });
});

describe('`require`', () => {
  const old = async (code, ...flags) => {
    await writeFile(join(project, 'old.cjs'), code);
    return node(...flags, 'old.cjs');
  };

  it('works: CommonJS of today’s Node takes ES modules', async () => {
    const { stdout, stderr } = await old(
      "const { LikeButtonElement } = require('lanelight'); require('lanelight/define'); const { renderCms } = require('lanelight/render'); console.log(typeof LikeButtonElement, Boolean(customElements.get('like-button')), typeof renderCms);",
      '--no-warnings',
    );
    assert.equal(stdout.trim(), 'function true function', stderr);
  });

  it('of what waits for its peers is told to be `import()`', async () => {
    const { code, stderr } = await old("require('lanelight/ssr')");
    assert.equal(code, 1);
    says(stderr, 'Use import() instead');
  });

  it('in an older Node is told to be `import()`', async () => {
    const { code, stderr } = await old("require('lanelight')", '--no-experimental-require-module');
    assert.equal(code, 1);
    says(stderr, 'to a dynamic import()');
  });
});

it('hydration that comes after the elements is warned of, in development', async () => {
  // Stands for the peer: what is asked for here is only the order.
  const code = (await readFile(join(project, 'node_modules/lanelight/dist/ssr/hydrate.js'), 'utf8')).replace(
    /import '@lit-labs[^']*';/,
    '',
  );
  const copy = join(project, 'node_modules/lanelight/dist/ssr/hydrate-alone.js');
  await writeFile(copy, code);
  const warnings = async (order) => {
    const { stderr } = await node('--conditions=development', '--input-type=module', '--eval', order);
    return stderr;
  };
  const late = "await import('./node_modules/lanelight/dist/ssr/hydrate-alone.js');";
  says(await warnings(`await import('lanelight/define'); ${late}`), 'lanelight/hydrate came after Lit');
  assert.doesNotMatch(await warnings(`${late} await import('lanelight/define');`), /came after Lit/);
  await rm(copy);
});
