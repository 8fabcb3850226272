import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');
const rows = readFileSync(path.join(ROOT, 'docs/asvs.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|(-|\s*family)/.test(line));

describe('every row of docs/asvs.md', () => {
  test('says what holds it, or that nothing does', () => {
    expect(rows.length).toBeGreaterThan(30);
    const silent = rows.filter((row) => !/`[\w/.-]+`|not yet|not held|does not apply|as many as/.test(row));
    expect(silent).toEqual([]);
  });

  test('names tests that exist', () => {
    const named = rows.flatMap(testsNamedIn);
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter(([file, title]) => !isThere(file, title)).map((pair) => pair.join(': '))).toEqual([]);
  });
});

/** Each file in a row with the titles that follow it. */
function testsNamedIn(row: string): [file: string, title: string][] {
  return row.split(/(?=`[\w/.-]+\.test\.ts`)/).flatMap((part) => {
    const file = /^`([\w/.-]+\.test\.ts)`/.exec(part)?.[1];
    return file ? [...part.matchAll(/"([^"]+)"/g)].map(([, title = '']): [string, string] => [file, title]) : [];
  });
}

const isThere = (file: string, title: string): boolean =>
  existsSync(path.join(ROOT, file)) && readFileSync(path.join(ROOT, file), 'utf8').includes(`'${title}'`);
