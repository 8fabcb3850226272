import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { addressOf, paths } from '#paths.ts';
import { foundWorld, type Client, type World } from '../../test/world.ts';

const header =
  'slug,kind,name_en,name_fa,name_ko,country,latitude,longitude,population,geonames_id,languages,office,joined,state,dues_paid_until,founding,source,website,sample';
const line = (slug: string, { name = slug, country = 'UZ', office = 'central-asia', population = '' } = {}) =>
  `${slug},city,${name},${name},${name},${country},40,65,${population},,uz,${office},2020,full,,no,,,yes`;
const csv = (...lines: string[]) => new File([[header, ...lines].join('\n')], 'members.csv', { type: 'text/csv' });

let world: World;

beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.db.execute(sql`delete from imports`);
});

async function offer(who: Client, file: File): Promise<string> {
  const { status, location } = await who.post(paths.imports, { kind: 'members', file });
  expect([status, location?.startsWith('/en/desk/imports/')]).toEqual([303, true]);
  return location?.split('/').at(-1) ?? '';
}

const seenIn = (text: string) => /name="seen" value="(\w+)"/.exec(text)?.[1] ?? '';
const carryOut = (who: Client, id: string, fields: Record<string, string>) =>
  who.post(addressOf(paths.importCarriedOut, { id }), fields);
const memberCount = async () =>
  Number((await world.db.execute<{ count: string }>(sql`select count(*) from members`)).rows[0]?.count);
const titleOf = (text: string) => /<h1[^>]*>(.*?)<\/h1>/.exec(text)?.[1];

test('Imports stand on the desks of offices that may import', async () => {
  const statuses = await Promise.all(
    [world.visitor, world.stranger, world.mayor, world.editor, world.officer, world.secretary].map(
      async (who) => (await who.get(paths.imports)).status,
    ),
  );
  expect(statuses).toEqual([303, 403, 403, 403, 200, 200]);
  expect((await world.officer.get(paths.imports)).text).not.toContain('value="offices"');
  expect((await world.secretary.get(paths.imports)).text).toContain('value="offices"');
});

test('A file is read, looked at, and carried out once', async () => {
  const before = await memberCount();
  const id = await offer(world.officer, csv(line('khiva'), line('bukhara')));
  const report = await world.officer.get(addressOf(paths.import, { id }));
  expect([report.status, titleOf(report.text), await memberCount()]).toEqual([200, '2 entered', before]);
  expect((await world.officer.get(addressOf(paths.import, { id }), 'fa')).text).toContain('۲ تازه');

  const done = await carryOut(world.officer, id, { seen: seenIn(report.text) });
  expect([done.status, done.location, await memberCount()]).toEqual([303, `/en/desk/imports/${id}`, before + 2]);
  const after = await world.officer.get(addressOf(paths.import, { id }));
  expect(after.text).not.toContain('name="seen"');
  expect((await carryOut(world.officer, id, { seen: seenIn(report.text) })).status).toBe(409);
  expect(await memberCount()).toBe(before + 2);
});

test('A file with a refused line is reported, but neither kept nor carried out', async () => {
  const stored = readdirSync(path.join(world.program.settings.dataFolder, 'files'), { recursive: true }).length;
  const id = await offer(world.officer, csv(line('termez'), line('nukus', { country: 'ZZ' }), line('shiraz')));
  const report = await world.officer.get(addressOf(paths.import, { id }));
  expect(titleOf(report.text)).toBe('1 entered and 2 refused');
  expect(report.text).toContain('is no country code of ISO 3166');
  expect(report.text).not.toContain('name="seen"');
  expect((await carryOut(world.officer, id, { seen: '0'.repeat(64) })).status).toBe(409);
  expect(readdirSync(path.join(world.program.settings.dataFolder, 'files'), { recursive: true }).length).toBe(stored);
});

test('A file that would by now do something else is not carried out, and its new report is shown', async () => {
  const id = await offer(world.secretary, csv(line('osh', { country: 'KG' }), line('navoi', { population: '5' })));
  const first = await world.secretary.get(addressOf(paths.import, { id }));
  await offer(world.officer, csv(line('navoi', { population: '4' }))).then(async (other) => {
    const { text } = await world.officer.get(addressOf(paths.import, { id: other }));
    await carryOut(world.officer, other, { seen: seenIn(text) });
  });
  const before = await memberCount();
  const refused = await carryOut(world.secretary, id, { seen: seenIn(first.text) });
  expect([refused.status, titleOf(refused.text), await memberCount()]).toEqual([
    409,
    '1 entered and 1 changed',
    before,
  ]);
  expect(refused.text).toContain('The network has changed since this report was written');
  expect((await carryOut(world.secretary, id, { seen: seenIn(refused.text) })).status).toBe(303);
  expect(await memberCount()).toBe(before + 1);
});

test('What the desk has edited is kept, or overwritten when the box is ticked', async () => {
  await world.db.execute(sql`update members set population = 77, revision = revision + 1 where slug = 'osh'`);
  const id = await offer(world.secretary, csv(line('osh', { country: 'KG', population: '88' })));
  const report = await world.secretary.get(addressOf(paths.import, { id }));
  expect(titleOf(report.text)).toBe('1 kept');
  expect((await carryOut(world.secretary, id, { seen: seenIn(report.text), overwrite: 'on' })).status).toBe(303);
  const { rows } = await world.db.execute<{ population: number }>(
    sql`select population from members where slug = 'osh'`,
  );
  expect(rows[0]?.population).toBe(88);
});

