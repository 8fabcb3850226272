import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { isCurrent } from '#network/current.ts';
import { memberName, officeName, personName } from '#network/names.ts';
import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { isNameKnown } from './author-sql.ts';
import { mentions } from './tables.ts';
import { slugsIn } from './words.ts';

/**
 * Naming works in two ways. In the text a member is named as `@shiraz`, its word in addresses, which looks the same in every script.
 * People have no such word, and nobody knows a city's by heart: so a form also has fields in which one writes or picks, from what the
 * browser proposes, the name of a city or of a person, as the network's pages show it.
 */
export type MentionInView =
  | { kind: 'member'; slug: string; name: string }
  | { kind: 'person'; slug: null; name: string };

/** The members and people that a row under the alias `w` names, as JSON. */
export const mentionsIn = (ctx: Context): SQL => {
  const { language } = ctx.locale;
  return sql`coalesce((select json_agg(json_build_object('kind', case when n.member_id is null then 'person' else 'member' end, 'slug', nb.slug,
      'name', coalesce(${memberName(language, sql`nb.id`)}, ${personName(language, sql`np`)})) order by n.id)
    from mentions n left join members nb on nb.id = n.member_id left join people np on np.id = n.person_id
    where n.in_id = w.id and (n.member_id is not null or ${isNameKnown(ctx, sql`np`)})), '[]')`;
};

/** Whom a new text names: by `@` in it, and in the fields beside it. Refuses a name that is of nobody, or of several. */
export async function mention(ctx: Context, inId: string, { text, named }: { text: string; named: readonly string[] }) {
  const chosen = await chosenBy(ctx, named);
  const written = await membersWith(ctx, slugsIn(text));
  await keep(ctx, inId, [...chosen, ...written.map(({ id }) => ({ memberId: id, personId: null }))]);
}

/** What an edited text no longer names by `@` is no longer named; what was chosen beside it stays. */
export async function mentionAnew(ctx: Context, inId: string, { before, after }: { before: string; after: string }) {
  const now = slugsIn(after);
  const gone = await membersWith(
    ctx,
    slugsIn(before).filter((slug) => !now.includes(slug)),
  );
  if (gone.length > 0) {
    const lost = gone.map(({ id }) => id);
    await ctx.db.delete(mentions).where(and(eq(mentions.inId, inId), inArray(mentions.memberId, lost)));
  }
  const written = await membersWith(ctx, now);
  await keep(
    ctx,
    inId,
    written.map(({ id }) => ({ memberId: id, personId: null })),
  );
}

type Mentioned = { memberId: string | null; personId: string | null };

async function keep({ db }: Context, inId: string, mentioned: readonly Mentioned[]): Promise<void> {
  if (mentioned.length === 0) return;
  await db
    .insert(mentions)
    .values(mentioned.map((one) => ({ id: newId(), inId, ...one })))
    .onConflictDoNothing();
}

async function membersWith({ db }: Context, slugs: readonly string[]): Promise<{ id: string }[]> {
  if (slugs.length === 0) return [];
  const { rows } = await db.execute<{ id: string }>(
    sql`select mb.id from members mb where mb.slug = any(${sql.param(slugs)}::text[]) and mb.state <> 'applicant'`,
  );
  return rows;
}

type Found = Mentioned & { asked: string };

async function chosenBy({ db, locale }: Context, named: readonly string[]): Promise<Found[]> {
  if (named.length === 0) return [];
  const { rows } = await db.execute<Found>(sql`
    select a.asked, f."memberId", f."personId" from unnest(${sql.param(named)}::text[]) a(asked), lateral (
      select mb.id as "memberId", null::uuid as "personId" from members mb
      where mb.state <> 'applicant' and (mb.slug = ltrim(lower(a.asked), '@') or exists (
        select from member_texts t where t.member_id = mb.id and lower(t.name) = lower(a.asked)))
      union
      select null, q.id from (${currentPeople(locale.language)}) q
      where lower(a.asked) in (lower(q.name), lower(q.name || ', ' || q.holder))) f`);
  for (const asked of named) {
    const found = rows.filter((row) => row.asked === asked);
    if (found.length === 1) continue;
    throw new Refusal(found.length === 0 ? 'named-nobody' : 'named-several', 422, {
      field: 'named',
      values: { name: asked },
    });
  }
  return rows;
}

/** People under a current mandate that they have taken up, with whom they speak for. */
const currentPeople = (language: Context['locale']['language']): SQL => sql`
  select p.id, ${personName(language)} as name, case when m.member_id is null then ${officeName(language, sql`m.office_id`)} else ${memberName(language, sql`m.member_id`)} end as holder
  from mandates m join people p on p.id = m.person_id where ${isCurrent} and m.accepted_at is not null and p.deactivated_at is null`;
