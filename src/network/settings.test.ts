import { afterAll, beforeAll, expect, test } from 'vitest';
import { foundWorld, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const settings = {
  revision: '1',
  nameEn: 'Network of River Cities',
  nameKo: '강 도시 네트워크',
  purposeEn: 'They meet\n\nevery year.',
  acronym: 'NRC',
  founded: '2011',
  languages: ['ko', 'en', ''],
  timeZone: 'Asia/Calcutta',
  hue: '150',
  accentHue: '',
  delegations: ['', 'central-asia:members'],
};

test('Only the Secretariat reads and changes the settings of the network', async () => {
  const readers = [
    world.visitor,
    world.secretary,
    world.secretariatOfficer,
    world.editor,
    world.officer,
    world.mayor,
    world.stranger,
  ];
  expect(await Promise.all(readers.map(async (reader) => (await reader.get('/desk/network')).status))).toEqual([
    303, 200, 200, 403, 403, 403, 403,
  ]);
  expect((await world.officer.post('/desk/network', settings)).status).toBe(403);
  expect(await world.records()).toEqual([]);
});

test('What was typed stays, and a language of the network needs a name', async () => {
  const { status, text } = await world.secretary.post('/desk/network', {
    ...settings,
    languages: ['fa', 'en', 'ko'],
    founded: '12',
    hue: '400',
  });
  expect(status).toBe(422);
  expect(text).toContain('value="강 도시 네트워크"');
  expect(text).toMatch(/<option value="fa" selected/);
  expect(text).toContain('value="central-asia:members" checked');
  expect([...text.matchAll(/<a href="#(field-\w+)">/g)].map(([, id]) => id)).toEqual([
    'field-founded',
    'field-hue',
    'field-nameFa',
  ]);
});

test('Names, languages, colours and what offices may do change together, once for each version', async () => {
  expect((await world.secretary.post('/desk/network', settings)).status).toBe(303);
  expect(await world.records()).toEqual(['network.changed', 'office.changed', 'office.changed']);
  expect(await (await world.visitor.fetch('/network.css')).text()).toBe(
    ':root{--lapis-hue:150;--lapis-chroma:1;--plate-hue:150;--plate-chroma:1;}\n',
  );
  const { json } = await world.secretary.api('GET', '/desk/network');
  expect(json).toMatchObject({
    network: {
      languages: ['ko', 'en'],
      acronym: 'NRC',
      revision: 2,
      texts: { en: { name: 'Network of River Cities', purpose: 'They meet\n\nevery year.' } },
      offices: [
        { slug: 'central-asia', delegations: ['members'] },
        { slug: 'mediterranean', delegations: [] },
      ],
    },
  });
  expect((await world.secretary.post('/desk/network', settings)).status).toBe(409);
  expect((await world.secretary.get('/desk/network')).text).toContain('value="central-asia:members" checked');
});

test('A program that says nothing of delegations leaves them', async () => {
  const { delegations, ...rest } = settings;
  expect(delegations).toHaveLength(2);
  expect((await world.secretary.api('POST', '/desk/network', { ...rest, languages: ['en'], revision: 2 })).status).toBe(
    204,
  );
  const { json } = await world.secretary.api('GET', '/desk/network');
  expect(json).toMatchObject({ network: { offices: [{ delegations: ['members'] }, { delegations: [] }] } });
});
