import { chmodSync, mkdirSync } from 'node:fs';

/** Makes a folder for what Serai keeps: root's may be passed through by PostgreSQL's account, an ordinary user's is private. */
export function makeDataFolder(folder: string): void {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  const isNew = mkdirSync(folder, { recursive: true, mode }) !== undefined;
  if (isNew) chmodSync(folder, mode); // whatever the umask
}