test('A file that is no list comes back as the form, in words at the field; one above 20 MB is not read', async () => {
  const latin = await world.secretary.post(
    paths.imports,
    { kind: 'members', file: new File([`${header}\n`, Buffer.from('\xe9', 'latin1')], 'a.csv') },
    'ko',
  );
  expect([latin.status, latin.text.includes('UTF-8 파일이 아닙니다(2행).')]).toEqual([422, true]);
  const missing = await world.secretary.post(paths.imports, {
    kind: 'members',
    file: new File(['slug,kind\n'], 'a.csv'),
  });
  expect([
    missing.status,
    missing.text.includes(
      'The first line lacks columns: Name in English (name_en), Country (country), Latitude (latitude), Longitude (longitude) and Standing (state)',
    ),
  ]).toEqual([422, true]);
  expect((await world.secretary.post(paths.imports, { kind: 'members' })).status).toBe(422);
  expect((await world.officer.post(paths.imports, { kind: 'offices', file: csv() })).status).toBe(403);
  const huge = await world.secretary.post(paths.imports, {
    kind: 'members',
    file: new File([Buffer.alloc(21 * 1_048_576, 'a')], 'a.csv'),
  });
  expect([huge.status, huge.text.includes('At most 20 MB')]).toEqual([413, true]);
  expect((await world.db.execute(sql`select 1 from imports`)).rows).toEqual([]);
});

test('Characters that cannot be written down are reported as such, by line', async () => {
  const text = [
    `${header},wor\u0000ld`,
    `${line('a\u0000b')},x`,
    `${line('b\u0001', { name: 'c\u0000' })},x`,
    '\u0000',
  ];
  const id = await offer(world.secretary, new File([text.join('\n')], 'members.csv'));
  const report = await world.secretary.get(addressOf(paths.import, { id }));
  expect([titleOf(report.text), report.text.includes('wor\uFFFDld'), report.text.includes('a\uFFFDb')]).toEqual([
    '3 refused',
    true,
    true,
  ]);
});

test('A file of nothing but wrong lines is read no further than somebody would mend it', async () => {
  const id = await offer(world.secretary, new File([`${header}\n`, Buffer.alloc(17_000_000, 'a\n')], 'members.csv'));
  const report = await world.secretary.get(addressOf(paths.import, { id }), 'en');
  expect([titleOf(report.text), /reading stopped after line (.{0,40})\. Mend/.exec(report.text)?.[1]]).toEqual([
    '1,000 refused',
    '<bdi>1,001</bdi>',
  ]);
});

test('A list longer than the desk takes is refused at the field', async () => {
  const many = Array.from({ length: 50_001 }, (_, at) => line(`far-${at}`));
  const answer = await world.secretary.post(paths.imports, { kind: 'members', file: csv(...many) });
  expect([answer.status, answer.text.includes('The file has more than')]).toEqual([422, true]);
}, 60_000);

test('While another import runs the desk does not wait for it', async () => {
  const id = await offer(world.officer, csv(line('waiting-town')));
  const { text } = await world.officer.get(addressOf(paths.import, { id }));
  const running = await world.pool.connect();
  await running.query(`begin; select pg_advisory_xact_lock(hashtext('imports'))`);
  const refused = await carryOut(world.officer, id, { seen: seenIn(text) });
  expect([refused.status, refused.text.includes('Another import is running.')]).toEqual([409, true]);
  await running.query('commit');
  running.release();
  expect((await carryOut(world.officer, id, { seen: seenIn(text) })).status).toBe(303);
});

test('An office does not see what was laid on another desk', async () => {
  const id = await offer(world.secretary, csv(line('khiva')));
  const address = addressOf(paths.import, { id });
  expect([(await world.officer.get(address)).status, (await world.secretariatOfficer.get(address)).status]).toEqual([
    404, 200,
  ]);
  expect((await carryOut(world.officer, id, { seen: '0'.repeat(64) })).status).toBe(404);
  expect((await world.officer.get(paths.imports)).text).not.toContain(id);
});

test('A long report is read page by page, and by what becomes of its lines', async () => {
  const many = Array.from({ length: 250 }, (_, at) => line(`town-${at}`));
  const id = await offer(world.secretary, csv(...many, line('osh', { country: 'KG', population: '9' })));
  const pageOf = async (query: Record<string, string>) =>
    (await world.secretary.get(addressOf(paths.import, { id }, query))).text;
  const rows = (text: string) => text.split('<th scope="row">').length - 1;
  const first = await pageOf({});
  expect([
    rows(first),
    first.includes('after=101'),
    rows(await pageOf({ after: '201' })),
    rows(await pageOf({ outcome: 'changed' })),
  ]).toEqual([100, true, 51, 1]);
  expect(
    (await world.secretary.api('GET', addressOf(paths.import, { id }, { outcome: 'changed' }))).json,
  ).toMatchObject({ lines: [{ line: 252, slug: 'osh', changes: [{ column: 'population', to: '9' }] }], next: null });
});
