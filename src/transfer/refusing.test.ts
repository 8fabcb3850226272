import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { Refusal } from '#core/refusal.ts';
import { importFile } from '../cli/import.ts';
import { foundWorld, type Client, type World } from '../../test/world.ts';
import { carryOut, dryRun } from './actions.ts';
import { messages } from './messages/messages.ts';
import { problemCodes } from './problem.ts';

const memberCells = {
  slug: 'samarkand',
  kind: 'city',
  name_en: 'Samarkand',
  name_fa: 'سمرقند',
  name_ko: '사마르칸트',
  country: 'UZ',
  latitude: '39.65',
  longitude: '66.95',
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
const officeCells = {
  slug: 'caucasus',
  name_en: 'Caucasus Office',
  name_fa: 'دفتر قفقاز',
  name_ko: '캅카스 사무소',
  kind: 'regional',
  host_city: '',
  countries: 'GE AM',
  status: 'open',
  opened: '',
  source: '',
};

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const list = (cells: Record<string, string>, rows: Record<string, string>[]) =>
  [
    Object.keys(cells).join(','),
    ...rows.map((change) =>
      Object.values({ ...cells, ...change })
        .map(quoted)
        .join(','),
    ),
  ].join('\n');

let world: World;

beforeAll(async () => {
  world = await foundWorld();
  await world.db.execute(
    sql`update members set hosts_office_id = (select id from offices where slug = 'mediterranean') where slug = 'beyoglu'`,
  );
});
afterAll(() => world.close());

const said = new Set<string>();

async function problemsIn(kind: 'members' | 'offices', text: string, who?: Client) {
  const report = await dryRun(who ? await world.contextOf(who) : world.operator(), {
    kind,
    source: [new TextEncoder().encode(text)],
  });
  return report.lines.flatMap(({ line, outcome, problems }) =>
    problems.map(({ column, code, values }) => (said.add(code), outcome === 'refused' && [line, column, code, values])),
  );
}

type Expected = [column: string, code: string, values: object];

const point = { latitude: { least: -90, most: 90 }, longitude: { least: -180, most: 180 } };

describe('a line about a member', () => {
  test.each<[string, Record<string, string>, ...Expected]>([
    ['no name', { name_en: '', name_fa: '', name_ko: '' }, 'name_en', 'name-needed', {}],
    ['a missing country', { country: '' }, 'country', 'needed', {}],
    ['a missing standing', { state: '' }, 'state', 'needed', {}],
    ['neither slug nor English name', { slug: '', name_en: '' }, 'slug', 'slug-needed', {}],
    [
      'the name of a city in another country',
      { slug: '', name_en: 'Shiraz' },
      'slug',
      'slug-of-another',
      { value: 'shiraz' },
    ],
    ['an invisible character', { name_fa: 'سمر\u0000قند' }, 'name_fa', 'control-characters', {}],
    ['a broken line', { name_en: 'Samar\nkand' }, 'name_en', 'one-line', {}],
    ['a name without end', { name_en: 'a'.repeat(201) }, 'name_en', 'too-long', { maximum: 200 }],
    ['a slug of capitals', { slug: 'Samarkand' }, 'slug', 'slug', { value: 'Samarkand' }],
    ['a slug that is an address', { slug: 'entry' }, 'slug', 'slug', { value: 'entry' }],
    ['a slug with U+0000', { slug: 'a\u0000' }, 'slug', 'control-characters', {}],
    [
      'an unknown kind',
      { kind: 'village' },
      'kind',
      'one-of',
      { value: 'village', allowed: 'city, organization, institute' },
    ],
    [
      'an unknown state',
      { state: 'friend' },
      'state',
      'one-of',
      { value: 'friend', allowed: 'applicant, associate, full, suspended, withdrawn' },
    ],
    ['a country that is none', { country: 'ZZ' }, 'country', 'country', { value: 'ZZ' }],
    ['a country in words', { country: 'Uzbekistan' }, 'country', 'country', { value: 'Uzbekistan' }],
    ['a latitude beyond the pole', { latitude: '90.1' }, 'latitude', 'latitude', { value: '90.1', ...point.latitude }],
    ['a decimal comma', { latitude: '39,65' }, 'latitude', 'latitude', { value: '39,65', ...point.latitude }],
    [
      'a longitude beyond the line',
      { longitude: '-180.5' },
      'longitude',
      'longitude',
      { value: '-180.5', ...point.longitude },
    ],
    [
      'a longitude that is no number',
      { longitude: 'NaN' },
      'longitude',
      'longitude',
      { value: 'NaN', ...point.longitude },
    ],
    ['people by halves', { population: '1.5' }, 'population', 'whole-number', { value: '1.5' }],
    ['too many people', { population: '9999999999' }, 'population', 'whole-number', { value: '9999999999' }],
    ['a year of another calendar', { joined: '1399' }, 'joined', 'date', { value: '1399', example: '2018-05-14' }],
    ['a day that is none', { joined: '2019-02-30' }, 'joined', 'date', { value: '2019-02-30', example: '2018-05-14' }],
    [
      'dues until a year',
      { dues_paid_until: '2026' },
      'dues_paid_until',
      'day',
      { value: '2026', example: '2018-05-14' },
    ],
    ['founding by one', { founding: '1' }, 'founding', 'yes-or-no', { value: '1' }],
    ['a language that is none', { languages: 'uz Russian_' }, 'languages', 'language-tags', { value: 'Russian_' }],
    [
      'a language that no list could be asked for',
      { languages: 'de-DE-u-co-phonebk' },
      'languages',
      'language-tags',
      { value: 'de-DE-u-co-phonebk' },
    ],
    [
      'an address on two lines',
      { website: 'https://samarkand.example/\nnews' },
      'website',
      'web-address',
      { value: 'https://samarkand.example/\uFFFDnews' },
    ],
    [
      'an address without https',
      { website: 'samarkand.example' },
      'website',
      'web-address',
      { value: 'samarkand.example' },
    ],
    [
      'an address that is a script',
      { website: 'javascript:alert(1)' },
      'website',
      'web-address',
      { value: 'javascript:alert(1)' },
    ],
    ['an unknown office', { office: 'africa' }, 'office', 'office-unknown', { value: 'africa' }],
    [
      'an office of other countries',
      { office: 'mediterranean' },
      'office',
      'office-not-covering',
      { value: 'mediterranean', country: 'UZ', office: 'central-asia' },
    ],
    [
      'the Secretariat for a country of an office',
      { office: 'secretariat' },
      'office',
      'office-not-covering',
      { value: 'secretariat', country: 'UZ', office: 'central-asia' },
    ],
  ])('with %s is refused by line and column', async (_, change, ...problem) => {
    expect(await problemsIn('members', list(memberCells, [{ slug: 'khiva' }, change]))).toEqual([[3, ...problem]]);
  });

  test('is refused for all its cells at once', async () => {
    expect(await problemsIn('members', list(memberCells, [{ latitude: '', country: 'XX', sample: '1' }]))).toEqual([
      [2, 'country', 'country', { value: 'XX' }],
      [2, 'latitude', 'needed', {}],
      [2, 'sample', 'yes-or-no', { value: '1' }],
    ]);
  });

  test('is refused where its slug stands in the file before', async () => {
    const far = Array.from({ length: 1_200 }, (_, at) => ({ slug: `city-${at}` }));
    expect(await problemsIn('members', list(memberCells, [...far, { slug: 'city-3' }]))).toEqual([
      [1_202, 'slug', 'slug-twice', { value: 'city-3', line: 5 }],
    ]);
  });

  test('is refused where its cells are not those of the first line', async () => {
    const header = Object.keys(memberCells).join(',');
    expect(
      await problemsIn('members', `${header}\nsamarkand,city\n${Object.values(memberCells).join(',')},,\n`),
    ).toEqual([
      [2, null, 'too-few-cells', { count: 2, expected: 19 }],
      [3, null, 'too-many-cells', { count: 21, expected: 19 }],
    ]);
  });

  test('of another region is refused to a regional office, without a word on what it would change', async () => {
    const text = list({ ...memberCells }, [
      {},
      { slug: 'izmir', country: 'TR', office: 'mediterranean' },
      { slug: 'shiraz', name_en: 'Other' },
    ]);
    expect(await problemsIn('members', text, world.officer)).toEqual([
      [3, 'office', 'not-your-member', { office: 'mediterranean' }],
      [4, 'office', 'not-your-member', { office: 'secretariat' }],
    ]);
    expect(await problemsIn('members', text)).toEqual([]);
  });

  describe('of a member that is known already', () => {
    const members = new Map<string, string>();
    const enter = async (state: string) => {
      const slug = `known-${state}`;
      const content = new TextEncoder().encode(list(memberCells, [{ slug, state }]));
      if (!members.has(slug))
        await carryOut(world.operator(), { kind: 'members', source: [content] }, { overwrite: false });
      members.set(slug, state);
      return slug;
    };

    test.each<[string, string, Record<string, string>, ...([] | [string, string, object])]>([
      ['promotes', 'associate', { state: 'full' }],
      ['reinstates', 'suspended', { state: 'full' }],
      ['tells of dues paid', 'full', { dues_paid_until: '2027-01-31' }],
      ['withdraws', 'full', { state: 'withdrawn' }, 'state', 'reason-needed', {}],
      ['suspends', 'associate', { state: 'suspended' }, 'state', 'reason-needed', {}],
      ['degrades', 'full', { state: 'associate' }, 'state', 'standing-fixed', { from: 'full' }],
      ['takes back', 'withdrawn', { state: 'full' }, 'state', 'standing-fixed', { from: 'withdrawn' }],
      ['accepts', 'applicant', { state: 'full' }, 'state', 'standing-fixed', { from: 'applicant' }],
      [
        'tells of dues after a withdrawal',
        'withdrawn',
        { dues_paid_until: '2027-01-31' },
        'dues_paid_until',
        'standing-fixed',
        { from: 'withdrawn' },
      ],
    ])('%s only as its office could', async (_, state, change, ...problem) => {
      const slug = await enter(state);
      const text = list(memberCells, [{ slug, state, ...change }]);
      const expected = problem.length > 0 ? [[2, ...problem]] : [];
      expect(await problemsIn('members', text, world.officer)).toEqual(expected);
      expect(await problemsIn('members', text, world.secretary)).toEqual(expected);
      expect(await problemsIn('members', text)).toEqual([]);
    });

    test('leaves state and dues alone where only imports are delegated', async () => {
      const slug = await enter('associate');
      const delegate = (list: string) =>
        world.db.execute(sql`update offices set delegations = ${list}::text[] where slug = 'central-asia'`);
      const changed = { slug, state: 'full', dues_paid_until: '2027-01-31' };
      await delegate('{imports}');
      const values = { office: 'central-asia' };
      expect(await problemsIn('members', list(memberCells, [changed]), world.officer)).toEqual([
        [2, 'state', 'standing-not-yours', values],
        [2, 'dues_paid_until', 'standing-not-yours', values],
      ]);
      const corrected = { slug, state: 'associate', population: '5' };
      expect(await problemsIn('members', list(memberCells, [corrected]), world.officer)).toEqual([]);
      await delegate('{members,mandates,imports}');
    });
  });

  test('of a new member is refused where its office could not enter it at its desk', async () => {
    const delegate = (list: string) =>
      world.db.execute(sql`update offices set delegations = ${list}::text[] where slug = 'central-asia'`);
    const states = ['applicant', 'associate', 'full', 'suspended', 'withdrawn'];
    const text = list(
      memberCells,
      states.map((state) => ({ slug: `new-${state}`, state })),
    );
    const values = { allowed: 'associate, full' };
    const refused = [2, 5, 6].map((line) => [line, 'state', 'entry-state', values]);
    expect(await problemsIn('members', text, world.officer)).toEqual(refused);
    expect(await problemsIn('members', text, world.secretary)).toEqual(refused);
    expect(await problemsIn('members', text)).toEqual([]);
    await delegate('{imports}');
    expect(await problemsIn('members', text, world.officer)).toEqual(
      [2, 3, 4, 5, 6].map((line) => [line, 'office', 'entry-not-yours', { office: 'central-asia' }]),
    );
    await delegate('{members,mandates,imports}');
  });

  test('of a closed office is refused', async () => {
    await world.db.execute(
      sql`insert into offices (id, node_id, slug, kind, state) select gen_random_uuid(), node_id, 'old', 'regional', 'closed' from networks`,
    );
    expect(await problemsIn('members', list(memberCells, [{ office: 'old' }]))).toEqual([
      [2, 'office', 'office-closed', { value: 'old' }],
    ]);
  });
});

describe('a line about an office', () => {
  test.each<[string, Record<string, string>[], (number | string | object)[]]>([
    ['a second Secretariat', [{ kind: 'secretariat' }], [2, 'kind', 'second-secretariat', { office: 'secretariat' }]],
    [
      'another kind than before',
      [{ slug: 'central-asia', kind: 'secretariat', countries: '' }],
      [2, 'kind', 'kind-fixed', {}],
    ],
    ['its closing', [{ slug: 'central-asia', status: 'closed' }], [2, 'status', 'closing', {}]],
    [
      'a country of another line',
      [{}, { slug: 'turan', countries: 'GE' }],
      [3, 'countries', 'country-twice', { country: 'GE', line: 2 }],
    ],
    [
      'a country of another office',
      [{ countries: 'GE TR' }],
      [2, 'countries', 'country-taken', { country: 'TR', office: 'mediterranean' }],
    ],
    [
      'a city of another line',
      [{ host_city: 'almaty' }, { slug: 'turan', countries: '', host_city: 'almaty' }],
      [3, 'host_city', 'host-twice', { city: 'almaty', line: 2 }],
    ],
    [
      'a city of another office',
      [{ host_city: 'beyoglu' }],
      [2, 'host_city', 'host-taken', { city: 'beyoglu', office: 'mediterranean' }],
    ],
    ['a country that is none', [{ countries: 'GE QQ' }], [2, 'countries', 'country', { value: 'QQ' }]],
  ])('with %s is refused', async (_, rows, problem) => {
    expect(await problemsIn('offices', list(officeCells, rows))).toEqual([problem]);
  });
});

describe('a file that is no such list', () => {
  const header = Object.keys(memberCells);

  test.each<[string, Uint8Array, object]>([
    ['nothing', Buffer.from(''), { code: 'csv-empty' }],
    [
      'missing columns',
      Buffer.from(header.filter((name) => name !== 'country' && name !== 'name_ko').join(',')),
      { code: 'csv-column-missing', columns: 'Country (country)', count: 1 },
    ],
    ['a column twice', Buffer.from([...header, 'slug'].join(',')), { code: 'csv-column-twice', column: 'slug' }],
    [
      'another encoding in line 2',
      Buffer.from(`${header.join(',')}\nBeyo\xf0lu\n`, 'latin1'),
      { code: 'csv-not-utf8', line: 2 },
    ],
    [
      'U+0000 in the first line',
      Buffer.from(`\0${header.toReversed().join(',').replace('country', '\0country')}\n`),
      { code: 'csv-column-missing', columns: 'Country (country)', count: 1 },
    ],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), { code: 'csv-not-utf8', line: 1 }],
  ])('with %s is refused at the field', async (_, content, refusal) => {
    const error = await dryRun(world.operator(), { kind: 'members', source: [content] }).catch(
      (error: unknown) => error,
    );
    expect(
      error instanceof Refusal && { status: error.status, field: error.field, code: error.code, ...error.values },
    ).toEqual({ status: 422, field: 'file', ...refusal });
  });

  test('above 60 MB is refused at the command line before it is read', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'serai-import-'));
    const file = path.join(folder, 'members.csv');
    writeFileSync(file, '');
    truncateSync(file, 60 * 1_048_576 + 1);
    const error = await importFile(world.operator(), 'members', file).catch((error: unknown) => error);
    rmSync(folder, { recursive: true });
    expect(error instanceof Refusal && [error.code, error.status, error.values]).toEqual([
      'too-large',
      413,
      { megabytes: 60 },
    ]);
  });

  test('of 50 MB without a line end costs no more than its first part', async () => {
    let given = 0;
    function* endless() {
      for (; given < 50; given += 1) yield Buffer.alloc(1_048_576, 'x');
    }
    const error = await dryRun(world.operator(), { kind: 'members', source: endless() }).catch(
      (error: unknown) => error,
    );
    expect([error instanceof Refusal && error.code, given]).toEqual(['csv-line-too-long', 0]);
  });
});

