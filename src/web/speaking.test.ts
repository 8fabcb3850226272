import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#core/ids.ts';
import { mandates } from '#mandates/tables.ts';
import { members } from '#members/tables.ts';
import { eq } from 'drizzle-orm';
import { probeOf, type Probe } from '../../test/probe.tsx';
import { foundWorld, type World } from '../../test/world.ts';

const FORM = '/en/members/shiraz/payments';
const forShiraz = newId();
const forIsfahan = newId();

let world: World;
let probe: Probe;

beforeAll(async () => {
  world = await foundWorld();
  probe = probeOf(world);
  await appoint('shiraz', forShiraz);
  await appoint('isfahan', forIsfahan);
});
afterAll(() => world.close());
beforeEach(() => world.db.update(mandates).set({ endedAt: null }).where(eq(mandates.id, forIsfahan)));

describe('a person with mandates for two cities', () => {
  test('speaks in each tab for the city whose form it shows', async () => {
    await probe.send(world.stranger, FORM, { word: 'one', mandate: forShiraz });
    await probe.send(world.stranger, FORM, { word: 'two', mandate: forIsfahan });
    await probe.send(world.stranger, FORM, { word: 'three', mandate: forShiraz });
    expect((await probe.said()).map(({ word, mandateId }) => [word, mandateId])).toEqual([
      ['one', forShiraz],
      ['two', forIsfahan],
      ['three', forShiraz],
    ]);
  });

  test('finds the mandate of the form in the form', async () => {
    const answer = await probe.send(world.stranger, FORM, { word: '', mandate: forIsfahan });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`&quot;mandateId&quot;:&quot;${forIsfahan}&quot;`);
  });

  test('can no longer speak under the one that ended while the form was open', async () => {
    const before = await probe.said();
    await world.db.update(mandates).set({ endedAt: new Date() }).where(eq(mandates.id, forIsfahan));
    const answer = await probe.send(world.stranger, FORM, { word: 'late', mandate: forIsfahan });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('no longer current');
    expect(await probe.said()).toEqual(before);
  });
});

test('nobody speaks under the mandate of another', async () => {
  const before = await probe.said();
  for (const client of [world.visitor, world.seoul, world.secretary]) {
    const answer = await probe.send(client, FORM, { word: 'stolen', mandate: forShiraz });
    expect(answer.status).toBe(403);
  }
  expect(await probe.said()).toEqual(before);
});

async function appoint(slug: string, id: string): Promise<void> {
  const [member] = await world.db.select({ id: members.id }).from(members).where(eq(members.slug, slug));
  await world.db.insert(mandates).values({
    id,
    personId: world.stranger.personId ?? '',
    memberId: member?.id ?? null,
    role: 'focal-point',
    fromDay: '2024-01-01',
    confirmedAt: new Date(),
  });
}
