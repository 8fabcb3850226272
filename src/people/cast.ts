import type { Context } from '#core/context.ts';
import { kept } from '#core/kept.ts';
import type { Language } from '#i18n/languages.ts';
import { sql } from 'drizzle-orm';
import cast from '../../example/cast.json' with { type: 'json' };

/** The invented persons of the example as whom anyone may look around. */
export const castEmails: readonly string[] = cast.map(({ email }) => email);

/** One of the cast: who it is, what can be tried, and the member or office they speak for. */
export type CastMember = { email: string; who: string; canTry: string; slug: string; look: number | null };

/** The cast as far as the example is loaded, in the order of its file. */
export function castOf(ctx: Context): Promise<CastMember[]> {
  return kept(ctx, ['cast', ctx.locale.language], () => readCast(ctx));
}

async function readCast(ctx: Context): Promise<CastMember[]> {
  const { rows } = await ctx.db.execute<{ email: string; slug: string | null; look: number | null }>(sql`
    select p.email, h.slug, h.look from people p
      left join lateral (
        select coalesce(mb.slug, o.slug) as slug, mb.look from mandates m left join members mb on mb.id = m.member_id left join offices o on o.id = m.office_id
        where m.person_id = p.id order by m.ended_at is not null, m.from_day, m.id limit 1) h on true
    where p.sample and p.deactivated_at is null and p.email in (${sql.join(
      castEmails.map((email) => sql`${email}`),
      sql`, `,
    )})`);
  const known = new Map(rows.map((row) => [row.email, row]));
  return cast.flatMap((person) => castMember(person, known.get(person.email), ctx.locale.language));
}

function castMember(
  { email, who, canTry }: (typeof cast)[number],
  row: { slug: string | null; look: number | null } | undefined,
  language: Language,
): CastMember[] {
  return row ? [{ email, who: who[language], canTry: canTry[language], slug: row.slug ?? email, look: row.look }] : [];
}
