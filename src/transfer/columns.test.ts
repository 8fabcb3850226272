import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { addressOf, fileAddress, files, paths } from '#paths.ts';
import { foundWorld, type Client, type World } from '../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

async function offer(kind: 'members' | 'offices', lines: readonly string[], who: Client = world.secretary) {
  const file = new File([lines.join('\n')], `${kind}.csv`, { type: 'text/csv' });
  const { location } = await who.post(paths.imports, { kind, file });
  return addressOf(paths.import, { id: location?.split('/').at(-1) ?? '' });
}

/** Lays a file on the desk, looks at it and carries it out; answers the report as it was looked at, as text. */
async function bring(
  kind: 'members' | 'offices',
  lines: readonly string[],
  { who = world.secretary, overwrite = false } = {},
) {
  const address = await offer(kind, lines, who);
  const { text } = await who.get(address);
  const seen = /name="seen" value="(\w+)"/.exec(text)?.[1];
  const fields = { seen: seen ?? '', ...(overwrite && { overwrite: 'on' }) };
  const done = seen === undefined ? null : await who.post(`${address}/carrying-out`, fields);
  return { status: done?.status ?? null, text: plain(text) };
}

const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/\u00A0/g, ' ')
    .replace(/\s+/g, ' ');

async function facts(slug: string) {
  const { rows } = await world.db.execute(sql`
    select m.kind, m.country, m.population, m.languages, o.slug as office, m.state, m.founding, m.sample, m.website, m.joined,
      m.dues_paid_until::text as dues, (select json_object_agg(t.language, t.name) from member_texts t where t.member_id = m.id) as names
    from members m join offices o on o.id = m.office_id where m.slug = ${slug}`);
  return rows[0];
}

const least = 'name_fa,name_en,country,latitude,longitude,state';

test('A list with no more than the required columns enters members: each a city, with the office of its country', async () => {
  expect(
    (await bring('members', [least, 'خیوه,Khiva,UZ,41.38,60.36,full', 'کرمان,Kerman,IR,30.28,57.08,associate'])).status,
  ).toBe(303);
  const same = { kind: 'city', population: null, languages: [], founding: false, sample: false, website: null };
  expect(await facts('khiva')).toMatchObject({
    ...same,
    office: 'central-asia',
    state: 'full',
    joined: null,
    dues: null,
  });
  expect(await facts('kerman')).toMatchObject({ ...same, office: 'secretariat', names: { en: 'Kerman', fa: 'کرمان' } });
});

test('One name is enough, in whichever language; then the slug is written', async () => {
  const header = 'slug,name_ko,country,latitude,longitude,state';
  expect((await bring('members', [header, 'jeju,제주,KR,33.5,126.5,full'])).status).toBe(303);
  expect(await facts('jeju')).toMatchObject({ names: { ko: '제주' } });
  expect(
    (
      await world.secretary.post(paths.imports, {
        kind: 'members',
        file: csv('name_ko,country,latitude,longitude,state'),
      })
    ).text,
  ).toContain('The first line lacks columns: Short name in addresses (slug)');
});

const csv = (text: string) => new File([text], 'a.csv', { type: 'text/csv' });

test('A filled template may leave empty what it need not say', async () => {
  const template = await (await world.secretary.fetch(fileAddress(files.membersTemplate))).text();
  const names = template.trim().replace('\uFEFF', '').split(',');
  const cells: Record<string, string> = {
    name_en: 'Yazd',
    country: 'IR',
    latitude: '31.9',
    longitude: '54.4',
    state: 'full',
  };
  expect((await bring('members', [template.trim(), names.map((name) => cells[name] ?? '').join(',')])).status).toBe(
    303,
  );
  expect(await facts('yazd')).toMatchObject({ kind: 'city', office: 'secretariat', founding: false, sample: false });
});

test('A column that is missing empties nothing that the network has', async () => {
  await world.db
    .execute(sql`update members set population = 5, website = 'https://seoul.example/', founding = true, sample = true,
    kind = 'institute', dues_paid_until = '2027-01-31', languages = '{ko,en}' where slug = 'seoul'`);
  const before = await facts('seoul');
  const { status, text } = await bring('members', [
    'slug,name_en,country,latitude,longitude,state',
    'seoul,Seoul City,KR,37.5,127,full',
  ]);
  expect([status, text.includes('Name in English (name_en): Seoul City instead of')]).toEqual([303, true]);
  expect(await facts('seoul')).toEqual({ ...before, names: { ...names(before), en: 'Seoul City' } });
});

const names = (row: Record<string, unknown> | undefined) => (typeof row?.['names'] === 'object' ? row['names'] : {});

test('What the desk has edited stays edited when a file in between does not speak of it', async () => {
  const header = 'slug,name_en,country,latitude,longitude,state';
  const line = 'nukus,Nukus,UZ,42.4,59.6,full';
  await bring('members', [`${header},population`, `${line},100`]);
  await world.db.execute(sql`update members set population = 77 where slug = 'nukus'`);
  await bring('members', [header, line.replace('42.4', '42.5')]);
  const { text } = await bring('members', [`${header},population`, `${line.replace('42.4', '42.5')},200`]);
  expect(text).toContain('Population (population): stays 77; the file says 200');
  expect(await facts('nukus')).toMatchObject({ population: 77 });
});

