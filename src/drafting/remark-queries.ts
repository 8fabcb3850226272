import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { notFound } from '#core/refusal.ts';
import { sql } from 'drizzle-orm';
import type { TextInHand } from './drafted-text.ts';
import type { RemarkInView, RemarksInView } from './in-view.ts';
import { mayReadDraft } from './policy.ts';
import { instantOf, nameOfPerson, writerOf } from './queries.ts';

export const remarkLists = ['open', 'settled'] as const;

export type RemarksQuery = {
  list?: (typeof remarkLists)[number] | undefined;
  after?: string | undefined;
  size?: number;
};

/** Answers that are shown below a remark, from the first. */
const mostAnswers = 50;

/** Remarks on a version in the order of its paragraphs, each with its answers. */
export async function remarksOf(
  ctx: Context,
  { id, number }: { id: string; number: number },
  { list = 'open', after, size = 50 }: RemarksQuery = {},
): Promise<RemarksInView> {
  const { language } = ctx.locale;
  const isListed = list === 'open' ? sql`w.settled_at is null` : sql`w.settled_at is not null`;
  const isAfter =
    after !== undefined && isId(after)
      ? sql`coalesce((w.paragraph, w.id) > (select x.paragraph, x.id from passage_comments x where x.id = ${after}), true)`
      : sql`true`;
  const count = (isSettled: boolean) => sql`(select count(*)::int from passage_comments c
    where c.text_id = ${id} and c.number = ${number} and c.answer_to is null and (c.settled_at is not null) = ${isSettled})`;
  const { rows } = await ctx.db.execute<{ remark: RemarkInView | null; open: number; settled: number }>(sql`
    select ${count(false)} as open, ${count(true)} as settled, listed.remark
    from (select 1) one left join lateral (
      select json_build_object('id', w.id, 'paragraph', w.paragraph, 'quote', w.quote, 'text', w.text, 'language', w.language,
          'by', ${writerOf(language)}, 'at', ${instantOf(sql`w.at`)}, 'settledBy', ${nameOfPerson(language)(sql`w.settled_by`)},
          'answers', (select coalesce(json_agg(json_build_object('id', w.id, 'text', w.text, 'language', w.language,
              'by', ${writerOf(language)}, 'at', ${instantOf(sql`w.at`)}) order by w.id), '[]')
            from (select a.* from passage_comments a where a.answer_to = w.id order by a.id limit ${mostAnswers}) w)) as remark
      from passage_comments w
      where w.text_id = ${id} and w.number = ${number} and w.answer_to is null and ${isListed} and ${isAfter}
      order by w.paragraph, w.id limit ${size + 1}) listed on true`);
  const found = rows.flatMap(({ remark }) => (remark ? [remark] : []));
  const items = found.slice(0, size);
  return {
    items,
    next: found.length > size ? (items.at(-1)?.id ?? null) : null,
    open: rows[0]?.open ?? 0,
    settled: rows[0]?.settled ?? 0,
  };
}

/** The version that a remark is about; for others than the parties there is no remark. */
export async function versionOfRemark({ db }: Context, text: TextInHand, id: string): Promise<number> {
  if (!mayReadDraft(text)) throw notFound();
  const { rows } = await db.execute<{ number: number }>(
    sql`select number from passage_comments where id = ${id} and text_id = ${text.id} and answer_to is null`,
  );
  const [remark] = rows;
  if (!remark) throw notFound();
  return remark.number;
}
