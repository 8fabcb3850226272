import { Refusal } from '#core/refusal.ts';
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { csvRecord, delimiterOf, guardCell, unguardCell } from './csv.ts';
import { linesOf } from './lines.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function read(...pieces: Uint8Array[]) {
  const lines = [];
  for await (const line of linesOf(pieces)) lines.push(line);
  return lines;
}

async function refusalOf(...pieces: Uint8Array[]) {
  const error = await read(...pieces).catch((error: unknown) => error);
  return error instanceof Refusal
    ? { code: error.code, status: error.status, field: error.field, ...error.values }
    : error;
}

test('A list is read with or without byte order mark, with commas or semicolons, whatever ends its lines', async () => {
  const cities = [
    { line: 1, cells: ['slug', 'name'] },
    { line: 2, cells: ['shiraz', 'شیراز'] },
  ];
  expect(await read(bytes('slug,name\nshiraz,شیراز\n'))).toEqual(cities);
  expect(await read(bytes('\uFEFFslug;name\r\nshiraz;شیراز'))).toEqual(cities);
});

test('A line is named by where it begins, below blank lines and cells of several lines', async () => {
  const file = bytes('\uFEFFa,b\r\n1,"x\r\ny\r\nz"\r\n\r\n\n2,b\n,\n3,"é\n"\n4,e');
  expect((await read(file.subarray(0, 17), file.subarray(17))).map(({ line, cells }) => [line, cells[0]])).toEqual([
    [1, 'a'],
    [2, '1'],
    [7, '2'],
    [9, '3'],
    [11, '4'],
  ]);
});

test.each([
  ['no content', [bytes('')], { code: 'csv-empty' }],
  [
    'Latin-1 in line 3',
    [bytes('a,b\nc,d\n'), Buffer.from('Beyo\xf0lu,x\ny,z\n', 'latin1')],
    { code: 'csv-not-utf8', line: 3 },
  ],
  ['UTF-16', [Buffer.from('\uFEFFslug,name\r\nshiraz,x\r\n', 'utf16le')], { code: 'csv-not-utf8', line: 1 }],
  ['a character cut off at the end', [bytes('a,b\nc,'), bytes('é').subarray(0, 1)], { code: 'csv-not-utf8', line: 2 }],
  ['an open quotation mark', [bytes('a,b\nc,d\n1,"x\n2,y\n3,z\n')], { code: 'csv-quotes', line: 3 }],
  ['text after a quotation mark', [bytes('a,b\n"x\r\ny",d\n1,"x"y\n2,y\n')], { code: 'csv-quotes', line: 4 }],
  ['a line without end', [bytes('a,b\n'), bytes('x'.repeat(300_000))], { code: 'csv-line-too-long', line: 2 }],
  ['a cell without end', [bytes(`a,b\nc,d\n"${'x\n'.repeat(200_000)}`)], { code: 'csv-line-too-long', line: 3 }],
  [
    'more cells than a list has',
    [bytes(`a,b\nc,d\n${','.repeat(1_000)}\n`)],
    { code: 'csv-many-cells', line: 3, most: 500 },
  ],
  [
    'nothing but commas',
    [bytes(`a,b\n${',\n'.repeat(20_000)}`)],
    { code: 'csv-many-blank', line: 10_002, most: 10_000 },
  ],
  [
    'empty lines below its list',
    [bytes(`a,b\n${'\n'.repeat(20_000)}c,d\n`)],
    { code: 'csv-many-blank', line: 20_002, most: 10_000 },
  ],
])('A file with %s is refused by its line', async (_, pieces, refusal) => {
  expect(await refusalOf(...pieces)).toEqual({ status: 422, field: 'file', ...refusal });
});

test('The header says what parts the cells, whatever stands in quoted ones', () => {
  expect([delimiterOf('a,b,c'), delimiterOf('a;b'), delimiterOf('"a,b,c";d'), delimiterOf('a')]).toEqual([
    ',',
    ';',
    ';',
    ',',
  ]);
});

test('What looks like a formula gets one apostrophe and loses exactly that one again', () => {
  expect(['=1+1', '+98', '-5', '@SUM', '\tx', '\rx', "'=1", "'t Gooi", 'Seoul'].map(guardCell)).toEqual([
    "'=1+1",
    "'+98",
    "'-5",
    "'@SUM",
    "'\tx",
    "'\rx",
    "''=1",
    "'t Gooi",
    'Seoul',
  ]);
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("'", '=', '-', 'a', '\t', '\r') }),
      (text) => unguardCell(guardCell(text)) === text,
    ),
  );
});

test('Whatever cells hold, a file brings them back', async () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '"', ',', ';', '\r', '\n', ' ', '\u200F', '😀', '۵', '=', 'ی', '\uFEFF'),
  });
  const table = fc.array(
    fc.array(cell, { minLength: 3, maxLength: 3 }).filter((cells) => cells.some((text) => text !== '')),
    { minLength: 1, maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
      const whole = bytes(csvRecord(['a', 'b', 'c']) + rows.map(csvRecord).join(''));
      const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
        whole.subarray(at * size, at * size + size),
      );
      expect((await read(...pieces)).slice(1).map(({ cells }) => cells)).toEqual(rows);
    }),
    { numRuns: 60 },
  );
});

test('A large file in one piece is read as it is taken, not all at once', async () => {
  const content = Buffer.alloc(4_000_000, 'a\n');
  const before = process.memoryUsage().heapUsed;
  const lines = linesOf([content]);
  await lines.next();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * 1_048_576);
  await lines.return(undefined);
});

test('Fifty megabytes of line ends are refused early, and cost no memory', async () => {
  const piece = Buffer.alloc(1_048_576, '\n');
  let read = 0;
  function* file() {
    yield bytes('a,b\n');
    for (; read < 50; read += 1) yield piece;
  }
  const before = process.memoryUsage().heapUsed;
  const reading = async () => {
    for await (const line of linesOf(file())) expect(line.cells).toEqual(['a', 'b']);
  };
  await expect(reading()).rejects.toMatchObject({ code: 'csv-many-blank' });
  expect(read).toBeLessThan(3);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(60 * 1_048_576);
});

test('A cell of as many lines as may be is still a cell', async () => {
  const note = 'x\n'.repeat(120_000);
  expect((await read(bytes(`a,b\n1,"${note}"\n2,y\n`))).map(({ line }) => line)).toEqual([1, 2, 120_003]);
});
