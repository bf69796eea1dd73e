/** The versions and CHANGELOGs that the changesets ask for, made as for a release, in a copy. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (...path) => readFile(join(...path), 'utf8');
const files = (await readdir(join(root, '.changeset'))).filter((name) => name.endsWith('.md'));

/** A changeset's words, however Markdown is laid out. */
const squeeze = (text) => text.replace(/[\s\\*_]/g, '');

let copy;
before(async () => {
  copy = await mkdtemp(join(tmpdir(), 'lanelight-release-'));
  for (const path of [
    'package.json',
    '.changeset',
    'service/package.json',
    'CHANGELOG.md',
    'service/CHANGELOG.md',
  ])
    await cp(join(root, path), join(copy, path), { recursive: true }).catch((error) => {
      // Before the first release.
      if (error.code !== 'ENOENT') throw error;
    });
  await run('git', ['init', '--quiet'], { cwd: copy });
  await run(process.execPath, [join(root, 'scripts/changeset.mjs'), 'version'], { cwd: copy });
});
after(() => rm(copy, { recursive: true, force: true }));

it('takes every changeset into the CHANGELOG of each package that it names', async () => {
  const lost = [];
  for (const file of files) {
    const [, front, text] = /^---\n([^]*?)\n---\n\n([^]*)$/.exec(await read(root, '.changeset', file));
    const [first] = text.trim().split('\n');
    for (const [, name] of front.matchAll(/^'(lanelight|lanelight-service)': (?:major|minor|patch)$/gm)) {
      const log = await read(copy, name === 'lanelight' ? '.' : 'service', 'CHANGELOG.md');
      if (!squeeze(log).includes(squeeze(first))) lost.push(`${file}: ${name}`);
    }
  }
  assert.deepEqual(lost, []);
  assert.deepEqual(
    (await readdir(join(copy, '.changeset'))).filter((name) => name.endsWith('.md')),
    [],
  );
});

it('counts the version up by the greatest of them, and changes nothing else of the package', async () => {
  const [before, now] = [await read(root, 'package.json'), await read(copy, 'package.json')];
  const bumps = await Promise.all(files.map((file) => read(root, '.changeset', file)));
  const [major, minor, patch] = JSON.parse(before).version.split('.').map(Number);
  const asks = (bump) => bumps.some((text) => text.includes(`'lanelight': ${bump}\n`));
  const wanted = asks('major')
    ? [major + 1, 0, 0]
    : asks('minor')
      ? [major, minor + 1, 0]
      : asks('patch')
        ? [major, minor, patch + 1]
        : [major, minor, patch];
  assert.equal(now, before.replace(/"version": "[^"]*"/, `"version": "${wanted.join('.')}"`));
});
