import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { agree, agreedVersionOf, makeVersion, saveText } from '#drafting/actions.ts';
import type { TextInHand } from '#drafting/drafted-text.ts';
import { remark, settleRemark } from '#drafting/remarks.ts';
import { draftedTexts, passageComments, textVersions, versionVerdicts } from '#drafting/tables.ts';
import { takeTurn } from '#drafting/turns.ts';
import { tx } from '#db/tx.ts';
import { eq, sql } from 'drizzle-orm';
import { draftedProposal, type Drafted } from '../../test/drafted.ts';
import { foundWorld, type Client, type World } from '../../test/world.ts';
import { withText } from './drafting-actions.ts';
import { textOfProposal } from './drafting-queries.ts';
import { sendToBoard } from './steps.ts';
import { proposals } from './tables.ts';

let world: World;
let drafted: Drafted;
let shiraz: Context;
let secretariat: Context;

beforeAll(async () => {
  world = await foundWorld();
  shiraz = await world.contextOf(world.mayor);
  secretariat = await world.contextOf(world.secretary);
});
afterAll(() => world.close());
beforeEach(async () => {
  drafted = await draftedProposal(world);
});

/** As a request does it: found first, then carried out as things stand when it is done. */
async function does(ctx: Context, act: (ctx: Context, text: TextInHand) => Promise<unknown>): Promise<string> {
  const found = await textOfProposal(ctx, drafted);
  return outcomeOf(withText(ctx, found, act));
}

async function outcomeOf(act: Promise<unknown>): Promise<string> {
  try {
    const answer = await act;
    return typeof answer === 'string' ? answer : 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const rowOf = async () => {
  const [row] = await world.db.select().from(draftedTexts).where(eq(draftedTexts.id, drafted.textId));
  if (!row) throw new Error('a text is missing');
  return row;
};

const write = (body: string) =>
  world.db
    .update(draftedTexts)
    .set({ body, revision: sql`revision + 1` })
    .where(eq(draftedTexts.id, drafted.textId));

/** Holds the text in a connection of its own until all of these wait for it, and lets them go at once, the first that came first. */
async function atOnce(...acts: (() => Promise<string>)[]): Promise<string[]> {
  const holder = await world.pool.connect();
  await holder.query('begin');
  await holder.query('select 1 from drafted_texts where id = $1 for update', [drafted.textId]);
  const going: Promise<string>[] = [];
  for (const act of acts) {
    going.push(act());
    await waiting(going.length);
  }
  await holder.query('commit');
  holder.release();
  return Promise.all(going);
}

async function waiting(wanted: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rows } = await world.pool.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if ((rows[0]?.count ?? 0) >= wanted) return;
    await new Promise((done) => setTimeout(done, 5));
  }
  throw new Error(`nobody waits: ${wanted}`);
}

const setDown = async (ctx: Context) => {
  const { revision } = await rowOf();
  return does(ctx, (ctx, text) => makeVersion(ctx, text, { revision }));
};

const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

describe('both parties agree while another version is made', () => {
  test.each(orders)('in the order %i %i %i: never an agreed text that nobody read', async (...order) => {
    await setDown(shiraz);
    await write('A second version, which only its writer has read.');
    const { revision } = await rowOf();
    const acts = [
      () => does(shiraz, (ctx, text) => agree(ctx, text, 1)),
      () => does(secretariat, (ctx, text) => agree(ctx, text, 1)),
      () => does(secretariat, (ctx, text) => makeVersion(ctx, text, { revision })),
    ];
    const outcomes = await atOnce(...order.flatMap((place) => acts[place] ?? []));
    expect(outcomes.filter((outcome) => !['done', 'version-superseded'].includes(outcome))).toEqual([]);
    expect(outcomes[order.indexOf(2)]).toBe('done');
    // Who came after the new version was told so.
    expect(outcomes.filter((outcome) => outcome === 'version-superseded')).toHaveLength(2 - order.indexOf(2));
    expect(await tx(shiraz, (ctx) => agreedVersionOf(ctx, drafted.textId))).toBeNull();
    const versions = await world.db.select().from(textVersions).where(eq(textVersions.textId, drafted.textId));
    expect(versions.map(({ number }) => number).toSorted()).toEqual([1, 2]);
  });

  test('agreed and put before the Board, or set down once more: one of the two', async () => {
    for (let round = 0; round < 6; round += 1) {
      drafted = await draftedProposal(world);
      await setDown(shiraz);
      await does(shiraz, (ctx, text) => agree(ctx, text, 1));
      await does(secretariat, (ctx, text) => agree(ctx, text, 1));
      await write('Meanwhile.');
      const acts = [() => outcomeOf(sendToBoard(secretariat, drafted, {})), () => setDown(shiraz)];
      const outcomes = await Promise.all((round % 2 === 0 ? acts : acts.toReversed()).map((act) => act()));
      const [board, version] = round % 2 === 0 ? outcomes : outcomes.toReversed();
      expect([
        ['done', 'text-closed'],
        ['not-agreed', 'done'],
      ]).toContainEqual([board, version]);
      const [proposal] = await world.db.select().from(proposals).where(eq(proposals.id, drafted.id));
      expect(proposal?.boardVersion).toBe(board === 'done' ? 1 : null);
    }
  });

  test('a party that agrees twice at once says it once', async () => {
    await setDown(shiraz);
    const say = () => does(shiraz, (ctx, text) => agree(ctx, text, 1));
    expect((await atOnce(say, say)).toSorted()).toEqual(['agreed-already', 'done']);
    expect(
      await world.db.select().from(versionVerdicts).where(eq(versionVerdicts.textId, drafted.textId)),
    ).toHaveLength(1);
  });

  test('both agree at once: agreed', async () => {
    await setDown(shiraz);
    const say = (ctx: Context) => () => does(ctx, (inner, text) => agree(inner, text, 1));
    expect(await atOnce(say(shiraz), say(secretariat))).toEqual(['done', 'done']);
    expect(await tx(shiraz, (ctx) => agreedVersionOf(ctx, drafted.textId))).toEqual({ number: 1 });
  });
});

