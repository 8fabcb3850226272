import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf, paths } from '#paths.ts';
import { sql } from 'drizzle-orm';
import { foundWorld, type Answer, type Client, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const slugIn = ({ location }: Answer) => /\/proposals\/([^/?#]+)/.exec(location ?? '')?.[1] ?? '';

let count = 0;

/** A draft of Shiraz that asks for a group, led by Seoul with Busan beside it. */
async function asking(): Promise<{ draft: string; group: string; name: string }> {
  count += 1;
  const name = `Shade on the way to school ${count}`;
  const written = await world.mayor.post(paths.proposalWriting, {
    act: 'keep',
    language: 'en',
    titleEn: `A group for shade ${count}`,
    requestEn: 'Found a thematic group for shade.',
    aim: 'groups',
  });
  const draft = slugIn(written);
  const asked = await world.mayor.post(addressOf(paths.proposalGroups, { slug: draft }), {
    nameEn: name,
    purposeEn: 'So that children walk to school in July.',
    deliverableEn: ['A map of shade'],
    deliverableDue: ['2028-03'],
    kind: 'working-group',
    joinMode: 'open',
    visibility: 'public',
    lead: 'seoul',
    coLead: 'busan',
  });
  expect([asked.status, asked.status === 303 ? '' : asked.text]).toEqual([303, '']);
  const { rows } = await world.db.execute<{ id: string }>(
    sql`select group_id as id from proposal_groups where proposal_id = ${draft}`,
  );
  return { draft, group: rows[0]?.id ?? '', name };
}

const seen = async (client: Client, { group, name }: { group: string; name: string }) => {
  const page = await client.get(addressOf(paths.group, { slug: group }));
  const list = await client.get(paths.groups);
  expect(list.text.includes(name)).toBe(page.status === 200);
  return page.status;
};

test('a city asked to lead learns of the group when the proposal is handed in, as does the Secretariat', async () => {
  const asked = await asking();
  const { draft, group } = asked;
  for (const [who, status] of [
    ['visitor', 404],
    ['seoul', 404],
    ['observer', 404],
    ['secretary', 404],
    ['officer', 404],
    ['mayor', 200],
    ['contributor', 200],
  ] as const)
    expect([who, await seen(world[who], asked)]).toEqual([who, status]);
  expect((await world.seoul.get(addressOf(paths.groupCharter, { slug: group }))).status).toBe(404);
  expect((await world.seoul.api('GET', `/groups/${group}`)).status).toBe(404);
  expect((await world.secretary.get(paths.records)).text).not.toContain(asked.name);
  expect((await world.mayor.get(addressOf(paths.proposalGroups, { slug: draft }))).text).toContain(
    `href="/en/groups/${group}"`,
  );
  expect((await world.mayor.get(addressOf(paths.groupCharter, { slug: group }))).status).toBe(200);
  const submitted = await world.mayor.post(addressOf(paths.proposalSubmission, { slug: draft }));
  expect(submitted.status).toBe(303);
  for (const [who, status] of [
    ['visitor', 404],
    ['officer', 404],
    ['seoul', 200],
    ['observer', 200],
    ['secretary', 200],
    ['mayor', 200],
  ] as const)
    expect([who, await seen(world[who], asked)]).toEqual([who, status]);
  expect((await world.seoul.get(addressOf(paths.groupCharter, { slug: group }))).status).toBe(200);
});

test('of a group in a proposal that was never handed in nobody else is told', async () => {
  const { group } = await asking();
  const read = await world.mayor.get(addressOf(paths.groupCharter, { slug: group }));
  const revision = /name="revision" value="(\d+)"/.exec(read.text)?.[1] ?? '';
  const changed = await world.mayor.post(addressOf(paths.groupCharter, { slug: group }), {
    revision,
    nameEn: 'Shade for everyone',
    purposeEn: 'So that everyone walks in July.',
    kind: 'working-group',
    joinMode: 'open',
    visibility: 'public',
  });
  expect([changed.status, changed.status === 303 ? '' : changed.text]).toEqual([303, '']);
  await world.workOff();
  const { rows } = await world.db.execute<{ person: string }>(
    sql`select person_id as person from notifications where about->>'groupId' = ${group}`,
  );
  expect(rows.map(({ person }) => person)).not.toContain(world.seoul.personId);
});

test('a group that is taken out of a proposal leaves nothing behind', async () => {
  const asked = await asking();
  const { draft, group } = asked;
  const groups = addressOf(paths.proposalGroups, { slug: draft });
  expect((await world.mayor.undo(groups, { group })).status).toBe(303);
  expect(await seen(world.mayor, asked)).toBe(404);
  const { rows } = await world.db.execute<{ left: number }>(sql`
    select (select count(*) from groups where id = ${group}) + (select count(*) from group_texts where group_id = ${group})
      + (select count(*) from group_states where group_id = ${group}) + (select count(*) from group_deliverables where group_id = ${group})
      + (select count(*) from group_deliverable_texts x where not exists (select from group_deliverables d where d.id = x.deliverable_id)) as left`);
  expect(Number(rows[0]?.left)).toBe(0);
  expect((await world.records()).slice(-2)).toEqual(['group.discarded', 'proposal.changed']);
  expect((await world.mayor.undo(groups, { group })).status).toBe(404);
  for (const language of ['en', 'fa', 'ko'] as const)
    expect((await world.secretary.get('/desk/records', language)).status).toBe(200);
});

test('two who take the same group out at once take it out once', async () => {
  const { draft, group } = await asking();
  const groups = addressOf(paths.proposalGroups, { slug: draft });
  const answers = await Promise.all([world.mayor, world.focalPoint].map((client) => client.undo(groups, { group })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 404]);
});
