import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFile } from './file-lock.ts';

let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'serai-lock-'));
  file = path.join(folder, 'some.lock');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a file is locked once at a time', () => {
  const first = lockFile(file);
  expect(lockFile(file)).toBeUndefined();
  first?.release();
  const second = lockFile(file);
  expect(second).toBeDefined();
  first?.release();
  expect(lockFile(file)).toBeUndefined();
  second?.release();
});

test('the lock of a killed program is free at once, however often its pid was given out since', async () => {
  const program = `import { lockFile } from ${JSON.stringify(path.join(import.meta.dirname, 'file-lock.ts'))};
    console.log(lockFile(${JSON.stringify(file)}) === undefined ? 'refused' : 'locked');
    setInterval(() => {}, 60_000);`;
  const other = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: unknown[] = await once(other.stdout, 'data');
  expect(String(lines[0])).toBe('locked\n');
  expect(lockFile(file)).toBeUndefined();
  other.kill('SIGKILL');
  await once(other, 'exit');
  const lock = lockFile(file);
  expect(lock).toBeDefined();
  lock?.release();
});

test('a folder that cannot be written is named', () => {
  expect(() => lockFile(path.join(folder, 'missing/some.lock'))).toThrow(/missing\/some\.lock cannot be locked/);
});
