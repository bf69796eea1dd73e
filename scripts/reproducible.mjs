/**
 * `npm run test:reproducible`: builds the last commit twice, from clones of their own in folders of other names, at another
 * hour and in another language, and compares the packages byte by byte. Ends with 1 when a file differs.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

/** What must not matter to a build. */
const places = [
  { path: 'a', env: { TZ: 'UTC', LANG: 'C', LC_ALL: 'C', UMASK: '022' } },
  { path: 'another place/另一处', env: { TZ: 'Asia/Urumqi', LANG: 'zh_CN.UTF-8', LC_ALL: '', UMASK: '022' } },
];

/** The packages that are installed here, by hard links where the disk lets us: nobody writes into them. */
async function installInto(clone) {
  const from = join(root, 'node_modules');
  const to = join(clone, 'node_modules');
  await run('cp', ['-al', from, to]).catch(async () => {
    await rm(to, { recursive: true, force: true });
    await cp(from, to, { recursive: true, verbatimSymlinks: true });
  });
  for (const inner of ['service'])
    await cp(join(root, inner, 'node_modules'), join(clone, inner, 'node_modules'), {
      recursive: true,
      verbatimSymlinks: true,
    }).catch((error) => {
      if (error.code !== 'ENOENT') throw error;
    });
}

/** @returns {Promise<Map<string, string>>} the hash of each file of the package, and that of the package itself */
async function packIn(folder, { path, env }) {
  const clone = join(folder, path);
  await mkdir(clone, { recursive: true });
  await run('git', ['clone', '--quiet', '--no-hardlinks', root, clone]);
  await installInto(clone);
  const options = { cwd: clone, env: { ...process.env, ...env }, maxBuffer: 2 ** 26 };
  await run('sh', ['-ec', 'umask "$UMASK"; npm run --silent build'], options);
  const packages = join(clone, '.cache', 'packed');
  await mkdir(packages, { recursive: true });
  await run('sh', ['-ec', 'umask "$UMASK"; npm pack --silent --pack-destination .cache/packed'], options);
  const [tarball] = await readdir(packages);
  await run('tar', ['xzf', tarball], { cwd: packages });
  const files = await readdir(join(packages, 'package'), { recursive: true, withFileTypes: true });
  const hashes = new Map([[tarball, await hash(join(packages, tarball))]]);
  for (const file of files)
    if (file.isFile()) {
      const whole = join(file.parentPath, file.name);
      hashes.set(whole.slice(join(packages, 'package/').length), await hash(whole));
    }
  return hashes;
}

async function hash(path) {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

const folder = await mkdtemp(join(tmpdir(), 'lanelight-reproducible-'));
try {
  const [first, second] = [await packIn(folder, places[0]), await packIn(folder, places[1])];
  const names = [...new Set([...first.keys(), ...second.keys()])].sort();
  const different = names.filter((name) => first.get(name) !== second.get(name));
  for (const name of different) console.error(`differs: ${name}`);
  console.log(`${names.length - 1} files and their package, built twice: ${different.length} differ.`);
  const [tarball] = first.keys();
  console.log(`sha256 ${first.get(tarball)}  ${tarball}`);
  if (different.length > 0 || names.length < 100) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
