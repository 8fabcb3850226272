import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { and, eq, sql, type SQL } from 'drizzle-orm';
import { courtesyMinutes, turnMinutes, type Party, type TextInHand } from './drafted-text.ts';
import { draftedTexts as texts } from './tables.ts';
import { guardWriter } from './writers.ts';

/*
 * The two parties write in turns, and this file alone knows of it. Whatever takes the place of turns answers the same two
 * questions for `saveText`: `mayWriteNow`, and what a saving does to it, `afterSaving`.
 *
 * The rule. A turn lasts until its holder has saved nothing for `turnMinutes`; one that has run out stays with its holder until
 * somebody else wants it. Who wants it while it is another's asks for it, and from then on saving does not make it longer. Who asked
 * gets it once the holder has saved nothing for `courtesyMinutes`, at the latest when it runs out, and comes before others for
 * `turnMinutes` after asking.
 */

const clock = sql`serai_clock()`;
const minutes = (count: number): SQL => sql`make_interval(mins => ${count}::int)`;

const isOver = sql`(${texts.turnOf} is null or ${texts.turnUntil} <= ${clock})`;

/** Somebody else has asked, not long ago. */
const isAskedByOther = (personId: string): SQL =>
  sql`(${texts.askedBy} <> ${personId} and ${texts.askedAt} > ${clock} - ${minutes(turnMinutes)}) is true`;

const isAsked = (personId: string): SQL => sql`(${texts.askedBy} = ${personId}) is true`;

const isOwn = (personId: string): SQL => sql`(${texts.turnOf} = ${personId}) is true`;

/** When the turn passes to whoever has asked for it. */
const passesAt = sql`least(${texts.turnUntil}, greatest(${texts.askedAt}, ${texts.savedAt}) + ${minutes(courtesyMinutes)})`;

/** Whether a person may write at this instant, as the statement that saves asks. */
export const mayWriteNow = (personId: string): SQL =>
  sql`(${isOwn(personId)} and (${texts.turnUntil} > ${clock} or not ${isAskedByOther(personId)}))`;

/** What saving does to the turn: it goes on, unless somebody waits for it. */
export const afterSaving = (personId: string): { turnUntil: SQL } => ({
  turnUntil: sql`case when ${isAskedByOther(personId)} then ${texts.turnUntil} else ${clock} + ${minutes(turnMinutes)} end`,
});

const mayTakeNow = (personId: string): SQL => sql`(${mayWriteNow(personId)}
  or (${isOver} and not ${isAskedByOther(personId)})
  or (${isAsked(personId)} and coalesce(${passesAt} <= ${clock}, true)))`;

export type Turn = 'taken' | 'asked';

/** A party's writer begins to write; where somebody else is writing, asks for the turn, and is told of both. */
export function takeTurn(ctx: Context, text: TextInHand): Promise<Turn> {
  const { personId, party } = guardWriter(ctx, text);
  return tx(ctx, async (ctx) => {
    if (await takeNow(ctx, text.id, { personId, party })) return 'taken';
    const asked = await ctx.db
      .update(texts)
      .set({ askedBy: personId, askedAt: clock })
      .where(
        and(
          eq(texts.id, text.id),
          sql`not ${isOwn(personId)} and not ${isAskedByOther(personId)} and not ${isAskedFreshly(personId)}`,
        ),
      )
      .returning({ id: texts.id });
    if (asked.length > 0) await announce(ctx, 'text.turn-asked', { textId: text.id });
    else await refuseSecondAsker(ctx, text.id, personId);
    return 'asked';
  });
}

/** Asking twice does not put one back. */
const isAskedFreshly = (personId: string): SQL =>
  sql`(${isAsked(personId)} and ${texts.askedAt} > ${clock} - ${minutes(turnMinutes)})`;

async function takeNow(
  { db }: Context,
  id: string,
  { personId, party }: { personId: string; party: Party },
): Promise<boolean> {
  const taken = await db
    .update(texts)
    .set({
      turnOf: personId,
      turnParty: party,
      // Whoever has it already and is asked for it does not make it longer by this.
      turnUntil: sql`case when ${mayWriteNow(personId)} and ${isAskedByOther(personId)} then ${texts.turnUntil}
        else ${clock} + ${minutes(turnMinutes)} end`,
      askedBy: sql`case when ${isAskedByOther(personId)} then ${texts.askedBy} end`,
      askedAt: sql`case when ${isAskedByOther(personId)} then ${texts.askedAt} end`,
    })
    .where(and(eq(texts.id, id), mayTakeNow(personId)))
    .returning({ id: texts.id });
  return taken.length > 0;
}

async function refuseSecondAsker({ db }: Context, id: string, personId: string): Promise<void> {
  const [waiting] = await db
    .select({ id: texts.id })
    .from(texts)
    .where(and(eq(texts.id, id), isAsked(personId)));
  if (!waiting) throw new Refusal('turn-asked-before', 409);
}

/** The writer lets others write. Who has asked comes first. */
export function giveTurn(ctx: Context, text: TextInHand): Promise<void> {
  const { personId } = guardWriter(ctx, text);
  return tx(ctx, async (ctx) => {
    const given = await ctx.db
      .update(texts)
      .set({ turnOf: null, turnParty: null, turnUntil: null })
      .where(and(eq(texts.id, text.id), isOwn(personId)))
      .returning({ id: texts.id });
    if (given.length === 0) throw new Refusal('turn-not-yours', 409);
    await announce(ctx, 'text.turn-given', { textId: text.id });
  });
}

/** Whose turn it is, for those who draft. */
export type TurnInView = {
  /** Null where nobody writes. */
  holder: { name: string; party: Party; isOwn: boolean } | null;
  /** ISO instant at which it runs out. */
  until: string | null;
  asked: { name: string; isOwn: boolean } | null;
  /** ISO instant from which it is theirs who asked. */
  passesAt: string | null;
  /** What the reader may do now: write, take it, ask for it, or wait. */
  can: 'write' | 'take' | 'ask' | 'wait';
};

/** Whose turn it is, as JSON over a row of drafted_texts; names are given by an expression over a person's id. */
export function turnInView(personId: string, nameOf: (person: SQL) => SQL, instantOf: (instant: SQL) => SQL): SQL {
  const isHeld = sql`(not ${isOver} or ${mayWriteNow(personId)})`;
  return sql`json_build_object(
    'holder', case when ${isHeld} then json_build_object('name', ${nameOf(sql`${texts.turnOf}`)}, 'party', ${texts.turnParty}, 'isOwn', ${isOwn(personId)}) end,
    'until', case when not ${isOver} then ${instantOf(sql`${texts.turnUntil}`)} end,
    'asked', case when ${texts.askedAt} > ${clock} - ${minutes(turnMinutes)}
      then json_build_object('name', ${nameOf(sql`${texts.askedBy}`)}, 'isOwn', ${isAsked(personId)}) end,
    'passesAt', case when ${texts.askedAt} > ${clock} - ${minutes(turnMinutes)} and not ${isOver} then ${instantOf(passesAt)} end,
    'can', case when ${mayWriteNow(personId)} then 'write' when ${mayTakeNow(personId)} then 'take'
      when ${isAsked(personId)} or ${isAskedByOther(personId)} then 'wait' else 'ask' end)`;
}
