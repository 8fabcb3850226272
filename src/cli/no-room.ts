import { causesOf } from '#web/failures.ts';

const codes = new Set(['ENOSPC', 'EDQUOT', '53100']);

/** As the file system, SQLite's locks, and the programs of PostgreSQL say it. */
const words = /No space left on device|Disk quota exceeded|database or disk is full/i;

/** Whether a command failed because nothing more can be written to the disk. */
export const isOutOfRoom = (error: unknown): boolean =>
  causesOf(error).some(
    (cause) =>
      words.test(cause.message) || ('code' in cause && typeof cause.code === 'string' && codes.has(cause.code)),
  );

export const noRoom = (folder = '.serai'): string =>
  `There is no room left on the disk of the folder ${folder}. Make some room there, or set SERAI_DATA to a folder on another disk; then start Serai again.`;
