/** Installs the frameworks, and puts the packed library beside them: what npm would give, not the source tree. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

for (const folder of [here, join(here, 'react18')]) {
  const { dependencies } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  if (!Object.keys(dependencies).every((name) => existsSync(join(folder, 'node_modules', name))))
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
}

const target = join(here, 'node_modules', 'lanelight');
await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', target], { cwd: root });
const [{ filename }] = JSON.parse(stdout);
await run('tar', ['xzf', filename, '--strip-components=1'], { cwd: target });
await rm(join(target, filename));