test('A member whose country is mended goes along to the office of that country', async () => {
  const header = 'slug,name_en,country,latitude,longitude,state';
  await bring('members', [header, 'dogubayazit,Doğubayazıt,IR,39.5,44.1,full']);
  const { text } = await bring('members', [header, 'dogubayazit,Doğubayazıt,TR,39.5,44.1,full']);
  expect(text).toContain('Office (office): mediterranean instead of secretariat');
  expect(await facts('dogubayazit')).toMatchObject({ office: 'mediterranean', country: 'TR' });
  await world.db.execute(
    sql`update members set country = 'IR', office_id = (select id from offices where slug = 'secretariat') where slug = 'dogubayazit'`,
  );
  const lines = [header, 'dogubayazit,Doğubayazıt,ES,39.5,44.1,full'];
  expect((await bring('members', lines)).text).toContain(
    'Office (office): stays secretariat; the file says mediterranean',
  );
  expect(await facts('dogubayazit')).toMatchObject({ office: 'secretariat', country: 'IR' });
  expect((await bring('members', lines, { overwrite: true })).status).toBe(303);
  expect(await facts('dogubayazit')).toMatchObject({ office: 'mediterranean', country: 'ES' });
});

test('The same list without slugs brings nothing new the second time', async () => {
  const lines = [least, ',Samarkand,UZ,39.6,66.9,full'];
  expect((await bring('members', lines)).status).toBe(303);
  expect(await bring('members', lines)).toMatchObject({ status: null, text: expect.stringContaining('1 unchanged') });
});

test('Offices need a name and a state; their countries, kind and city stay where the file does not name them', async () => {
  const countries = async () =>
    (
      await world.db.execute<{ covered: string }>(
        sql`select string_agg(c.country, ' ' order by c.country) as covered from office_countries c join offices o on o.id = c.office_id where o.slug = 'central-asia'`,
      )
    ).rows[0]?.covered;
  const before = await countries();
  const { status } = await bring('offices', [
    'name_en,status,slug',
    'Office in Tashkent,open,central-asia',
    'Caucasus Office,planned,',
  ]);
  expect([status, await countries()]).toEqual([303, before]);
  const { rows } = await world.db.execute(sql`select kind, state from offices where slug = 'caucasus-office'`);
  expect(rows).toEqual([{ kind: 'regional', state: 'planned' }]);
  const missing = await world.secretary.post(paths.imports, { kind: 'offices', file: csv('slug,countries\n') }, 'fa');
  expect([missing.status, plain(missing.text)]).toEqual([
    422,
    expect.stringMatching(/نام به انگلیسی \(name_en\).*وضعیت \(status\)/),
  ]);
});

test('The desk explains the columns in the language of the reader, with an empty file for each list', async () => {
  const [en, fa, ko] = await Promise.all(
    (['en', 'fa', 'ko'] as const).map(async (language) =>
      plain((await world.secretary.get(paths.imports, language)).text),
    ),
  );
  expect(en).toContain('stateStandingA new member is entered');
  expect(en).toContain('associate: Associate member');
  expect(fa).toContain('latitudeعرض جغرافیایی');
  expect(fa).toContain('full: عضو کامل');
  expect(ko).toContain('institute: 연구기관');
  const { text } = await world.officer.get(paths.imports);
  expect([text.includes(files.membersTemplate), text.includes(files.officesTemplate)]).toEqual([true, false]);
});

test.each([
  [
    files.membersTemplate,
    'slug,kind,name_en,name_fa,name_ko,country,latitude,longitude,population,geonames_id,languages,office,joined,state,dues_paid_until,founding,source,website,sample',
  ],
  [files.officesTemplate, 'slug,name_en,name_fa,name_ko,kind,host_city,countries,status,opened,source'],
])('%s is a first line that spreadsheet programs read, with a byte order mark', async (address, header) => {
  const answer = await world.visitor.fetch(fileAddress(address));
  const content = new Uint8Array(await answer.arrayBuffer());
  expect([answer.status, answer.headers.get('content-type'), content.slice(0, 3)]).toEqual([
    200,
    'text/csv; charset=utf-8',
    Uint8Array.of(0xef, 0xbb, 0xbf),
  ]);
  expect(new TextDecoder().decode(content)).toBe(`${header}\r\n`);
});

test('A report names fields and allowed words in the language of the reader, beside those of the file', async () => {
  const header = 'slug,name_en,country,latitude,longitude,state';
  const address = await offer('members', [
    header,
    'almaty,Almaty,KZ,139,77,friend',
    'tashkent,Tashkent,UZ,41.3,69.2,withdrawn',
    'x,X,UZ,41,69,suspended',
    'y,Y,UZ,41,69,friend',
  ]);
  const [fa, en] = await Promise.all([world.secretary.get(address, 'fa'), world.secretary.get(address)]);
  expect(plain(fa.text)).toContain('عرض جغرافیایی (latitude): «139» عرض جغرافیایی نیست');
  expect(plain(en.text)).toContain(
    'Standing (state): “friend” is none of Applicant (applicant), Associate member (associate)',
  );
  expect(plain(en.text)).toContain(
    'A new member is entered as one of Associate member (associate) and Full member (full)',
  );
  expect(plain(en.text).match(/A new member is entered as one of/g)).toHaveLength(1);
  expect(plain(en.text)).toContain('what they hold stays as it is: Kind (kind), Name in Persian (name_fa)');
});

test('Languages are kept in the form in which the list is asked for them, however the file writes them', async () => {
  const line = 'نقده,Naqadeh,IR,36.95,45.38,associate,FA ckb pt-br fa';
  expect((await bring('members', [`${least},languages`, line])).status).toBe(303);
  expect(await facts('naqadeh')).toMatchObject({ languages: ['fa', 'ckb', 'pt-BR'] });
  expect((await world.visitor.get('/members?language=fa')).text).toContain('Naqadeh');
});
