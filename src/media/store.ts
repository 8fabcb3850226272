import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Store } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';

/**
 * Opens the folder in which the content of files lies: each content once, named by its SHA-256 (FIPS 180-4) in hexadecimal. What
 * `put` has answered is on the disk; a process killed before leaves only a temporary file, which goes at the next opening.
 * A full disk is the Refusal `store-full` (409).
 */
export function openStore(folder: string): Store {
  const files = path.join(folder, 'files');
  const incoming = path.join(files, 'incoming');
  mkdirSync(incoming, { recursive: true, mode: 0o700 });
  chmodSync(files, 0o700);
  sweep(incoming);
  return {
    async put(content) {
      const digest = digestOf(content);
      const place = placeOf(files, digest);
      if (await isWhole(place, content.byteLength)) return digest;
      await write(content, place, path.join(incoming, randomUUID()));
      return digest;
    },
    async read(digest) {
      const content = await readFile(placeOf(files, digest));
      if (digestOf(content) !== digest) throw new Error(`the stored file ${digest} is damaged`);
      return content;
    },
  };
}

const digestOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

function placeOf(files: string, digest: string): string {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error('not a digest of the store');
  return path.join(files, digest.slice(0, 2), digest);
}

/** Two commands may open one folder at once, so only what nobody can still be writing is swept. */
function sweep(incoming: string): void {
  const yesterday = Date.now() - 86_400_000;
  for (const name of readdirSync(incoming)) {
    const place = path.join(incoming, name);
    const draft = statSync(place, { throwIfNoEntry: false });
    if (draft && draft.mtimeMs < yesterday) rmSync(place, { force: true });
  }
}

async function isWhole(place: string, size: number): Promise<boolean> {
  const found = await stat(place).catch(() => null);
  return found !== null && found.size === size;
}

async function write(content: Uint8Array, place: string, draft: string): Promise<void> {
  try {
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    await writeDown(content, draft);
    await rename(draft, place);
    await syncFolder(path.dirname(place));
  } catch (error) {
    await rm(draft, { force: true });
    if (isDiskFull(error)) throw new Refusal('store-full', 409);
    throw error;
  }
}

async function writeDown(content: Uint8Array, draft: string): Promise<void> {
  const handle = await open(draft, 'wx', 0o600);
  await kept(handle, async () => {
    await handle.writeFile(content);
    await handle.sync();
  });
}

/** Without this the new name could be lost with the power, though the content is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await kept(handle, () => handle.sync());
}

async function kept(handle: FileHandle, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } finally {
    await handle.close();
  }
}

/** No room, over quota, or larger than the file system takes. */
const isDiskFull = (error: unknown) =>
  error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code));
