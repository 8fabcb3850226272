import type { Context } from '#core/context.ts';
import { isId, newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import type { Language } from '#i18n/languages.ts';
import { isSeen } from '#i18n/text.ts';
import { and, eq, sql } from 'drizzle-orm';
import { parties, type Party, type TextInHand, type Verdict } from './drafted-text.ts';
import { draftedTexts, textVersions, versionVerdicts } from './tables.ts';
import { afterSaving, mayWriteNow } from './turns.ts';
import { guardSpeaker, guardWriter } from './writers.ts';

/** A text begins that two parties will draft together. Whose it is, is for the caller to say, and to announce. */
export async function openText(
  ctx: Context,
  { body, language }: { body: string; language: Language },
): Promise<string> {
  const id = newId();
  await ctx.db.insert(draftedTexts).values({ id, body, language, savedBy: ctx.viewer.personId });
  return id;
}

export type Saving = { body: string; revision: number };

/** Whoever's turn it is writes on, from the state that they read; answers the new revision, which is the next number. */
export async function saveText(
  ctx: Context,
  text: TextInHand,
  { body, revision }: Saving,
): Promise<{ revision: number }> {
  const { personId } = guardWriter(ctx, text);
  const [saved] = await ctx.db
    .update(draftedTexts)
    .set({
      body,
      revision: revision + 1,
      savedAt: sql`serai_clock()`,
      savedBy: personId,
      ...afterSaving(personId),
    })
    .where(and(eq(draftedTexts.id, text.id), eq(draftedTexts.revision, revision), mayWriteNow(personId)))
    .returning({ revision: draftedTexts.revision });
  if (saved) return saved;
  const [now] = await ctx.db
    .select({ revision: draftedTexts.revision })
    .from(draftedTexts)
    .where(eq(draftedTexts.id, text.id));
  throw new Refusal(now?.revision === revision ? 'turn-passed' : 'text-moved', 409, { field: 'body' });
}

export type VersionCommand = { note?: string | undefined; revision: number };

/** The working text as it was read is set down with the next number. What was said of earlier versions no longer counts. */
export function makeVersion(ctx: Context, text: TextInHand, command: VersionCommand): Promise<{ number: number }> {
  const { personId, party } = guardWriter(ctx, text);
  return tx(ctx, async (ctx) => {
    const { revision, latest } = await claimText(ctx, text.id);
    if (revision !== command.revision) throw new Refusal('text-moved-on', 409);
    const { body, isNew } = await bodyToSetDown(ctx, text.id, latest);
    if (!isSeen(body)) throw new Refusal('text-empty', 409);
    if (!isNew) throw new Refusal('version-unchanged', 409);
    const number = latest + 1;
    await ctx.db.insert(textVersions).values({
      textId: text.id,
      number,
      body,
      note: command.note ?? null,
      party,
      personId,
      mandateId: ctx.viewer.acting?.id ?? null,
    });
    await announce(ctx, 'text.version-made', { textId: text.id, number });
    return { number };
  });
}

type Claimed = { revision: number; latest: number };

/** Holds the text until the transaction ends: versions and verdicts on them come one after the other. */
async function claimText({ db }: Context, textId: string): Promise<Claimed> {
  const { rows } = await db.execute<{ revision: number }>(
    sql`select revision from drafted_texts where id = ${textId} for update`,
  );
  const [row] = rows;
  if (!row) throw new Error(`no text ${textId}`);
  // Asked after the lock is held, so that a version made by another while this one waited is seen.
  const { rows: versions } = await db.execute<{ latest: number }>(
    sql`select coalesce(max(number), 0)::int as latest from text_versions where text_id = ${textId}`,
  );
  return { revision: row.revision, latest: versions[0]?.latest ?? 0 };
}

async function bodyToSetDown(
  { db }: Context,
  textId: string,
  latest: number,
): Promise<{ body: string; isNew: boolean }> {
  const { rows } = await db.execute<{ body: string; isNew: boolean }>(sql`
    select t.body, (v.body is distinct from t.body) as "isNew"
    from drafted_texts t left join text_versions v on v.text_id = t.id and v.number = ${latest} where t.id = ${textId}`);
  return rows[0] ?? { body: '', isNew: false };
}

/** A party agrees to the latest version. */
export function agree(ctx: Context, text: TextInHand, number: number): Promise<void> {
  return giveVerdict(ctx, text, { number, verdict: 'agreed' });
}

/** A party says what should change before it can agree. */
export function askForChange(ctx: Context, text: TextInHand, number: number, reason: string): Promise<void> {
  return giveVerdict(ctx, text, { number, verdict: 'change-asked', reason });
}

type Given = { number: number } & ({ verdict: 'agreed' } | { verdict: 'change-asked'; reason: string });

function giveVerdict(ctx: Context, text: TextInHand, given: Given): Promise<void> {
  const { personId, party } = guardSpeaker(ctx, text);
  return tx(ctx, async (ctx) => {
    const { latest } = await claimText(ctx, text.id);
    if (given.number !== latest) throw new Refusal('version-superseded', 409, { values: { number: latest } });
    const words = await lastWords(ctx, text.id, latest);
    if (given.verdict === 'agreed' && words[party] === 'agreed') throw new Refusal('agreed-already', 409);
    await ctx.db.insert(versionVerdicts).values({
      ...given,
      id: newId(),
      textId: text.id,
      party,
      personId,
      mandateId: ctx.viewer.acting?.id ?? null,
    });
    const about = { textId: text.id, number: given.number };
    if (given.verdict === 'agreed') await announce(ctx, 'text.agreed', about);
    else await announce(ctx, 'text.change-asked', { ...about, reason: given.reason });
  });
}

/** What each party said last of a version. */
async function lastWords({ db }: Context, textId: string, number: number): Promise<Partial<Record<Party, Verdict>>> {
  const { rows } = await db.execute<{ party: Party; verdict: Verdict }>(sql`
    select distinct on (party) party, verdict from version_verdicts
    where text_id = ${textId} and number = ${number} order by party, at desc, id desc`);
  return Object.fromEntries(rows.map(({ party, verdict }) => [party, verdict]));
}

/**
 * The latest version where both parties agreed to it, else null. Holds the text until the transaction ends: what goes on with that
 * version goes on before a further one can be made.
 */
export async function agreedVersionOf(ctx: Context, textId: string): Promise<{ number: number } | null> {
  if (!isId(textId)) return null;
  const { latest } = await claimText(ctx, textId);
  const words = await lastWords(ctx, textId, latest);
  return latest > 0 && parties.every((party) => words[party] === 'agreed') ? { number: latest } : null;
}
