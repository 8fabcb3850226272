import { afterAll, beforeAll, expect, test } from 'vitest';
import { announce } from '#db/outbox.ts';
import { languages } from '#i18n/languages.ts';
import { foundWorld, type Client, type World } from '../../test/world.ts';
import { recordsInView } from './queries.ts';
import { topicOf } from './record.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
  await tellEverything();
});
afterAll(() => world.close());

const idOf = async (table: string, slug: string) => {
  const { rows } = await world.db.execute<{ id: string }>(`select id from ${table} where slug = '${slug}'`);
  return rows[0]?.id ?? '';
};

/** One record of every kind, each about Tashkent, its office, or Shiraz. */
async function tellEverything(): Promise<void> {
  const ctx = await world.contextOf(world.secretary);
  const [tashkent, shiraz, office] = await Promise.all([
    idOf('members', 'tashkent'),
    idOf('members', 'shiraz'),
    idOf('offices', 'central-asia'),
  ]);
  const { rows } = await world.db.execute<{ id: string; person_id: string }>(
    `select id, person_id from mandates where member_id = '${shiraz}' and role = 'representative'`,
  );
  const [mandateId, personId] = [rows[0]?.id ?? '', rows[0]?.person_id ?? ''];
  await announce(ctx, 'network.founded', { networkId: office });
  await announce(ctx, 'network.changed', { networkId: office });
  await announce(ctx, 'office.opened', { officeId: office });
  await announce(ctx, 'office.changed', { officeId: office });
  await announce(ctx, 'office.closed', { officeId: office, reason: 'Moved.' });
  await announce(ctx, 'offices.imported', { entered: 2, changed: 1 });
  await announce(ctx, 'member.entered', { memberId: tashkent });
  await announce(ctx, 'member.changed', { memberId: tashkent });
  await announce(ctx, 'member.promoted', { memberId: tashkent });
  await announce(ctx, 'member.suspended', { memberId: tashkent, reason: 'Dues unpaid.' });
  await announce(ctx, 'member.reinstated', { memberId: tashkent });
  await announce(ctx, 'member.withdrew', { memberId: shiraz, reason: 'canary reason' });
  await announce(ctx, 'member.paid', { memberId: tashkent, until: '2027-12-31' });
  await announce(ctx, 'members.imported', { entered: 200, changed: 0 });
  await announce(ctx, 'mandate.given', { mandateId });
  await announce(ctx, 'mandate.proposed', { mandateId });
  await announce(ctx, 'mandate.confirmed', { mandateId });
  await announce(ctx, 'mandate.declined', { mandateId, reason: 'Another office.' });
  await announce(ctx, 'mandate.withdrawn', { mandateId, reason: 'The wrong dates.' });
  await announce(ctx, 'mandate.lapsed', { mandateId });
  await announce(ctx, 'mandate.ended', { mandateId, reason: 'Elections.' });
  await announce(ctx, 'person.invited', { personId, mandateId });
  await announce(ctx, 'person.arrived', { personId });
  await announce(ctx, 'person.changed', { personId });
  await announce(ctx, 'person.readdressed', { personId });
  await announce(ctx, 'person.deactivated', { personId, reason: 'Left the city.' });
  await announce(ctx, 'person.reactivated', { personId });
  await announce(ctx, 'session.ended', { personId });
}

const kindsFor = async (client: Client) =>
  (await recordsInView(await world.contextOf(client), {})).items.map(({ kind }) => kind);

test('the Secretariat reads every kind, newest first, in every language', async () => {
  expect((await kindsFor(world.secretary)).toSorted()).toEqual(Object.keys(topicOf).toSorted());
  expect((await kindsFor(world.secretary))[0]).toBe('session.ended');
  for (const language of languages) {
    const { text, status } = await world.secretary.get('/desk/records', language);
    expect(status).toBe(200);
    expect(text).not.toMatch(/\{\w+\}/);
  }
  expect((await world.secretary.get('/desk/records')).text).toContain(
    'Mandate given: <bdi>Kamran Arjmand</bdi>, <a href="/en/members/shiraz">',
  );
});

test('an officer reads what concerns the region and its members, and nothing of Shiraz', async () => {
  expect((await kindsFor(world.officer)).toSorted()).toEqual([
    'member.changed',
    'member.entered',
    'member.paid',
    'member.promoted',
    'member.reinstated',
    'member.suspended',
    'office.changed',
    'office.closed',
    'office.opened',
  ]);
  expect((await world.officer.get('/desk/records')).text).not.toMatch(/Shiraz|Arjmand|canary/);
});

test('the log is narrowed down and read in pages', async () => {
  const ctx = await world.contextOf(world.secretary);
  const mandates = await recordsInView(ctx, { topic: 'mandates' });
  expect(mandates.items.map(({ kind }) => kind)).toEqual([
    'mandate.ended',
    'mandate.lapsed',
    'mandate.withdrawn',
    'mandate.declined',
    'mandate.confirmed',
    'mandate.proposed',
    'mandate.given',
  ]);
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await recordsInView(ctx, { size: 4, ...(after && { after }) });
    seen.push(...page.items.map(({ id }) => id));
    after = page.next;
  }
  expect(seen).toEqual((await recordsInView(ctx, {})).items.map(({ id }) => id));
  expect((await world.secretary.get('/desk/records?topic=bogus&after=bogus')).status).toBe(200);
});

test('an editor of the Secretariat and members are refused', async () => {
  expect((await world.editor.get('/desk/records')).status).toBe(403);
  expect((await world.mayor.get('/desk/records')).status).toBe(403);
  expect((await world.visitor.get('/desk/records')).status).toBe(303);
});
