import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SOCKET_PORT } from './place.ts';

/** The running server of a cluster, as PostgreSQL itself wrote it down. */
export type Postmaster = { pid: number; sockets: string; isReady: boolean };

// No system gives out such a number.
const PID_OF_NOBODY = '99999999';

/** The server that runs on a cluster, if one lives. */
export function livingPostmaster(cluster: string): Postmaster | undefined {
  const lines = pidFileLines(cluster);
  const pid = Number(lines[0]);
  if (!(pid > 0) || !isServerOf(pid, cluster)) return undefined;
  return { pid, sockets: lines[4] ?? '', isReady: lines[7]?.trim() === 'ready' };
}

/**
 * A pid file left behind by a killed server stops the next one while its number is a zombie's or another program's. The
 * number is struck out; the rest stays, for by it PostgreSQL finds out whether children of the killed server live on.
 */
export function disownStalePidFile(cluster: string, sockets: string): void {
  const lines = pidFileLines(cluster);
  if (lines.length === 0 || isServerOf(Number(lines[0]), cluster)) return;
  writeFileSync(pidFile(cluster), [PID_OF_NOBODY, ...lines.slice(1)].join('\n'));
  const socket = path.join(lines[4] || sockets, `.s.PGSQL.${SOCKET_PORT}`);
  rmSync(socket, { force: true });
  rmSync(`${socket}.lock`, { force: true });
}

const pidFile = (cluster: string) => path.join(cluster, 'postmaster.pid');

function pidFileLines(cluster: string): string[] {
  try {
    return readFileSync(pidFile(cluster), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** A pid may be a zombie's by now, or have passed to another program: only its command line tells. */
function isServerOf(pid: number, cluster: string): boolean {
  const command = existsSync('/proc/self/stat') ? commandFromProc(pid) : commandFromPs(pid);
  return command.includes('postgres') && command.includes(cluster);
}

/** A zombie has no command line left. */
function commandFromProc(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

const commandFromPs = (pid: number) =>
  spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
