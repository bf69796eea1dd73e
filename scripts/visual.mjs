/**
 * `npm run test:visual`: the stories, drawn by Chromium in every theme, mode, width and direction (tests/visual/scenes.mjs),
 * looked at by axe, and compared with tests/visual/baseline.
 *
 *   npm run test:visual                 compares; what differs is drawn in tests/visual/diff
 *   npm run test:visual -- --update     accepts: draws the baseline anew
 *   npm run test:visual -- like-board   only the pictures whose name contains this
 *
 * Needs nothing but this machine. Letters look different with other fonts or another Chromium: `machine.txt` in the
 * baseline holds the finger-print of a line of text. Where this machine draws that line otherwise, everything is drawn and
 * looked at, and no picture is compared; that is said in the last lines.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { listScenes } from '../tests/visual/scenes.mjs';
import { encodePalette } from './palette-png.mjs';
import { formatSum } from './plain-reporter.mjs';
import { openStories } from '../tests/visual/story-browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const baseline = join(root, 'tests/visual/baseline');
const difference = join(root, 'tests/visual/diff');
const machineFile = join(baseline, 'machine.txt');
const isUpdate = process.argv.includes('--update');
const wanted = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? '';

/** Keeps 4 bits of each colour's 8: a third of the bytes in the repository, for differences that nobody sees. */
const colorMask = 0b1111_0000;

/** The pixels that may differ in one picture: fewer than one character has at half its size. */
const tolerance = 8;

const stories = await openStories();
try {
  await main();
} finally {
  await stories.close();
}

async function main() {
  await rm(difference, { recursive: true, force: true });
  await mkdir(isUpdate ? baseline : difference, { recursive: true });
  const machine = await describeMachine();
  const drawnOn = await readFile(machineFile, 'utf8').catch(() => '');
  const isSame = isUpdate || drawnOn === machine;
  const all = listScenes(await stories.list());
  const scenes = all.filter(({ file }) => file.includes(wanted));
  const sum = { passed: 0, failed: 0 };
  for (const scene of scenes) {
    const problems = await check(scene, isSame).catch((error) => [error.message]);
    sum[problems.length > 0 ? 'failed' : 'passed']++;
    for (const problem of problems) console.log(`✗ ${scene.file}: ${problem}`);
  }
  for (const file of await listStrayFiles(all)) {
    if (isUpdate) await rm(join(baseline, file));
    else if (isSame) console.log(`✗ ${file}: no story is drawn in it any more`);
    sum.failed += isUpdate || !isSame ? 0 : 1;
  }
  if (isUpdate) await writeFile(machineFile, machine);
  if (!isSame) {
    console.log(
      `Not compared: this machine draws text otherwise. Here:\n${machine}The baseline:\n${drawnOn}`,
    );
  } else if (sum.failed > 0) {
    console.log('Look at tests/visual/diff; if the change is meant: npm run test:visual -- --update');
  }
  console.log(`${scenes.length} pictures, ${isSame ? 'compared' : 'not compared'}; axe looked at each`);
  console.log(formatSum(sum));
  process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

/** Draws a scene; then stores it, or compares it with the stored one. Returns what is wrong. */
async function check({ file, id, globals, ...view }, isSame) {
  const { problems, picture } = await stories.draw(id, globals, view);
  const actual = PNG.sync.read(picture);
  if (globals.mode === 'grey') problems.push(...findColour(actual));
  actual.data.forEach((value, index) => (actual.data[index] = value & colorMask));
  if (isUpdate) {
    await writeFile(join(baseline, file), encode(actual));
    return problems;
  }
  if (!isSame) return problems;
  const expected = await readFile(join(baseline, file)).catch(() => undefined);
  const change = expected ? await compare(file, PNG.sync.read(expected), actual) : 'there is no baseline';
  if (!change) return problems;
  await writeFile(join(difference, file), encode(actual));
  return [...problems, change];
}

/** On days of mourning red, green and blue are the same in every pixel, but for rounding. */
function findColour({ data, width }) {
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue] = data.subarray(at, at + 3);
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > 2) {
      const pixel = at / 4;
      return [`rgb(${red} ${green} ${blue}) at ${pixel % width}, ${Math.floor(pixel / width)} is not grey`];
    }
  }
  return [];
}

async function compare(file, expected, actual) {
  const { width, height } = expected;
  if (actual.width !== width || actual.height !== height) {
    return `${actual.width} × ${actual.height} px, not ${width} × ${height}`;
  }
  const diff = new PNG({ width, height });
  const pixels = pixelmatch(expected.data, actual.data, diff.data, width, height, { threshold: 0.1 });
  if (pixels <= tolerance) return undefined;
  await writeFile(join(difference, file.replace('.png', '.diff.png')), encode(diff));
  return `${pixels} pixels differ`;
}

function encode(image) {
  return encodePalette(image) ?? PNG.sync.write(image, { colorType: 2, deflateLevel: 9 });
}

/** Which Chromium, and what its letters look like here. */
async function describeMachine() {
  const picture = PNG.sync.read(await stories.drawLetters());
  picture.data.forEach((value, index) => (picture.data[index] = value & colorMask));
  const letters = createHash('sha256').update(picture.data).digest('hex').slice(0, 16);
  return `letters ${letters}\n`;
}

async function listStrayFiles(scenes) {
  const files = await readdir(baseline).catch(() => []);
  return files.filter((name) => name.endsWith('.png') && !scenes.some(({ file }) => file === name));
}
