/**
 * `npm run test:cms`: installs the editors and sanitisers, which are tools of this test only, and runs the forms
 * through them. Needs dist/.
 *
 *   npm run test:cms                 compares with tests/cms/matrix.json and the table of docs/cms.md
 *   UPDATE=1 npm run test:cms        writes both
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('./', import.meta.url));
const run = (program, args, cwd) =>
  spawnSync(program, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1;

if (!existsSync(new URL('node_modules/.package-lock.json', import.meta.url))) {
  const status = run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], here);
  if (status !== 0) process.exit(status);
}
process.exitCode = run(process.execPath, ['--test', `${here}golden.mjs`]);
