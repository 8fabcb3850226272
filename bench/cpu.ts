import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Ticks a second in /proc; 100 on every Linux that Node runs on, asked all the same. */
const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

type Times = { parent: number; own: number; ended: number; resident: number };

function timesOf(pid: number): Times | null {
  const place = `/proc/${pid}/stat`;
  if (!existsSync(place)) return null;
  // The name stands in parentheses and may hold anything; what follows it is plain.
  const fields = readFileSync(place, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  const [parent, user, system, endedUser, endedSystem, pages] = [1, 11, 12, 13, 14, 21].map((at) => Number(fields[at]));
  return {
    parent: parent ?? 0,
    own: (user ?? 0) + (system ?? 0),
    ended: (endedUser ?? 0) + (endedSystem ?? 0),
    resident: (pages ?? 0) * 4_096,
  };
}

/** Milliseconds of CPU, user and system, that these processes and all their children have spent so far. */
export function cpuOf(roots: readonly number[]): number {
  const all = new Map<number, Times>();
  for (const name of readdirSync('/proc')) {
    const times = /^\d+$/.test(name) ? timesOf(Number(name)) : null;
    if (times) all.set(Number(name), times);
  }
  const counted = new Set(roots);
  for (let grew = true; grew;) {
    grew = false;
    for (const [pid, { parent }] of all) {
      if (counted.has(parent) && !counted.has(pid)) {
        counted.add(pid);
        grew = true;
      }
    }
  }
  const sum = [...counted].reduce((total, pid) => total + (all.get(pid)?.own ?? 0) + (all.get(pid)?.ended ?? 0), 0);
  return (sum / ticks) * 1_000;
}

/** Megabytes that a process keeps in memory. */
export const residentOf = (pid: number): number => Math.round((timesOf(pid)?.resident ?? 0) / 1_048_576);

/** Where a node's database really lies: its own account may have moved it. */
export function databaseFolderOf(dataFolder: string): string {
  const moved = `${dataFolder}/moved-to.txt`;
  return existsSync(moved) ? (readFileSync(moved, 'utf8').trim().split('\n').at(-1) ?? dataFolder) : dataFolder;
}

/** The postmaster of a data folder. */
export function postmasterOf(dataFolder: string): number {
  const folder = databaseFolderOf(dataFolder);
  for (const name of ['cluster', 'data', '.']) {
    const place = `${folder}/${name}/postmaster.pid`;
    if (existsSync(place)) return Number(readFileSync(place, 'utf8').split('\n')[0]);
  }
  throw new Error(`no postmaster found under ${folder}`);
}
