import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { foundWorld, type World } from '../../test/world.ts';
import { carryOut, dryRun, ImportRefused } from './actions.ts';
import type { ImportReport } from './report.ts';

const header =
  'slug,kind,name_en,name_fa,name_ko,country,latitude,longitude,population,geonames_id,languages,office,joined,state,dues_paid_until,founding,source,website,sample';

const cells = {
  slug: 'samarkand',
  kind: 'city',
  name_en: 'Samarkand',
  name_fa: 'سمرقند',
  name_ko: '사마르칸트',
  country: 'UZ',
  latitude: '39.65417',
  longitude: '66.95972',
  population: '319366',
  geonames_id: '1216265',
  languages: 'uz ru',
  office: 'central-asia',
  joined: '2020',
  state: 'full',
  dues_paid_until: '',
  founding: 'no',
  source: '',
  website: '',
  sample: 'yes',
};

const row = (change: Partial<typeof cells> = {}) => Object.values({ ...cells, ...change }).join(',');
const file = (...lines: string[]) => `${[header, ...lines].join('\r\n')}\r\n`;
const bytes = (text: string) => [new TextEncoder().encode(text)];

let world: World;

beforeEach(async () => {
  world = await foundWorld();
});
afterEach(() => world.close());

const carry = (text: string, { overwrite = false } = {}) =>
  carryOut(world.operator(), { kind: 'members', source: bytes(text) }, { overwrite });
const counts = ({ entered, changed, kept, refused, unchanged }: ImportReport) => ({
  entered,
  changed,
  kept,
  refused,
  unchanged,
});

async function value(query: string): Promise<unknown> {
  const { rows } = await world.db.execute<{ value: unknown }>(sql.raw(`select (${query}) as value`));
  return rows[0]?.value;
}

const everything = () =>
  value(`select md5(string_agg(t::text, '' order by t::text)) from (select to_jsonb(m) as t from members m union all select to_jsonb(x) from member_texts x
    union all select to_jsonb(s) from member_states s union all select to_jsonb(i) from imported_entries i union all select to_jsonb(r) from records r
    union all select to_jsonb(o) from offices o union all select to_jsonb(c) from office_countries c) all_rows`);

