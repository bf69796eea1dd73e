/**
 * What changed in the public interface between two manifests, and whether the changesets say so loudly enough.
 *
 *   npm run api -- old.json              compares a file with custom-elements.json
 *   npm run api -- v0.1.0                compares what a tag, branch or commit has
 *   npm run api -- old.json new.json     compares two files
 *
 * Ends with 1 when users would meet a change that no changeset announces at its weight.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compareManifests, formatChanges, isEnough, weightOf } from './api/compare.mjs';

const root = new URL('..', import.meta.url);
const folder = new URL('.changeset/', root);

function readManifest(from) {
  if (existsSync(from)) return JSON.parse(readFileSync(from, 'utf8'));
  try {
    const text = execFileSync('git', ['show', `${from}:custom-elements.json`], {
      cwd: fileURLToPath(root),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 26,
    });
    return JSON.parse(text);
  } catch {
    throw new Error(`${from} is no file, and no commit that has a custom-elements.json.`);
  }
}

/** The greatest bump that a changeset asks for. */
function readBump(name) {
  const bumps = readdirSync(folder)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map(
      (file) =>
        new RegExp(`^['"]?${name}['"]?: (\\w+)$`, 'm').exec(readFileSync(new URL(file, folder), 'utf8'))?.[1],
    );
  return ['major', 'minor', 'patch'].find((bump) => bumps.includes(bump)) ?? 'none';
}

try {
  const [before, after = fileURLToPath(new URL('custom-elements.json', root))] = process.argv.slice(2);
  if (!before) throw new Error('Name the old manifest: npm run api -- old.json, or npm run api -- v0.1.0');
  const { name, version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const changes = compareManifests(readManifest(before), readManifest(after));
  console.log(formatChanges(changes));
  const [needed, bump] = [weightOf(changes, version), readBump(name)];
  console.log(`\nNeeded: ${needed}. The changesets say: ${bump}.`);
  if (!isEnough(bump, needed)) {
    console.error(
      `Users would meet a ${needed} change unannounced: add a changeset (npm run changeset) that says ${needed}.`,
    );
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
