import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { foundWorld, type Client, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const opening = {
  nameEn: 'Iranian Office',
  nameFa: 'دفتر ایران',
  state: 'open',
  countries: ['IR', 'TR'],
  opened: '2026-05',
};

async function officesOfMembers(): Promise<Record<string, string>> {
  const { rows } = await world.db.execute<{ member: string; office: string }>(
    sql`select m.slug as member, o.slug as office from members m join offices o on o.id = m.office_id order by m.slug`,
  );
  return Object.fromEntries(rows.map(({ member, office }) => [member, office]));
}

test('Everybody reads the offices; only the Secretariat opens, changes and closes them', async () => {
  const addresses = [
    '/offices',
    '/offices/central-asia',
    '/offices/opening',
    '/offices/central-asia/profile',
    '/offices/central-asia/closure',
  ];
  const readers: [string, Client][] = Object.entries({
    visitor: world.visitor,
    secretary: world.secretary,
    officer: world.officer,
    mayor: world.mayor,
    stranger: world.stranger,
  });
  const seen = await Promise.all(
    readers.map(async ([name, client]) => [
      name,
      await Promise.all(addresses.map(async (address) => (await client.get(address)).status)),
    ]),
  );
  expect(Object.fromEntries(seen)).toEqual({
    visitor: [200, 200, 303, 303, 303],
    secretary: [200, 200, 200, 200, 200],
    officer: [200, 200, 403, 403, 403],
    mayor: [200, 200, 403, 403, 403],
    stranger: [200, 200, 403, 403, 403],
  });
  const refused = await Promise.all(
    [world.visitor, world.officer, world.mayor].map((client) => client.post('/offices/opening', opening)),
  );
  expect(refused.map(({ status }) => status)).toEqual([303, 403, 403]);
  expect(await world.records()).toEqual([]);
});

test('What was typed stays in a form that is not accepted', async () => {
  const { status, text } = await world.secretary.post('/offices/opening', {
    ...opening,
    nameEn: '',
    nameFa: '',
    summaryEn: 'Two <countries>',
    opened: '31.2.2026',
    host: 'Atlantis',
    slug: 'Über',
  });
  expect(status).toBe(422);
  expect(text).toContain('value="Two &lt;countries&gt;"');
  expect(text).toContain('value="31.2.2026"');
  expect(text).toContain('value="Atlantis"');
  expect(text.match(/value="(?:IR|TR)" checked/g)).toHaveLength(2);
  expect([...text.matchAll(/<a href="#(field-\w+)">/g)].map(([, id]) => id)).toEqual(['field-slug', 'field-opened']);
  expect(await world.records()).toEqual([]);
});

test('An office without any name is asked for the first one; without an English name, for its short name', async () => {
  const fields = async (typed: Record<string, string>) => {
    const { status, text } = await world.secretary.post('/offices/opening', { state: 'open', ...typed });
    return [status, ...[...text.matchAll(/<a href="#(field-\w+)">/g)].map(([, id]) => id)];
  };
  expect(await fields({})).toEqual([422, 'field-nameEn']);
  expect(await fields({ nameFa: 'دفتر خلیج فارس' })).toEqual([422, 'field-slug']);
  await world.db.execute(sql`update networks set languages = '{fa,en,ko}'`);
  expect(await fields({ slug: 'gulf' })).toEqual([422, 'field-nameFa']);
  await world.db.execute(sql`update networks set languages = '{en,fa,ko}'`);
  expect(await world.records()).toEqual([]);
});

test('A new office takes countries from others, and the members there go along', async () => {
  const { status, location } = await world.secretary.post('/offices/opening', opening);
  expect([status, location]).toEqual([303, '/en/offices/iranian-office']);
  expect(await officesOfMembers()).toEqual({
    almaty: 'central-asia',
    beyoglu: 'iranian-office',
    busan: 'secretariat',
    isfahan: 'iranian-office',
    seoul: 'secretariat',
    shiraz: 'iranian-office',
    tashkent: 'central-asia',
  });
  expect(await world.records()).toEqual(['office.opened', 'office.changed', 'office.changed']);
  const { text } = await world.visitor.get('/offices/iranian-office', 'fa');
  expect(text).toContain('<bdi>ایران</bdi>');
  expect(text).toMatch(/<time datetime="2026-05">[^<]*۲۰۲۶ میلادی/);
});

test('After the opening its page says to the Secretariat alone what comes next, and which names are missing', async () => {
  const { text } = await world.secretary.get('/offices/iranian-office');
  expect(text).toContain('<h2>Appoint its head</h2>');
  expect(text).toContain('href="/en/offices/iranian-office/mandates#appoint">');
  expect(text).toContain('There is no name in Korean yet');
  expect(text).toMatch(/<a href="\/en\/offices\/iranian-office\/closure">Close the office<\/a>/);
  expect((await world.visitor.get('/offices/iranian-office')).text).not.toMatch(/Appoint its head|There is no name/);
  expect((await world.secretary.get('/offices/central-asia')).text).not.toContain('Appoint its head');
});

test('Regions are called as officials call them', async () => {
  const { text } = await world.secretary.get('/offices/opening', 'fa');
  expect(text).toContain('آمریکای شمالی');
  expect(text).not.toMatch(/امریکا|افریقا/);
});

test('The same short name is refused in words', async () => {
  const { status, text } = await world.secretary.post('/offices/opening', { ...opening, countries: [] });
  expect(status).toBe(409);
  expect(text).toContain('Another office already has this short name.');
});

test('Countries given up fall back to the Secretariat with their members; an older version does not overwrite a newer', async () => {
  const change = { nameEn: 'Iranian Office', countries: ['TR'], host: 'بی‌اوغلو', revision: '1' };
  expect((await world.secretary.post('/offices/iranian-office/profile', change)).status).toBe(303);
  expect((await officesOfMembers())['shiraz']).toBe('secretariat');
  expect((await world.secretary.get('/offices/iranian-office/profile')).text).toContain('value="Beyoğlu"');
  const late = await world.secretary.post('/offices/iranian-office/profile', { ...change, countries: [] });
  expect(late.status).toBe(409);
  expect((await officesOfMembers())['beyoglu']).toBe('iranian-office');
});

test('What a head says in a language in which the office has no name is refused, not lost', async () => {
  await world.db.execute(sql`
    delete from office_texts where language = 'ko' and office_id = (select id from offices where slug = 'mediterranean')`);
  const said = { part: 'description', revision: 1, summaryEn: 'Cities around one sea.', summaryKo: '지중해의 도시들' };
  const answer = await world.secretary.api('POST', '/offices/mediterranean/profile', said);
  expect([answer.status, answer.json]).toEqual([409, expect.objectContaining({ code: 'office-nameless-in-language' })]);
  const { rows } = await world.db.execute(sql`
    select language, summary from office_texts where office_id = (select id from offices where slug = 'mediterranean') order by language`);
  expect(rows).toEqual([
    { language: 'en', summary: null },
    { language: 'fa', summary: null },
  ]);
});

test('A head says what the office does and how to reach it, and nothing else', async () => {
  await world.db.execute(sql`update mandates set role = 'head' where person_id = ${world.officer.personId}`);
  expect((await world.officer.get('/offices/central-asia/profile')).text).not.toContain('name="countries"');
  expect((await world.officer.get('/offices/mediterranean/profile')).status).toBe(403);
  const words = {
    part: 'description',
    revision: '1',
    summaryEn: 'Cares for five countries.',
    email: 'office@central-asia.example',
  };
  expect((await world.officer.post('/offices/central-asia/profile', words)).status).toBe(303);
  const page = await world.visitor.get('/offices/central-asia', 'ko');
  expect(page.text).toContain('Cares for five countries.');
  expect(page.text).toContain('mailto:office@central-asia.example');
  expect(
    (
      await world.officer.post('/offices/central-asia/profile', {
        revision: '2',
        nameEn: 'Mine',
        countries: ['KZ', 'TR'],
      })
    ).status,
  ).toBe(403);
  expect((await world.officer.post('/offices/mediterranean/profile', words)).status).toBe(403);
  expect((await officesOfMembers())['almaty']).toBe('central-asia');
});

test('Two who give one country away at the same time leave it, and its members, with one of them', async () => {
  const give = (slug: string) =>
    world.secretary.post('/offices/opening', { nameEn: slug, slug, state: 'open', countries: ['KR'] });
  expect((await Promise.all([give('han-river'), give('east-sea')])).map(({ status }) => status)).toEqual([303, 303]);
  const { rows } = await world.db.execute<{ office: string }>(
    sql`select o.slug as office from office_countries c join offices o on o.id = c.office_id where c.country = 'KR'`,
  );
  const members = await officesOfMembers();
  expect([members['seoul'], members['busan']]).toEqual([rows[0]?.office, rows[0]?.office]);
});

test('A closed office hands its members to its heir and its mandates end; the Secretariat stays', async () => {
  expect(
    (await world.secretary.post('/offices/secretariat/closure', { heir: 'central-asia', reason: 'To try' })).status,
  ).toBe(409);
  expect(
    (await world.secretary.post('/offices/central-asia/closure', { heir: 'central-asia', reason: 'To try' })).status,
  ).toBe(422);
  const closed = await world.secretary.post('/offices/central-asia/closure', {
    heir: 'iranian-office',
    reason: 'The agreement ends',
  });
  expect(closed.status).toBe(303);
  const members = await officesOfMembers();
  expect([members['tashkent'], members['almaty']]).toEqual(['iranian-office', 'iranian-office']);
  expect((await world.records()).slice(-2)).toEqual(['mandate.ended', 'office.closed']);
  expect((await world.officer.get('/offices/opening')).status).toBe(403);
  const page = await world.visitor.get('/offices/central-asia');
  expect(page.text).toMatch(/Closed; its records are kept by <a href="\/en\/offices\/iranian-office">/);
  expect(
    (await world.secretary.post('/offices/central-asia/closure', { heir: 'secretariat', reason: 'Again' })).status,
  ).toBe(409);
  expect((await world.secretary.get('/offices/central-asia/profile')).status).toBe(409);
});

test('Programs read and open offices as people do', async () => {
  const opened = await world.secretary.api('POST', '/offices/opening', {
    nameEn: 'Nordic Office',
    state: 'planned',
    countries: ['SE', 'FI'],
  });
  expect([opened.status, opened.headers.get('location')]).toEqual([201, '/api/v1/offices/nordic-office']);
  expect((await world.visitor.api('GET', '/offices/nordic-office')).json).toMatchObject({
    office: { state: 'planned', countries: ['FI', 'SE'], members: 0 },
    may: { change: false },
  });
  expect(
    (await world.visitor.api('POST', '/offices/opening', { nameEn: 'None', state: 'open', countries: [] })).status,
  ).toBe(401);
  expect(
    (
      await world.secretary.api('POST', '/offices/opening', {
        nameEn: 'None',
        state: 'open',
        countries: [],
        kind: 'secretariat',
      })
    ).status,
  ).toBe(422);
});
