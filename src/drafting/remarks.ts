import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { notFound, Refusal } from '#core/refusal.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { paragraphsOf, type TextInHand } from './drafted-text.ts';
import { passageComments } from './tables.ts';
import { guardWriter } from './writers.ts';

export type RemarkCommand = {
  /** The paragraph's place, from 1. */
  paragraph: number;
  /** The words that it is about; without them, the whole paragraph. */
  quote?: string | undefined;
  text: string;
  /** The remark that this one answers. */
  answerTo?: string | undefined;
};

/** A party's writer remarks on a passage of a version, or answers a remark. */
export function remark(
  ctx: Context,
  text: TextInHand,
  number: number,
  command: RemarkCommand,
): Promise<{ id: string; paragraph: number }> {
  const { personId, party } = guardWriter(ctx, text);
  return tx(ctx, async (ctx) => {
    const place = command.answerTo
      ? { ...(await placeOfRemark(ctx, { textId: text.id, number, id: command.answerTo })), answerTo: command.answerTo }
      : await placeInVersion(ctx, { textId: text.id, number, ...command });
    const id = newId();
    await ctx.db.insert(passageComments).values({
      id,
      textId: text.id,
      number,
      ...place,
      text: command.text,
      language: ctx.locale.language,
      party,
      personId,
      mandateId: ctx.viewer.acting?.id ?? null,
    });
    await announce(ctx, 'text.remarked', { textId: text.id, remarkId: id });
    return { id, paragraph: place.paragraph };
  });
}

type Asked = { textId: string; number: number; paragraph: number; quote?: string | undefined };

async function placeInVersion(
  { db }: Context,
  { textId, number, paragraph, quote }: Asked,
): Promise<{ paragraph: number; quote: string | null }> {
  const { rows } = await db.execute<{ body: string }>(
    sql`select body from text_versions where text_id = ${textId} and number = ${number}`,
  );
  const [version] = rows;
  if (!version) throw notFound();
  const passage = paragraphsOf(version.body)[paragraph - 1];
  if (passage === undefined) throw new Refusal('no-such-paragraph', 422, { field: 'paragraph' });
  if (quote !== undefined && !plain(passage).includes(plain(quote)))
    throw new Refusal('quote-not-found', 422, { field: 'quote' });
  return { paragraph, quote: quote ?? null };
}

/** What was copied from a page has other white space than what was typed. */
const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Answers stand below the remark itself, never below each other. The lock lets nobody settle it meanwhile. */
async function placeOfRemark(
  { db }: Context,
  { textId, number, id }: { textId: string; number: number; id: string },
): Promise<{ paragraph: number }> {
  const { rows } = await db.execute<{ paragraph: number; isSettled: boolean }>(sql`
    select paragraph, settled_at is not null as "isSettled" from passage_comments
    where id = ${id} and text_id = ${textId} and number = ${number} and answer_to is null for update`);
  const [remarked] = rows;
  if (!remarked) throw notFound();
  if (remarked.isSettled) throw new Refusal('remark-settled', 409);
  return { paragraph: remarked.paragraph };
}

/** Either party says that a remark needs no more words. */
export function settleRemark(ctx: Context, text: TextInHand, remarkId: string): Promise<void> {
  const { personId } = guardWriter(ctx, text);
  return tx(ctx, async (ctx) => {
    const settled = await ctx.db
      .update(passageComments)
      .set({ settledAt: sql`serai_clock()`, settledBy: personId })
      .where(
        and(
          eq(passageComments.id, remarkId),
          eq(passageComments.textId, text.id),
          isNull(passageComments.answerTo),
          isNull(passageComments.settledAt),
        ),
      )
      .returning({ id: passageComments.id });
    if (settled.length === 0) throw new Refusal('remark-settled', 409);
    await announce(ctx, 'text.remark-settled', { textId: text.id, remarkId });
  });
}
