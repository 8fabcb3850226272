import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDataFolder } from '../data-folder.ts';
import { accountFor, canReach, type Account } from './account.ts';
import { canRunInPlace, copiedBinaries, packagedBinaries, type Binaries } from './binaries.ts';

/** Where one embedded database lives and what runs it. */
export type Place = { folder: string; cluster: string; sockets: string; account: Account; binaries: Binaries };

/** The socket's file carries the port in its name; nothing listens on the network. */
export const SOCKET_PORT = 5432;

// Linux takes 107 bytes, macOS 103.
const LONGEST_SOCKET_PATH = 103;

/** Finds or makes the place of the database wanted in a folder; elsewhere when root's PostgreSQL cannot enter that folder. */
export function preparePlace(wanted: string, onProgress: (step: string) => void): Place {
  const folder = reachableFolder(wanted, onProgress);
  const cluster = path.join(folder, 'cluster');
  const account = accountFor(cluster);
  const packaged = packagedBinaries();
  const binaries = canRunInPlace(packaged, account) ? packaged : copiedBinaries(packaged, folder, account, onProgress);
  return { folder, cluster, sockets: socketFolder(folder, account), account, binaries };
}

/** Makes a folder that only PostgreSQL's account may enter. */
export function makePrivate(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
}

function reachableFolder(wanted: string, onProgress: (step: string) => void): string {
  if (canReach(accountFor(path.join(wanted, 'cluster')), wanted)) return wanted;
  const elsewhere = path.join('/var/lib', `serai-${shortHash(wanted)}`);
  makeDataFolder(elsewhere);
  onProgress(`PostgreSQL cannot enter ${wanted}; its database lives in ${elsewhere}`);
  writeFileSync(path.join(wanted, 'moved-to.txt'), `${elsewhere}\n`);
  return elsewhere;
}

function socketFolder(folder: string, account: Account): string {
  const near = path.join(folder, 'socket');
  const sockets = isShortEnough(near) ? near : path.join(shortTemporaryFolder(), `serai-${shortHash(folder)}`);
  makePrivate(sockets, account);
  refuseForeign(sockets, account);
  return sockets;
}

const isShortEnough = (folder: string) =>
  Buffer.byteLength(path.join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_PATH;

const shortTemporaryFolder = () => (isShortEnough(path.join(tmpdir(), 'serai-0123456789ab')) ? tmpdir() : '/tmp');

/** In a folder shared by all accounts somebody else might have put a folder or link of that name first. */
function refuseForeign(folder: string, account: Account): void {
  const found = lstatSync(folder);
  const owner = account.uid ?? process.getuid?.();
  if (found.isDirectory() && found.uid === owner) return;
  throw new Error(`${folder} belongs to another account; remove it, or choose a shorter SERAI_DATA.`);
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);