describe('the turn', () => {
  test('taken by two at once is the first one’s, and the other has asked for it', async () => {
    const outcomes = await atOnce(
      () => does(shiraz, takeTurn),
      () => does(secretariat, takeTurn),
    );
    expect(outcomes).toEqual(['taken', 'asked']);
    expect(await rowOf()).toMatchObject({ turnOf: world.mayor.personId, askedBy: world.secretary.personId });
  });

  test('passes while its holder saves: saved or passed, never both', async () => {
    for (const isSavedFirst of [true, false]) {
      drafted = await draftedProposal(world);
      await does(shiraz, takeTurn);
      await does(secretariat, takeTurn);
      await world.db
        .update(draftedTexts)
        .set({ askedAt: sql`asked_at - interval '3 minutes'`, savedAt: sql`saved_at - interval '9 minutes'` })
        .where(eq(draftedTexts.id, drafted.textId));
      const { revision } = await rowOf();
      const save = () => does(shiraz, (ctx, text) => saveText(ctx, text, { body: 'Saved in time.', revision }));
      const take = () => does(secretariat, takeTurn);
      const outcomes = await atOnce(...(isSavedFirst ? [save, take] : [take, save]));
      expect(outcomes).toEqual(isSavedFirst ? ['done', 'asked'] : ['taken', 'turn-passed']);
      expect((await rowOf()).body === 'Saved in time.').toBe(isSavedFirst);
    }
  });

  test('two windows of one writer that save at once: one of the two texts, and the other is told', async () => {
    await does(shiraz, takeTurn);
    const { revision } = await rowOf();
    const save = (body: string) => () => does(shiraz, (ctx, text) => saveText(ctx, text, { body, revision }));
    expect(await atOnce(save('One window.'), save('Another window.'))).toEqual(['done', 'text-moved']);
    expect(await rowOf()).toMatchObject({ body: 'One window.', revision: revision + 1 });
  });
});

describe('versions and remarks', () => {
  test('a text that both set down at once has one version', async () => {
    const { revision } = await rowOf();
    const make = (ctx: Context) => () => does(ctx, (inner, text) => makeVersion(inner, text, { revision }));
    expect(await atOnce(make(shiraz), make(secretariat))).toEqual(['done', 'version-unchanged']);
  });

  test('a version is made of the text that was read, not of one that was saved meanwhile', async () => {
    await does(shiraz, takeTurn);
    const { revision } = await rowOf();
    const outcomes = await atOnce(
      () => does(shiraz, (ctx, text) => saveText(ctx, text, { body: 'Saved just before.', revision })),
      () => does(secretariat, (ctx, text) => makeVersion(ctx, text, { revision })),
    );
    expect(outcomes).toEqual(['done', 'text-moved-on']);
  });

  test('a remark that is settled and answered at once: settled, and nothing is answered after', async () => {
    for (let round = 0; round < 5; round += 1) {
      drafted = await draftedProposal(world);
      await setDown(shiraz);
      await does(shiraz, (ctx, text) => remark(ctx, text, 1, { paragraph: 1, text: 'Why?' }));
      const [made] = await world.db.select().from(passageComments).where(eq(passageComments.textId, drafted.textId));
      const id = made?.id ?? '';
      const answer = (ctx: Context, text: TextInHand) =>
        remark(ctx, text, 1, { paragraph: 1, text: 'So.', answerTo: id });
      const [settled, answered] = await Promise.all([
        does(shiraz, (ctx, text) => settleRemark(ctx, text, id)),
        does(secretariat, answer),
      ]);
      expect(settled).toBe('done');
      expect(['done', 'remark-settled']).toContain(answered);
      expect(await does(secretariat, answer)).toBe('remark-settled');
    }
  });
});

test('a mandate that ends between opening the form and sending it writes nothing', async () => {
  const client: Client = world.contributor;
  const page = await client.get(`/proposals/${drafted.slug}/text`);
  expect(page.status).toBe(200);
  await client.post(`/proposals/${drafted.slug}/text/turn`);
  await world.db.execute(sql`update mandates set ended_at = serai_clock() where person_id = ${client.personId}`);
  const late = await client.post(`/proposals/${drafted.slug}/text`, { body: 'Too late.', revision: '1' });
  expect(late.status).toBe(404);
  expect((await rowOf()).body).not.toBe('Too late.');
});
