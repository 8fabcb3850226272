import fc from 'fast-check';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { fileAddress, files } from '#paths.ts';
import { foundWorld, type Client, type World } from '../../test/world.ts';
import { carryOut, dryRun } from './actions.ts';
import { exportOf } from './export.ts';
import type { ImportKind } from './report.ts';

let world: World;

beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

async function exported(kind: ImportKind): Promise<string> {
  let text = '';
  for await (const piece of exportOf(world.operator(), kind)) text += piece;
  return text;
}

const nasty = fc.string({
  unit: fc.constantFrom(
    'a',
    'Ş',
    '"',
    "'",
    ',',
    ';',
    '\n',
    '\r',
    '\t',
    ' ',
    '=',
    '+',
    '-',
    '@',
    '\u200F',
    '\u200C',
    '\u2067',
    '😀',
    '👩‍🚒',
    '۵',
    'ی',
    '\uFEFF',
    '서',
  ),
  minLength: 1,
  maxLength: 12,
});

test('What is exported and imported again changes nothing, whatever cities and offices are called', async () => {
  const count = async () =>
    world.db
      .execute(sql`select md5(string_agg(t::text, '' order by t::text)) as sum from (select to_jsonb(m) as t from members m union all select to_jsonb(x) from member_texts x
    union all select to_jsonb(o) from offices o union all select to_jsonb(y) from office_texts y union all select to_jsonb(c) from office_countries c) all_rows`)
      .then(({ rows }) => rows[0]);
  await fc.assert(
    fc.asyncProperty(
      fc.array(nasty, { minLength: 7, maxLength: 7 }),
      fc.double({ min: -90, max: 90, noNaN: true }),
      async (names, latitude) => {
        const [first = ''] = names;
        await world.db
          .execute(sql`update member_texts t set name = n.name from (select id, (row_number() over (order by slug))::int as at from members) m
        join unnest(${sql.param(names)}::text[]) with ordinality as n (name, at) on n.at = m.at where t.member_id = m.id and t.language <> 'ko'`);
        await world.db.execute(sql`update office_texts set name = ${first} where language = 'fa'`);
        await world.db.execute(
          sql`update members set latitude = ${latitude}, longitude = -${latitude}::float8, source = ${first}, population = null where slug in ('shiraz', 'seoul')`,
        );
        const before = await count();
        for (const kind of ['offices', 'members'] as const) {
          const text = await exported(kind);
          for (const content of [text, `\uFEFF${text}`]) {
            const report = await carryOut(
              world.operator(),
              { kind, source: [new TextEncoder().encode(content)] },
              { overwrite: true },
            );
            expect({ rows: report.rows, unchanged: report.unchanged, lines: report.lines }).toEqual({
              rows: report.unchanged,
              unchanged: kind === 'members' ? 7 : 3,
              lines: [],
            });
          }
        }
        expect(await count()).toEqual(before);
      },
    ),
    { numRuns: 20 },
  );
}, 60_000);

test('An export is a file of RFC 4180 that no spreadsheet program calculates', async () => {
  await world.db.execute(
    sql`update member_texts set name = case language when 'en' then '=cmd|''/c calc''!A1' else 'Shiraz, "the city"' end where member_id = (select id from members where slug = 'shiraz')`,
  );
  await world.db.execute(
    sql`update members set latitude = -29.5, longitude = 52.25, source = null where slug = 'shiraz'`,
  );
  const answer = await world.visitor.fetch(fileAddress(files.membersExport));
  const text = await answer.text();
  expect([
    answer.status,
    answer.headers.get('content-type'),
    answer.headers.get('content-disposition')?.replace(/\d{4}-\d\d-\d\d/g, 'DAY'),
  ]).toEqual([
    200,
    'text/csv; charset=utf-8',
    `attachment; filename="wnssc-members-DAY.csv"; filename*=UTF-8''wnssc-members-DAY.csv`,
  ]);
  expect(text.split('\r\n').find((line) => line.startsWith('shiraz,'))).toBe(
    `shiraz,city,'=cmd|'/c calc'!A1,"Shiraz, ""the city""","Shiraz, ""the city""",IR,-29.5,52.25,,,fa en,secretariat,2018,full,no,,,no`,
  );
  const marked = new Uint8Array(
    await (await world.visitor.fetch(fileAddress(files.officesExport, {}, { bom: 1 }))).arrayBuffer(),
  );
  expect([...marked.subarray(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 's'.charCodeAt(0)]);
});

test('Dues are exported to desks only, and applicants to those who may know of them', async () => {
  await world.db.execute(
    sql`update members set state = 'applicant', dues_paid_until = '2031-05-06' where slug = 'tashkent'`,
  );
  const seen = async (who: Client, query = {}) => {
    const text = await (await who.fetch(fileAddress(files.membersExport, {}, query))).text();
    return [text.includes('dues_paid_until'), text.includes('tashkent'), text.includes('2031-05-06')];
  };
  expect(
    await Promise.all([
      seen(world.visitor),
      seen(world.mayor),
      seen(world.editor),
      seen(world.officer),
      seen(world.officer, { office: 'central-asia' }),
      seen(world.officer, { office: 'mediterranean' }),
      seen(world.secretary),
    ]),
  ).toEqual([
    [false, false, false],
    [false, false, false],
    [false, false, false],
    [false, true, false],
    [true, true, true],
    [false, false, false],
    [true, true, true],
  ]);
  await world.db.execute(sql`update members set state = 'full', dues_paid_until = null where slug = 'tashkent'`);
});

test('An export has the filters of the list', async () => {
  // A network of its own: the towns that other tests make up at random are of any country.
  const untouched = await foundWorld();
  const slugs = async (query: Record<string, string>) =>
    (await (await untouched.visitor.fetch(fileAddress(files.membersExport, {}, query))).text())
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',')[0]);
  expect(await slugs({ country: 'KR', state: 'associate' })).toEqual(['busan']);
  expect(await slugs({ office: 'central-asia' })).toEqual(['almaty', 'tashkent']);
  expect(await slugs({ kind: 'institute' })).toEqual([]);
  expect(await slugs({ country: 'not a country' })).toHaveLength(7);
  await untouched.close();
});

