/** docs/support.md says what the build aims at, what package.json demands, and with which frameworks the tests are run. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import { moduleTarget } from '../../scripts/bundle.mjs';

const root = new URL('../../', import.meta.url);
const read = (path) => readFile(new URL(path, root), 'utf8');
const readJson = async (path) => JSON.parse(await read(path));
const rows = (await read('docs/support.md'))
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()));
const cellOf = (start, column = 2) => rows.find(([, first]) => first.startsWith(start))[column];

it('names the browsers for which the module is built', () => {
  const names = { chrome: 'Chromium', safari: 'Safari', firefox: 'Firefox' };
  const wanted = moduleTarget.map((target) => target.replace(/^[a-z]+/, (name) => `${names[name]} `));
  assert.equal(cellOf('`lanelight.js`'), wanted.join('、'));
});

it('names the versions of Node that the packages demand', async () => {
  const [elements, service] = await Promise.all([readJson('package.json'), readJson('service/package.json')]);
  assert.equal(cellOf('`lanelight` 命令'), `Node ${elements.engines.node}`);
  assert.equal(cellOf('`lanelight-service`'), `Node ${service.engines.node}`);
});

it('names the versions of the frameworks with which the tests are run', async () => {
  const { dependencies } = await readJson('tests/consumers/package.json');
  const old = await readJson('tests/consumers/react18/package.json');
  const shown = Object.entries({
    react: 'React',
    vue: 'Vue',
    svelte: 'Svelte',
    '@angular/core': 'Angular',
    preact: 'Preact',
    'solid-js': 'Solid',
    '@lit-labs/ssr': 'Lit 的服务器渲染',
    typescript: 'TypeScript',
    vite: 'Vite',
  }).map(([name, row]) => [name, cellOf(row).split(',')[0]]);
  assert.deepEqual(
    shown,
    shown.map(([name]) => [name, dependencies[name]]),
  );
  assert.equal(cellOf('React(').split(',')[0], old.dependencies.react);
});
