/**
 * `npm run version` and `npm run changeset`: Changesets, for which a repository whose root is a package has no such package.
 * While it runs, the root stands among the workspaces; npm itself, which makes a link of every workspace, never sees that.
 *
 *   node scripts/changeset.mjs version     takes the changesets into the versions and the two CHANGELOG.md
 *   node scripts/changeset.mjs status      what that would be
 *   node scripts/changeset.mjs             writes a changeset
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../node_modules/@changesets/cli/bin.js', import.meta.url));
/** The folder that it is called in, as Changesets itself takes it. */
const file = join(process.cwd(), 'package.json');

const workspaces = /("workspaces": \[)(\s*"\.",)?/;
const write = (root) => {
  const text = readFileSync(file, 'utf8');
  if (!workspaces.test(text)) throw new Error(`${file} has no workspaces.`);
  writeFileSync(file, text.replace(workspaces, `$1${root}`));
};

write('\n    ".",');
try {
  const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  write('');
}