test('Offices and their cities may come in either order, again and again', async () => {
  const folder = path.resolve(import.meta.dirname, '../../example');
  const example = {
    members: readFileSync(path.join(folder, 'members.csv')),
    offices: readFileSync(path.join(folder, 'offices.csv')),
  };
  const other = await foundWorld({ empty: true });
  const { foundNetwork } = await import('#network/actions.ts');
  await foundNetwork(other.operator(), {
    texts: { en: { name: 'N' } },
    languages: ['en', 'fa', 'ko'],
    timeZone: 'UTC',
  });
  const carry = (kind: ImportKind) =>
    carryOut(other.operator(), { kind, source: [example[kind]] }, { overwrite: false });
  const hosts = async () =>
    (
      await other.db.execute<{ pair: string }>(
        sql`select o.slug || ' ' || m.slug as pair from members m join offices o on o.id = m.hosts_office_id order by 1`,
      )
    ).rows.map(({ pair }) => pair);
  expect(await carry('offices')).toMatchObject({ entered: 7, refused: 0 });
  expect(await carry('offices')).toMatchObject({ unchanged: 7 });
  expect(await hosts()).toEqual([]);
  expect(await carry('members')).toMatchObject({ entered: 204, refused: 0 });
  const seats = [
    'africa abuja',
    'central-asia almaty',
    'east-asia chengdu',
    'eurasia ulyanovsk',
    'latin-america mexico-city',
    'mediterranean beyoglu',
    'secretariat seoul',
  ];
  expect(await hosts()).toEqual(seats);
  expect(await carry('offices')).toMatchObject({ unchanged: 7 });
  expect(await carry('members')).toMatchObject({ unchanged: 204 });

  await other.db.execute(sql`update members set hosts_office_id = null`);
  await other.db.execute(sql`delete from imported_entries`);
  expect(await carry('offices')).toMatchObject({ changed: 7 });
  expect(await hosts()).toEqual(seats);
  expect((await other.records()).filter((kind) => kind.endsWith('imported'))).toEqual([
    'offices.imported',
    'members.imported',
    'offices.imported',
  ]);
  await other.close();
});

test('A country that passes to another office takes its members along', async () => {
  const header = 'slug,name_en,name_fa,name_ko,kind,host_city,countries,status,opened,source\n';
  const text = `${header}central-asia,Central Asia,آسیای مرکزی,중앙아시아,regional,,KG KZ TJ TM,open,,\ncaspian,Caspian Office,دفتر خزر,카스피 사무소,regional,,UZ IR,planned,2026-10,\n`;
  const report = await carryOut(
    world.operator(),
    { kind: 'offices', source: [new TextEncoder().encode(text)] },
    { overwrite: true },
  );
  expect(report).toMatchObject({ entered: 1, changed: 1, refused: 0 });
  const { rows } = await world.db.execute<{ pair: string }>(
    sql`select m.slug || ' ' || o.slug as pair from members m join offices o on o.id = m.office_id where m.country in ('UZ', 'IR', 'KZ') order by 1`,
  );
  expect(rows.map(({ pair }) => pair)).toEqual([
    'almaty central-asia',
    'isfahan caspian',
    'shiraz caspian',
    'tashkent caspian',
  ]);
  expect(
    await dryRun(world.operator(), { kind: 'members', source: [new TextEncoder().encode(await exported('members'))] }),
  ).toMatchObject({ refused: 0, changed: 0 });
});