describe('a list of members', () => {
  test('is entered whole, with names, marks and first states, and announced as one thing', async () => {
    const report = await carry(file(row(), row({ slug: 'khiva', name_en: 'Khiva', joined: '2019' })));
    expect(counts(report)).toEqual({ entered: 2, changed: 0, kept: 0, refused: 0, unchanged: 0 });
    expect(await world.records()).toEqual(['members.imported']);
    expect(
      await value(`select json_build_array(m.country, m.latitude, m.languages, o.slug, m.joined, m.state, m.sample, (select json_object_agg(language, name) from member_texts where member_id = m.id),
      (select json_agg(json_build_array(state, since)) from member_states where member_id = m.id)) from members m join offices o on o.id = m.office_id where m.slug = 'samarkand'`),
    ).toEqual([
      'UZ',
      39.65417,
      ['uz', 'ru'],
      'central-asia',
      '2020',
      'full',
      true,
      { en: 'Samarkand', fa: 'سمرقند', ko: '사마르칸트' },
      [['full', '2020']],
    ]);
    expect(await value('select count(*) = count(distinct look % 216) from members')).toBe(true);
  });

  test('changes nothing the second time', async () => {
    await carry(file(row()));
    const before = await everything();
    expect(counts(await carry(file(row())))).toEqual({ entered: 0, changed: 0, kept: 0, refused: 0, unchanged: 1 });
    expect(await everything()).toBe(before);
  });

  test('is described by a dry run as it is then carried out, and the dry run stores nothing', async () => {
    await carry(file(row()));
    const text = file(row({ population: '400000', state: 'associate' }), row({ slug: 'khiva' }));
    const before = await everything();
    const told = await dryRun(world.operator(), { kind: 'members', source: bytes(text) });
    expect(await everything()).toBe(before);
    expect(told.lines.map(({ line, slug, outcome, changes }) => ({ line, slug, outcome, changes }))).toEqual([
      {
        line: 2,
        slug: 'samarkand',
        outcome: 'changed',
        changes: [
          { column: 'population', from: '319366', to: '400000' },
          { column: 'state', from: 'full', to: 'associate' },
        ],
      },
      { line: 3, slug: 'khiva', outcome: 'entered', changes: [] },
    ]);
    expect(await carry(text)).toEqual(told);
    expect(
      await value(
        `select json_agg(json_build_array(s.state, s.since = serai_today()::text) order by s.at) from member_states s join members m on m.id = s.member_id where m.slug = 'samarkand'`,
      ),
    ).toEqual([
      ['full', false],
      ['associate', true],
    ]);
  });

  test('leaves alone what the desk has edited since, says so, and overwrites it only when told to', async () => {
    await carry(file(row()));
    await world.db.execute(
      sql`update members set population = 1, website = 'https://samarkand.example/', revision = revision + 1 where slug = 'samarkand'`,
    );
    const newer = file(row({ population: '2', joined: '2021' }));
    const report = await carry(newer);
    expect(counts(report)).toEqual({ entered: 0, changed: 1, kept: 1, refused: 0, unchanged: 0 });
    expect(report.lines[0]).toMatchObject({
      outcome: 'changed',
      changes: [{ column: 'joined', from: '2020', to: '2021' }],
      kept: [
        { column: 'population', from: '1', to: '2' },
        { column: 'website', from: 'https://samarkand.example/', to: '' },
      ],
    });
    expect(await value(`select json_build_array(population, joined) from members where slug = 'samarkand'`)).toEqual([
      1,
      '2021',
    ]);
    const before = await everything();
    expect(counts(await carry(newer))).toEqual({ entered: 0, changed: 0, kept: 1, refused: 0, unchanged: 0 });
    expect(await everything()).toBe(before);

    await carry(newer, { overwrite: true });
    expect(await value(`select json_build_array(population, website) from members where slug = 'samarkand'`)).toEqual([
      2,
      null,
    ]);
    expect(counts(await carry(newer))).toEqual({ entered: 0, changed: 0, kept: 0, refused: 0, unchanged: 1 });
  });

  test('is refused whole for one line, and leaves no trace', async () => {
    const before = await everything();
    const refusal = await carry(file(row(), row({ slug: 'khiva', country: 'ZZ' }))).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ImportRefused);
    expect(await everything()).toBe(before);
  });

  test('brought twice at the same time is entered once', async () => {
    const text = file(row(), row({ slug: 'khiva' }), row({ slug: 'bukhara' }));
    const reports = await Promise.all([carry(text), carry(text), carry(text)]);
    expect(reports.map(({ entered, unchanged }) => `${entered} ${unchanged}`).toSorted()).toEqual([
      '0 3',
      '0 3',
      '3 0',
    ]);
    expect(await world.records()).toEqual(['members.imported']);
  });

  /** Begins an import while an office is being changed, which is then done and committed. */
  async function carryDuring(text: string, change: string): Promise<unknown> {
    const changing = await world.pool.connect();
    await changing.query(`begin; select pg_advisory_xact_lock(hashtext('members'))`);
    const carried = carry(text).catch((error: unknown) => error);
    await new Promise((done) => setTimeout(done, 300));
    await changing.query(change);
    await changing.query('commit');
    changing.release();
    return carried;
  }

  test('waits for an office that is being changed, and neither stops the other', async () => {
    await carry(file(row()));
    const report = await carryDuring(
      file(row({ population: '5' })),
      `update members set website = 'https://samarkand.example/', revision = revision + 1 where slug = 'samarkand'`,
    );
    expect(report).toMatchObject({ changed: 1, refused: 0 });
  });

  test('is held against the countries as they are when its turn comes', async () => {
    const refusal = await carryDuring(
      file(row()),
      `update office_countries set office_id = (select id from offices where slug = 'mediterranean') where country = 'UZ'`,
    );
    expect(refusal instanceof ImportRefused && refusal.report.lines[0]?.problems).toMatchObject([
      { code: 'office-not-covering' },
    ]);
  });

  test('may have its columns in any order, and others beside; dues may be missing and stay as they are', async () => {
    await carry(file(row({ dues_paid_until: '2027-01-31' })));
    const report = await dryRun(world.operator(), {
      kind: 'members',
      source: bytes(
        'mayor;' +
          header
            .split(',')
            .filter((name) => name !== 'dues_paid_until')
            .toReversed()
            .join(';') +
          '\n' +
          [
            'x',
            ...Object.entries(cells)
              .filter(([name]) => name !== 'dues_paid_until')
              .map(([, cell]) => cell)
              .toReversed(),
          ].join(';'),
      ),
    });
    expect({ ...counts(report), unknown: report.unknownColumns, absent: report.absentColumns }).toEqual({
      entered: 0,
      changed: 0,
      kept: 0,
      refused: 0,
      unchanged: 1,
      unknown: ['mayor'],
      absent: ['dues_paid_until'],
    });
  });

  test('of 20,000 lines is entered in portions, with progress', async () => {
    const seen: number[] = [];
    function* lines() {
      yield new TextEncoder().encode(`${header}\n`);
      for (let at = 0; at < 20_000; at += 1)
        yield new TextEncoder().encode(
          `${row({ slug: `city-${at}`, name_en: `City ${at}`, joined: String(1990 + (at % 30)) })}\n`,
        );
    }
    const report = await carryOut(
      world.operator(),
      { kind: 'members', source: lines() },
      { overwrite: false, onProgress: ({ rows }) => seen.push(rows) },
    );
    expect(counts(report)).toEqual({ entered: 20_000, changed: 0, kept: 0, refused: 0, unchanged: 0 });
    expect([report.lines.length, report.unlisted, seen.length, seen.at(-1)]).toEqual([2_000, 18_000, 20, 20_000]);
    expect(await value('select count(*) from members')).toBe('20007');
    expect(await value('select count(distinct look) from members')).toBe('864');
  }, 120_000);
});

test('A long list and a step at the desk that need each other’s members do not end each other', async () => {
  const many = (languages: string) =>
    Array.from({ length: 1_001 }, (_, index) => row({ slug: `town-${index}`, name_en: `Town ${index}`, languages }));
  await carry(file(...many('uz')));
  const { importing } = await world.db.transaction(async (db) => {
    await db.execute(sql`update members set revision = revision + 1 where slug = 'town-1000'`);
    const importing = carry(file(...many('uz kaa')));
    importing.catch(() => {});
    for (let isWaiting = false; !isWaiting;) {
      const { rows } = await world.pool.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      isWaiting = rows.length > 0;
    }
    await db.execute(sql`update members set state = 'suspended' where slug = 'town-1000'`);
    return { importing };
  });
  expect(await importing).toMatchObject({ rows: 1_001, changed: 1_001, refused: 0 });
});
