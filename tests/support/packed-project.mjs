/** The package as npm would give it, and a project that has it. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** @returns the tarball, and what npm says of it */
export async function packInto(folder) {
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root });
  const [packed] = JSON.parse(stdout);
  return {
    tarball: join(folder, packed.filename),
    files: packed.files.map(({ path }) => path),
    size: packed.unpackedSize,
  };
}

/** A folder of its own, the package in it, and later a project that has the package installed. */
export async function pack() {
  const folder = await mkdtemp(join(tmpdir(), 'lanelight-package-'));
  const packed = await packInto(folder);
  return {
    folder,
    ...packed,
    /** @returns {Promise<string>} its folder */
    async install() {
      const project = join(folder, 'project');
      await mkdir(project);
      await writeFile(
        join(project, 'package.json'),
        '{ "name": "project", "private": true, "type": "module" }',
      );
      const quiet = ['--prefer-offline', '--no-audit', '--no-fund'];
      await run('npm', ['install', ...quiet, packed.tarball], { cwd: project });
      return project;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What a bundler makes of some code in a project: one script. */
export async function bundleProject(project, code) {
  const entry = join(project, `entry-${Date.now()}.js`);
  await writeFile(entry, code);
  const [{ output }] = await build({
    root: project,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      modulePreload: false,
      lib: { entry, formats: ['es'], cssFileName: 'style' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
    resolve: { preserveSymlinks: true },
  });
  return output[0].code;
}
