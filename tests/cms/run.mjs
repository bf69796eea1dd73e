/**
 * `npm run test:cms`: installs the editors, sanitisers and old frameworks, which are tools of this test only, runs the
 * forms through the former and shows the elements beside the latter, in each browser that is installed. Needs dist/.
 *
 *   npm run test:cms                 compares with tests/cms/matrix.json and the table of docs/cms.md
 *   ENGINES=webkit npm run test:cms  the same in one browser (`chromium`, `firefox`, `webkit`)
 *   UPDATE=1 npm run test:cms        writes both, from what comes of it in Chromium
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('./', import.meta.url));
const run = (program, args, cwd) =>
  spawnSync(program, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1;

const at = (path) => new URL(path, import.meta.url);
const { dependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
if (!Object.keys(dependencies).every((name) => existsSync(at(`node_modules/${name}/package.json`)))) {
  const status = run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], here);
  if (status !== 0) process.exit(status);
}
process.env.ENGINES ??= 'all';
process.exitCode = run(process.execPath, ['--test', `${here}golden.mjs`, `${here}frameworks.mjs`]);
