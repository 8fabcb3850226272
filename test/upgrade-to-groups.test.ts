import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { databaseBeforeGroups, rowsOf, todaysProgram } from './upgrade/old-database.ts';
import type { FreshDatabase } from './fresh-database.ts';
import { ORIGIN } from './world.ts';

let database: FreshDatabase;
let today: ReturnType<typeof todaysProgram>;
let before: Awaited<ReturnType<typeof rowsOf>>;

beforeAll(async () => {
  database = await databaseBeforeGroups();
  before = await rowsOf(database.owner);
  await migrate(database.owner, 'serai');
  today = todaysProgram(database.program);
});
afterAll(async () => {
  await today.close();
  await database.close();
});

const secretary = 'session-of-the-secretary-general-0000000000';
const mayor = 'session-of-the-mayor-of-shiraz-000000000000';
const seoul = 'session-of-the-focal-point-of-seoul-0000000';

const cookieOf = (session?: string): Record<string, string> =>
  session === undefined ? {} : { cookie: `serai=${session}` };

async function read(address: string, session?: string): Promise<string> {
  const answer = await today.app.request(ORIGIN + address, { headers: cookieOf(session) });
  return `${answer.status} ${await answer.text()}`;
}

async function send(address: string, session: string, fields: Record<string, string>) {
  const answer = await today.app.request(ORIGIN + address, {
    method: 'POST',
    headers: { ...cookieOf(session), origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ key: crypto.randomUUID(), ...fields }).toString(),
  });
  return { status: answer.status, location: answer.headers.get('location') ?? (await answer.text()) };
}

describe('A network that was at work before there were groups', () => {
  test('keeps every row of its members, people and mandates', async () => {
    expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([]);
    expect(before['mandates']).toHaveLength(12);
    expect(await rowsOf(database.owner, before)).toEqual(before);
  });

  test('reads of no group and no proposal yet, in every language', async () => {
    for (const language of ['en', 'fa', 'ko'])
      for (const [address, session] of [
        ['/groups'],
        ['/groups', mayor],
        ['/groups/founding', secretary],
        ['/proposals', mayor],
        ['/proposals/writing', mayor],
        ['/me', mayor],
        ['/me', seoul],
        ['/me/notifications', seoul],
        ['/desk', secretary],
        ['/members/shiraz'],
      ] as const)
        expect([language, address, (await read(`/${language}${address}`, session)).slice(0, 3)]).toEqual([
          language,
          address,
          '200',
        ]);
    expect((await read('/api/v1/groups')).slice(0, 4)).toBe('200 ');
  });

  test('founds a group for a city of long standing, which another joins and in which both write', async () => {
    const founded = await send('/en/groups/founding', secretary, {
      nameEn: 'Shade and water',
      purposeEn: 'Trees that live through August.',
      kind: 'working-group',
      joinMode: 'open',
      visibility: 'public',
      lead: 'شیراز',
    });
    expect(founded).toEqual({ status: 303, location: '/en/groups/shade-and-water' });
    expect(await read('/fa/groups/shade-and-water')).toMatch(/^200 .*Shade and water.*شیراز/s);
    expect((await send('/ko/groups/shade-and-water/participations', seoul, {})).status).toBe(303);
    expect((await send('/fa/groups/shade-and-water/posts', mayor, { text: 'سلام', language: 'fa' })).status).toBe(303);
    expect(await read('/ko/groups/shade-and-water')).toMatch(/^200 .*시라즈.*서울/s);
  });

  test('takes a proposal of its city', async () => {
    const written = await send('/fa/proposals/writing', mayor, {
      act: 'submit',
      language: 'fa',
      titleFa: 'برنامهٔ گرما',
      requestFa: 'برنامه‌ای برای روزهای گرم تدوین شود.',
      aim: 'rule',
    });
    expect(written.status).toBe(303);
    expect(await read(written.location, secretary)).toMatch(/^200 .*برنامهٔ گرما/s);
    expect(await read('/en/desk', secretary)).toMatch(/^200 .*برنامهٔ گرما/s);
  });
});
