import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { hexOf } from '#core/colour.ts';
import { writeMail } from '#mail/actions.ts';
import { mails } from '#mail/tables.ts';
import { foundWorld, ORIGIN, type World } from '../../test/world.ts';

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
  expect(text).toContain('<title>Error: Settings of the network · ');
  expect(text.replace(/<\/?(span|bdi)>/g, '')).toContain(
    '<a href="#field-nameFa">Name in Persian: this is needed.</a>',
  );
  expect(text).toContain('value="강 도시 네트워크"');
  expect(text).toMatch(/<option value="fa" selected/);
  expect(text).toContain('value="central-asia:members" checked');
  expect([...text.matchAll(/<a href="#(field-\w+)">/g)].map(([, id]) => id)).toEqual([
    'field-nameFa',
    'field-founded',
    'field-hue',
  ]);
});

test('Names, languages, colours and what offices may do change together, once for each version', async () => {
  expect((await world.secretary.post('/desk/network', settings)).status).toBe(303);
  expect(await world.records()).toEqual(['network.changed', 'office.changed', 'office.changed']);
  expect(await (await world.visitor.fetch('/network.css')).text()).toBe(
    ':root{--lapis-hue:150;--lapis-chroma:1;--plate-hue:150;--plate-chroma:1;}\n',
  );
  const green = hexOf({ lightness: 0.37, chroma: 0.145, hue: 150 });
  expect(await writtenMail()).toContain(`border-bottom:3px solid ${green}`);
  expect(await (await world.visitor.fetch('/icon.svg')).text()).toContain(
    `fill="${hexOf({ lightness: 0.38, chroma: 0.15, hue: 150 })}"`,
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

const bytesOf = async (answer: Response | undefined) =>
  Buffer.from(new Uint8Array((await answer?.arrayBuffer()) ?? new ArrayBuffer(0)));

async function writtenMail(): Promise<string> {
  const id = await writeMail(await world.contextOf(world.secretary), {
    to: { email: 'somebody@rivers.example', personId: null },
    language: 'en',
    mail: { subject: 'Colours', paragraphs: ['New ones.'] },
  });
  const [mail] = await world.db.select().from(mails).where(eq(mails.id, id));
  return mail?.html ?? '';
}

test('Tabs and home screens have the network’s mark, in its colours and at the address that pages name', async () => {
  const { text } = await world.visitor.get('/');
  const tags = [...text.matchAll(/<link rel="(icon|apple-touch-icon|manifest)" href="([^"]*)"/g)].map(
    ([, , to]) => to ?? '',
  );
  expect(tags).toEqual([
    '/favicon.ico?v=150-own',
    '/icon.svg?v=150-own',
    '/apple-touch-icon.png?v=150-own',
    '/manifest.webmanifest',
  ]);
  const answers = await Promise.all(tags.map((address) => world.visitor.fetch(address)));
  expect(answers.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
    [200, 'image/x-icon'],
    [200, 'image/svg+xml'],
    [200, 'image/png'],
    [200, 'application/manifest+json'],
  ]);
  const [ico, , touch, manifest] = answers;
  const icon = await bytesOf(ico);
  expect([icon.readUInt16LE(2), icon.readUInt16LE(4), icon.subarray(22, 26).toString('latin1')]).toEqual([
    1,
    1,
    '\x89PNG',
  ]);
  expect((await bytesOf(touch)).readUInt32BE(16)).toBe(180);
  expect(await manifest?.json()).toMatchObject({ short_name: 'NRC', start_url: '/', dir: 'ltr' });
  expect(
    answers
      .map(({ headers }) => headers.get('content-security-policy'))
      .every((said) => said?.includes("manifest-src 'self'")),
  ).toBe(true);
});

test('Where somebody shares a page, the network’s mark stands beside the link, in its colours', async () => {
  const { text } = await world.visitor.get('/offices');
  const [, picture = ''] = /<meta property="og:image" content="([^"]*)"/.exec(text) ?? [];
  expect(picture).toBe(`${ORIGIN}/shared.png?v=150-own`);
  const answer = await world.visitor.fetch(picture.slice(ORIGIN.length));
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
  const bytes = await bytesOf(answer);
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(bytes.byteLength).toBeLessThan(50_000);
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

test('Whatever founding year the form takes can be read on every page, and none to come is taken', async () => {
  for (const founded of ['1800', '1899', String(new Date().getUTCFullYear())]) {
    const { json } = await world.secretary.api('GET', '/desk/network');
    const revision = /"revision":(\d+)/.exec(JSON.stringify(json))?.[1] ?? '';
    const saved = await world.secretary.post('/desk/network', { ...settings, founded, revision });
    expect([founded, saved.status]).toEqual([founded, 303]);
    const pages = await Promise.all((['en', 'ko'] as const).map((language) => world.visitor.get('/', language)));
    expect([founded, ...pages.map(({ status }) => status)]).toEqual([founded, 200, 200]);
    expect(pages[0]?.text).toContain(founded);
  }
  const next = String(new Date().getUTCFullYear() + 1);
  expect((await world.secretary.post('/desk/network', { ...settings, founded: next })).status).toBe(422);
});
