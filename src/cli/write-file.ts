import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
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
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${file}:写不进去(${code ?? (error as Error).message})。Cannot be written.`);
  }
}
