import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** An empty data folder for a test, which PostgreSQL's account can enter where root runs the test. */
export function dataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'serai-fault-'));
  chmodSync(folder, 0o711);
  return folder;
}

export function removeDataFolder(folder: string): void {
  const pointer = path.join(folder, 'moved-to.txt');
  if (existsSync(pointer)) rmSync(readFileSync(pointer, 'utf8').trim(), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
