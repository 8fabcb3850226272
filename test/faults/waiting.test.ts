import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { foundWorld, type Answer, type World } from '../world.ts';

let world: World;

beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const appointment = { name: 'Somebody New', email: 'new@city.example', role: 'representative', from: '2026-01-01' };

describe('what ends while a request waits for others at the same member has ended', () => {
  test('the mandate: nobody is appointed, and the sender is told so', async () => {
    const answer = await sentWhile(
      sql`update mandates set ended_at = serai_clock(), ending = 'ended' where person_id = ${world.mayor.personId}`,
      () =>
        world.mayor.post('/members/shiraz/mandates', { ...appointment, key: '01900000-0000-7000-8000-000000000001' }),
    );
    expect([answer.status, answer.text]).toEqual([
      403,
      expect.stringContaining('The mandate under which this form was opened is no longer current.'),
    ]);
    expect(await world.records()).toEqual([]);
  });

  test('the account: nothing is done, and the way leads to signing in', async () => {
    const answer = await sentWhile(
      sql`update people set deactivated_at = serai_clock() where id = ${world.focalPoint.personId}`,
      () => world.focalPoint.post('/members/shiraz/mandates', { ...appointment, role: 'contributor' }),
    );
    expect([answer.status, answer.location]).toEqual([303, '/en/sign-in?next=%2Fen%2Fmembers%2Fshiraz%2Fmandates']);
    expect(await world.records()).toEqual([]);
  });

  test('and whoever ends their own mandate by the request itself is told that it was done', async () => {
    const { rows } = await world.db.execute<{ id: string }>(
      sql`select id from mandates where person_id = ${world.contributor.personId}`,
    );
    const answer = await world.contributor.post(`/mandates/${rows[0]?.id}/ending`, { reason: 'A new post.' });
    expect([answer.status, answer.location]).toEqual([303, '/en/members/shiraz/mandates']);
    expect(await world.records()).toEqual(['mandate.ended']);
  });

  test('also where the same form comes twice at once', async () => {
    const { rows } = await world.db.execute<{ id: string }>(
      sql`select id from mandates where person_id = ${world.observer.personId}`,
    );
    const form = { reason: 'A new post.', key: '01900000-0000-7000-8000-000000000002' };
    const answers = await Promise.all([1, 2].map(() => world.observer.post(`/mandates/${rows[0]?.id}/ending`, form)));
    expect(answers.map(({ status, location }) => [status, location])).toEqual([
      [303, '/en/members/busan/mandates'],
      [303, '/en/members/busan/mandates'],
    ]);
    expect(await world.records()).toEqual(['mandate.ended', 'mandate.ended']);
  });
});

/** Holds Shiraz, sends something that has to wait for it, and lets go once something else has ended in the meantime. */
async function sentWhile(ending: SQL, send: () => Promise<Answer>): Promise<Answer> {
  let sent: Promise<Answer> | undefined;
  await world.db.transaction(async (holding) => {
    await holding.execute(sql`select 1 from members where slug = 'shiraz' for no key update`);
    sent = send();
    await vi.waitFor(async () => {
      const { rows } = await holding.execute(
        sql`select 1 from pg_locks l join pg_stat_activity a on a.pid = l.pid where not l.granted and a.datname = current_database()`,
      );
      expect(rows.length).toBeGreaterThan(0);
    });
    await holding.execute(ending);
  });
  if (!sent) throw new Error('nothing was sent');
  return sent;
}
