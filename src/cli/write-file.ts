import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from './usage.js';

/**
 * Writes a file whole or not at all: beside its place first, then into it. What was there stays until then.
 *
 * @throws {UsageError} when it cannot be written
 */
export async function writeWhole(file: string, body: string | Uint8Array): Promise<void> {
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, body);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw toUsageError(file, error);
  }
}

/**
 * Writes the files of a folder all or none: beside the folder first, then into it. Files of others stay where they are.
 *
 * @param files - paths in the folder, and what they hold
 * @throws {UsageError} when one of them cannot be written; the folder is then as it was
 */
export async function writeFolder(
  folder: string,
  files: readonly (readonly [path: string, body: string | Uint8Array])[],
): Promise<void> {
  const draft = `${resolve(folder)}.${randomUUID()}.tmp`;
  const [fresh, former] = [join(draft, 'new'), join(draft, 'old')];
  try {
    for (const [path, body] of files) {
      await mkdir(dirname(join(fresh, path)), { recursive: true });
      await writeFile(join(fresh, path), body);
    }
    const paths = files.map(([path]) => path);
    if (await isThere(folder)) await replaceAll(paths, { from: fresh, to: folder, former });
    else await rename(fresh, folder);
  } catch (error) {
    throw toUsageError(folder, error);
  } finally {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Puts files into the places of others, of which there are copies until the last one is in. */
async function replaceAll(
  paths: readonly string[],
  { from, to, former }: { from: string; to: string; former: string },
): Promise<void> {
  const undo: (() => Promise<unknown>)[] = [];
  try {
    for (const path of paths) {
      const [place, kept] = [join(to, path), join(former, path)];
      const made = await mkdir(dirname(place), { recursive: true });
      if (made) undo.push(() => rm(made, { recursive: true }));
      if (await isThere(place)) {
        await mkdir(dirname(kept), { recursive: true });
        await copyFile(place, kept);
        undo.push(() => rename(kept, place));
      } else undo.push(() => rm(place, { force: true }));
      await rename(join(from, path), place);
    }
  } catch (error) {
    for (const each of undo.reverse()) await each();
    throw error;
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function toUsageError(path: string, error: unknown): UsageError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new UsageError(`${path}:写不进去(${code ?? message})。Cannot be written.`);
}
