import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foundWorld, type World } from '../../test/world.ts';
import { line, prose, telephone, webAddress } from './schemas.ts';

const ZWNJ = '\u200C';

let world: World;

beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

describe('a line of text', () => {
  test.each([
    ['turns of direction', 'Sa\u202Emarkand\u202C', 'Samarkand'],
    ['isolates and marks', '\u2068شیراز\u2069\u200F', 'شیراز'],
    ['spaces without width', '\uFEFFSeoul\u200B', 'Seoul'],
    ['soft hyphens and tags', 'Bu\u00ADsan\u{E0041}', 'Busan'],
  ])('is kept without %s', (_what, typed, kept) => {
    expect(line().parse(typed)).toBe(kept);
  });

  test('keeps what joins and parts the letters of Persian words, and of signs', () => {
    for (const text of [`می${ZWNJ}شود`, `بی${ZWNJ}اوغلو`, 'ه\u200D', '👩\u200D🌾'])
      expect(line().parse(text)).toBe(text);
  });

  test.each([
    ['U+2028', 'Seoul\u2028Busan'],
    ['U+2029', 'Seoul\u2029Busan'],
    ['a line end', 'Seoul\nBusan'],
  ])('is one line: %s is refused', (_what, typed) => {
    expect(line().safeParse(typed).error?.issues).toMatchObject([{ params: { code: 'one-line' } }]);
  });

  test.each([[ZWNJ], ['\u202E\u202C'], ['\u200B'], [`${ZWNJ} ${ZWNJ}`]])('shows something: %j is nothing', (typed) => {
    expect(line().safeParse(typed).success).toBe(false);
  });
});

test('Longer text keeps marks of direction, but nothing that turns whole runs of it', () => {
  expect(prose().parse('شهر Seoul\u200F.\u2028\u202Bدوم\u202C')).toBe('شهر Seoul\u200F.\nدوم');
});

test.each([
  ['+۹۸ ۷۱ ۳۲۲۲', '+98 71 3222'],
  ['\u202A+82 (0)2-123-4567\u202C', '+82 (0)2-123-4567'],
  ['110', '110'],
])('A telephone number is taken: %s', (typed, kept) => {
  expect(telephone().parse(typed)).toBe(kept);
});

test.each(['ask my office', '---', '+', '()', '12', '82+2', '+82 2 123 4567 ext. 5', '1'.repeat(18), '12\n345'])(
  'A telephone number is none: %j',
  (typed) => {
    expect(telephone().safeParse(typed).error?.issues).toMatchObject([{ params: { code: 'no-telephone' } }]);
  },
);

test('An address of another site holds nothing that nobody sees', () => {
  expect(webAddress().parse('https://seoul.example/\u202E')).toBe('https://seoul.example/');
});

test('A member is entered under the name that everybody sees', async () => {
  const entry = {
    nameEn: 'Samar\u202Ekand\u202C',
    nameFa: `سمر${ZWNJ}قند`,
    kind: 'city',
    country: 'UZ',
    latitude: '39.65',
    longitude: '66.96',
    languages: 'uz',
    state: 'associate',
  };
  expect((await world.officer.post('/members/entry', entry)).location).toBe('/en/members/samarkand');
  const { rows } = await world.db.execute(
    `select t.name from member_texts t join members m on m.id = t.member_id where m.slug = 'samarkand' order by t.language`,
  );
  expect(rows).toEqual([{ name: 'Samarkand' }, { name: `سمر${ZWNJ}قند` }]);
  const twoLines = await world.officer.post('/members/entry', { ...entry, nameEn: 'Bu\u2028khara' }, 'fa');
  expect([twoLines.status, twoLines.text]).toEqual([422, expect.stringContaining('این را در یک سطر بنویسید.')]);
});

test('Whether somebody may read is asked before how they asked', async () => {
  const statusFor = async (who: 'visitor' | 'mayor' | 'secretary') =>
    (await world[who].get('/desk/imports/0199c0de-5a1e-7000-8000-0000000000aa?after=%00')).status;
  expect([await statusFor('visitor'), await statusFor('mayor'), await statusFor('secretary')]).toEqual([303, 403, 422]);
});
