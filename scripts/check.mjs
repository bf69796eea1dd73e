/** `npm run check`: everything that must hold before a change is merged. Runs all of it, and says what failed. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The tests build; what follows compares what was built. */
const steps = [
  ['format', 'npm', 'run', 'format'],
  ['lint', 'npm', 'run', 'lint'],
  ['tokens', 'npm', 'run', 'tokens', '--', '--check'],
  ['messages', 'npm', 'run', 'localize', '--', '--check'],
  ['build', 'npm', 'run', 'build'],
  ['types', 'npm', 'run', 'types'],
  ['manifest', 'git', 'diff', '--exit-code', '--stat', '--', 'custom-elements.json'],
  ['integrations', 'npm', 'run', 'integrations', '--', '--check'],
  ['sizes', 'npm', 'run', 'sizes'],
  ['docs', 'npm', 'run', 'test:docs'],
  ['tests', 'npm', 'test'],
  ['engines', 'npm', 'run', 'test:engines'],
  ['pictures', 'npm', 'run', 'test:visual'],
];

/** `--without=tests` leaves a step out, where it was run before. */
const without = process.argv.flatMap((arg) => /^--without=(.*)$/.exec(arg)?.[1].split(',') ?? []);
const remedies = {
  format: 'npm run format:fix',
  tokens: 'npm run tokens, and commit what it wrote',
  messages: 'npm run localize, translate what is new in src/i18n/xliff/, and commit both',
  manifest: 'commit custom-elements.json, which the build made from the JSDoc',
  integrations: 'npm run integrations, and commit what it wrote',
  pictures:
    'look at tests/visual/diff; if it is meant, npm run test:visual -- --update, and commit what it drew',
  sizes: 'npm run sizes:update, and commit sizes.json',
};

const failed = [];
for (const [name, program, ...args] of steps.filter(([name]) => !without.includes(name))) {
  console.log(`\n— ${name}`);
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) failed.push(name);
}
for (const name of failed)
  console.error(`check: ${name} failed${remedies[name] ? `; to mend it: ${remedies[name]}` : ''}`);
console.log(failed.length === 0 ? 'check: all is well' : `check: failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
