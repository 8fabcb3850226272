import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import { send } from './load.ts';

const root = path.resolve(import.meta.dirname, '..');

export type Running = {
  process: ChildProcess;
  pid: number;
  port: number;
  startedIn: number;
  stop: () => Promise<void>;
};

/** Starts a program of this project and waits until it serves. Milliseconds until then are part of the answer. */
export async function start(
  command: readonly string[],
  port: number,
  ready: string,
  environment: Record<string, string> = {},
): Promise<Running> {
  const began = performance.now();
  const child = spawn(process.execPath, [...command], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await serves(port, ready))) {
    if (child.exitCode !== null) throw new Error(`${command.join(' ')} ended with ${child.exitCode}`);
    if (performance.now() - began > 120_000) throw new Error(`${command.join(' ')} did not serve within two minutes`);
    await sleep(20);
  }
  return {
    process: child,
    pid: child.pid ?? 0,
    port,
    startedIn: Math.round(performance.now() - began),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function serves(port: number, ready: string): Promise<boolean> {
  try {
    return (await send(port, { path: ready })).status === 200;
  } catch {
    return false;
  }
}
