import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql, type SQL } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { foundWorld, ORIGIN, type Client, type World } from '../world.ts';
import { letterContent, letterFile } from '../letter-file.ts';
import { inHalves } from './in-halves.ts';

let world: World;

beforeAll(async () => {
  world = await foundWorld();
});
// All clients come from one network here.
beforeEach(async () => {
  await world.db.execute(sql`delete from attempts`);
});
afterAll(() => world.close());

const appointment = { name: 'Somebody New', email: 'new@city.example', role: 'focal-point', from: '2026-01-01' };

const town = {
  nameEn: 'Samarkand',
  kind: 'city',
  country: 'UZ',
  latitude: '39.65',
  longitude: '66.96',
  languages: 'uz',
  state: 'associate',
};

describe('what ends while a body is on its way has ended', () => {
  test('the session: nothing is done, and the way leads to signing in', async () => {
    const answer = await sendSlowly(world.mayor, '/en/members/shiraz/mandates', appointment, () =>
      change(sql`update sessions set ended_at = serai_clock() where person_id = ${world.mayor.personId}`),
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/en/sign-in?next=%2Fen%2Fmembers%2Fshiraz%2Fmandates',
    ]);
    expect(await world.records()).toEqual([]);
  });

  test('the mandate: nothing is done, and the sender is told so', async () => {
    const answer = await sendSlowly(world.seoul, '/en/members/seoul/mandates', appointment, () =>
      change(sql`update mandates set ended_at = serai_clock() where person_id = ${world.seoul.personId}`),
    );
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining('The mandate under which this form was opened is no longer current.'),
    ]);
    expect(await world.records()).toEqual([]);
  });

  test('what was delegated to an office: it is no longer its to do', async () => {
    const answer = await sendSlowly(world.officer, '/en/members/entry', town, () =>
      change(sql`update offices set delegations = '{imports}' where slug = 'central-asia'`),
    );
    expect(answer.status).toBe(409);
    expect(await world.records()).toEqual([]);
  });

  test('the token of a program', async () => {
    const answer = await sendSlowly(world.secretary, '/api/v1/members/shiraz/payments', { until: '2031-12-31' }, () =>
      change(sql`update tokens set ended_at = serai_clock() where person_id = ${world.secretary.personId}`),
    );
    expect(answer.status).toBe(401);
    expect(await world.records()).toEqual([]);
  });

  test('the session, while a file came: the file is not stored either', async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...appointment, role: 'contributor' })) form.set(name, value);
    form.set('letter', letterFile());
    const answer = await sendSlowly(world.focalPoint, '/en/members/shiraz/mandates', form, () =>
      change(sql`update sessions set ended_at = serai_clock() where person_id = ${world.focalPoint.personId}`),
    );
    expect(answer.status).toBe(303);
    const digest = createHash('sha256').update(letterContent).digest('hex');
    await expect(world.program.store.read(digest)).rejects.toThrow('ENOENT');
  });

  test('and what has not ended is done', async () => {
    const answer = await sendSlowly(world.secretary, '/en/members/shiraz/payments', { until: '2031-12-31' }, () =>
      Promise.resolve(),
    );
    expect(answer.status).toBe(303);
    expect(await world.records()).toEqual(['member.paid']);
  });
});

const change = async (statement: SQL): Promise<void> => void (await world.db.execute(statement));

/** Sends the first half of a form, then lets something happen, then sends the rest. */
async function sendSlowly(
  client: Client,
  address: string,
  fields: Record<string, string> | FormData,
  meanwhile: () => Promise<void>,
): Promise<Response> {
  const form = new Response(fields instanceof FormData ? fields : new URLSearchParams(fields));
  const content = new Uint8Array(await form.arrayBuffer());
  const { body } = inHalves(content, { at: 10, meanwhile });
  const init = {
    method: 'POST',
    body,
    duplex: 'half',
    headers: {
      'content-type': form.headers.get('content-type') ?? '',
      origin: ORIGIN,
      ...(address.startsWith('/api/') && { authorization: `Bearer ${client.token}` }),
    },
  };
  return client.fetch(address, init);
}
