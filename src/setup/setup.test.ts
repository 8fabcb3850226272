import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { networks } from '#network/tables.ts';
import { sessionCookieIn } from '../../test/session-cookie.ts';
import { foundWorld, type World } from '../../test/world.ts';
import { setupCodeOf } from './code.ts';

let world: World;
let published: World;
beforeAll(async () => {
  world = await foundWorld({ empty: true });
  published = await foundWorld({ empty: true, settings: { mode: 'production' } });
});
afterAll(() => Promise.all([world.close(), published.close()]));

const answers = {
  languages: ['fa', 'en', ''],
  timeZone: 'Asia/Tehran',
  nameFa: 'شبکهٔ شهرهای رود',
  nameEn: 'Network of River Cities',
  summaryEn: 'Cities on rivers learn from each other.',
  founded: '۲۰۱۰',
  secretariatFa: 'دبیرخانه',
  secretariatEn: 'Secretariat',
  personName: 'Ada River',
  personEmail: 'Ada@Rivers.example',
  personRole: 'secretary-general',
};

test('An empty node leads every page to its setup, in every language', async () => {
  for (const language of ['en', 'fa', 'ko'] as const) {
    expect((await world.visitor.get('/members', language)).location).toBe(`/${language}/setup`);
    expect((await world.visitor.get('/setup', language)).status).toBe(200);
  }
  expect((await world.visitor.fetch('/sitemap.xml')).status).toBe(404);
  expect((await world.visitor.fetch('/.well-known/security.txt')).status).toBe(404);
  expect((await world.visitor.fetch('/network.css')).status).toBe(200);
});

test('What was typed stays, with a sentence at each field that is missing', async () => {
  const { status, text } = await world.visitor.post('/setup', {
    ...answers,
    nameFa: '',
    secretariatEn: '',
    personEmail: 'ada@rivers.example',
  });
  expect(status).toBe(422);
  expect([...text.matchAll(/<a href="#(field-\w+)">/g)].map(([, id]) => id)).toEqual([
    'field-nameFa',
    'field-secretariatEn',
  ]);
  expect(text).toContain('value="Network of River Cities"');
  expect(text).toContain('value="ada@rivers.example"');
  expect(text).toMatch(/<option value="fa" selected/);
  expect(text).toMatch(/<option value="Asia\/Tehran" selected/);
});

test('Of two who found the network at once one wins, and the other is told in words', async () => {
  const both = await Promise.all([
    world.visitor.post('/setup', answers),
    world.visitor.post('/setup', { ...answers, personEmail: 'bo@rivers.example' }),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  expect(both.find(({ status }) => status === 409)?.text).toContain('has been founded on this node already');
  const { rows } = await world.db.execute(sql`select
    (select count(*)::int from networks) as networks, (select count(*)::int from nodes) as nodes, (select count(*)::int from offices) as offices,
    (select count(*)::int from people) as people, (select count(*)::int from mandates where confirmed_at is not null) as mandates, (select count(*)::int from mails) as mails`);
  expect(rows).toEqual([{ networks: 1, nodes: 1, offices: 1, people: 1, mandates: 1, mails: 0 }]);
  expect(await world.records()).toEqual(['network.founded', 'office.opened', 'mandate.given']);
  const location = both.find(({ status }) => status === 303)?.location ?? '';
  expect(location).toMatch(/^\/en\/sign-in\/[\w-]{20,}$/);
  const page = await world.visitor.fetch(location);
  expect(page.status).toBe(200);
  const signedIn = await world.visitor.post(location.slice(3));
  const cookie = sessionCookieIn(signedIn);
  const home = await (await world.visitor.fetch('/en/', { headers: { cookie } })).text();
  expect(home).toContain('The network is founded. What comes next');
  expect(home).toContain('href="/en/offices/opening"');
});

test('Once a network is founded there is no such page', async () => {
  expect((await world.visitor.get('/setup')).status).toBe(404);
  expect((await world.visitor.post('/setup', answers)).status).toBe(404);
  expect((await world.visitor.get('/')).text).toContain('Members will stand here.');
});

test('The code of an empty node is not found by trying: after ten in a minute even the right one waits', async () => {
  const code = setupCodeOf('a secret of the tests');
  for (let guess = 0; guess < 10; guess += 1)
    expect((await published.visitor.post('/setup', { ...answers, code: `00000000000${guess}` })).status).toBe(422);
  const late = await published.visitor.post('/setup', { ...answers, code });
  expect([late.status, Number(late.headers.get('retry-after')) > 0]).toEqual([429, true]);
  expect(late.text).toContain(`value="${answers.nameEn}"`);
  expect(await published.db.$count(networks)).toBe(0);
  await published.db.execute(sql`delete from attempts`);
});

test('Where others can reach the node, only who reads its log may found the network', async () => {
  const code = setupCodeOf('a secret of the tests');
  expect(code).toMatch(/^[0-9a-f]{12}$/);
  for (const wrong of ['', '000000000000', code.slice(0, 11)]) {
    const { status, text } = await published.visitor.post('/setup', { ...answers, code: wrong });
    expect(status).toBe(422);
    expect(text).toContain('id="field-code-error"');
  }
  expect(
    (
      await published.visitor.post('/setup', {
        ...answers,
        code: ` ${code.slice(0, 4).toUpperCase()}-${code.slice(4)} `,
      })
    ).status,
  ).toBe(303);
});
