/** Commands that the guides, the workflows and the checks write down: there are such scripts and files. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import yaml from 'js-yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const service = JSON.parse(await readFile(join(root, 'service/package.json'), 'utf8')).scripts;
const guides = (await readdir(join(root, 'docs'), { recursive: true }))
  .filter((path) => path.endsWith('.md') && !path.startsWith('decisions'))
  .map((path) => `docs/${path}`);
const workflows = (await readdir(join(root, '.github/workflows'))).map((name) => `.github/workflows/${name}`);
const files = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', '.ci/run', ...guides, ...workflows];

for (const file of files)
  it(`${file} writes no command that is not there`, async () => {
    const text = await readFile(join(root, file), 'utf8');
    const unknown = [];
    for (const [command, name] of text.matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g))
      if (!(name in scripts) && !(name in service)) unknown.push(command);
    for (const [command, path] of text.matchAll(
      /\bnode ((?:scripts|bench|tests|website|dist)\/[\w./-]+\.m?js)/g,
    ))
      if (!existsSync(join(root, path))) unknown.push(command);
    assert.deepEqual(unknown, []);
  });

it('a release runs the whole check, compares two builds, and publishes with provenance', async () => {
  const { jobs } = yaml.load(await readFile(join(root, '.github/workflows/release.yml'), 'utf8'));
  const steps = jobs.publish.steps.map(({ run = '' }) => run);
  const places = ['.ci/run', 'npm run test:reproducible', 'npm publish --provenance', 'npm sbom'].map(
    (command) => steps.findIndex((run) => run.includes(command)),
  );
  assert.ok(!places.includes(-1), String(places));
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  );
  assert.equal(jobs.publish.permissions['id-token'], 'write');
});