test('Only the Secretariat imports offices, and only desks with the delegation members', async () => {
  const refused = async (who: Client, kind: 'members' | 'offices') =>
    problemsIn(kind, list(kind === 'members' ? memberCells : officeCells, [{}]), who).then(
      () => null,
      (error: unknown) => error instanceof Refusal && [error.code, error.status],
    );
  expect(
    await Promise.all([
      refused(world.secretary, 'offices'),
      refused(world.secretariatOfficer, 'members'),
      refused(world.officer, 'members'),
    ]),
  ).toEqual([null, null, null]);
  expect(await refused(world.officer, 'offices')).toEqual(['secretariat-only', 403]);
  for (const who of [world.editor, world.mayor, world.stranger, world.visitor])
    expect(await refused(who, 'members')).toEqual(['imports-not-yours', 403]);
  await world.db.execute(sql`update offices set delegations = '{members,mandates}' where slug = 'central-asia'`);
  expect(await refused(world.officer, 'members')).toEqual(['imports-not-yours', 403]);
  await world.db.execute(
    sql`update offices set delegations = '{members,mandates,imports}' where slug = 'central-asia'`,
  );
});

test('Every reason for a refusal has been met above, and has its sentence', () => {
  expect([...said].toSorted()).toEqual([...problemCodes].toSorted());
  expect(Object.keys(messages.fa.problems).toSorted()).toEqual([...problemCodes].toSorted());
});
