import { DatabaseSync } from 'node:sqlite';

export type FileLock = { release(): void };

const SQLITE_BUSY = 5;

// An open lock that nobody refers to would be closed by the garbage collector, and let go of.
const held = new Set<DatabaseSync>();

/**
 * Takes the operating system's exclusive lock on a file, or answers undefined when another program has it. The system
 * lets go of it however its holder ends, so there is no stale lock to recognise. Node itself cannot lock files; SQLite can.
 */
export function lockFile(path: string): FileLock | undefined {
  const file = openFile(path);
  try {
    file.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    file.close();
    if (isBusy(error)) return undefined;
    throw unlockable(path, error);
  }
  held.add(file);
  return {
    release() {
      if (held.delete(file)) file.close();
    },
  };
}

function openFile(path: string): DatabaseSync {
  try {
    return new DatabaseSync(path, { timeout: 0 });
  } catch (error) {
    throw unlockable(path, error);
  }
}

const isBusy = (error: unknown) => error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;

const unlockable = (path: string, cause: unknown) =>
  new Error(`${path} cannot be locked: does the folder belong to another account?`, { cause });
