import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeDataFolder } from './data-folder.ts';
import { lockFile, type FileLock } from './file-lock.ts';

type Server = { pid?: number; address?: string };

/** Another living server holds the folder; `pid` and `address` are what that server wrote down about itself. */
export class FolderTaken extends Error {
  readonly folder: string;
  readonly pid: number | undefined;
  readonly address: string | undefined;

  constructor(folder: string, server: Server) {
    const who = server.pid === undefined ? 'another process' : `process ${server.pid}`;
    const where = server.address === undefined ? '' : ` at ${server.address}`;
    super(
      `Serai already runs on the folder ${folder}: ${who}${where}. Stop it first, or set SERAI_DATA to another folder.`,
    );
    this.name = 'FolderTaken';
    this.folder = folder;
    this.pid = server.pid;
    this.address = server.address;
  }
}

/** Makes this process the only server of a folder until it lets go or ends, kill -9 included; otherwise throws `FolderTaken`. */
export async function claimFolder(folder: string, address?: string): Promise<FileLock> {
  makeDataFolder(folder);
  const lock = lockFile(path.join(folder, 'server.lock'));
  if (lock === undefined) throw new FolderTaken(folder, storedServer(folder));
  const server: Server = address === undefined ? { pid: process.pid } : { pid: process.pid, address };
  writeFileSync(serverFile(folder), `${JSON.stringify(server)}\n`);
  return lock;
}

const serverFile = (folder: string) => path.join(folder, 'server.json');

function storedServer(folder: string): Server {
  try {
    return serverOf(JSON.parse(readFileSync(serverFile(folder), 'utf8')));
  } catch {
    return {};
  }
}

function serverOf(stored: unknown): Server {
  if (typeof stored !== 'object' || stored === null) return {};
  const server: Server = {};
  if ('pid' in stored && typeof stored.pid === 'number') server.pid = stored.pid;
  if ('address' in stored && typeof stored.address === 'string') server.address = stored.address;
  return server;
}
