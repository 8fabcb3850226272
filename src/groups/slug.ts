import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { isSlug, slugFrom } from '#i18n/text.ts';
import { reservedSlugs } from '#paths.ts';
import { sql } from 'drizzle-orm';

/** Taken while an address is given, so that of two groups of one name each gets its own. */
const addressesOfGroups = 7_203_114;

/**
 * The address a group gets for good: typed, or made from its English name; the second of a name gets a number. Where there are no Latin
 * letters to make it from it is called by its kind, since a decision that founds several groups cannot stop to ask.
 */
export async function slugOf(ctx: Context, id: string, slug: string | undefined): Promise<string> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(${addressesOfGroups})`);
  if (slug !== undefined) return typedSlug(ctx, slug);
  const { rows } = await ctx.db.execute<{ name: string | null; kind: string }>(sql`
    select g.kind, (select t.name from group_texts t where t.group_id = g.id and t.language = 'en') as name from groups g where g.id = ${id}`);
  const [group] = rows;
  const made = slugFrom(group?.name ?? '', { reserved: reservedSlugs, max: 76 }) ?? group?.kind ?? 'group';
  return firstFree(ctx, made);
}

async function typedSlug(ctx: Context, slug: string): Promise<string> {
  if (!isSlug(slug) || isId(slug) || slug.length > 80) throw new Refusal('slug-malformed', 422, { field: 'slug' });
  if (reservedSlugs.includes(slug)) throw new Refusal('slug-reserved', 409, { field: 'slug', values: { slug } });
  const { rowCount } = await ctx.db.execute(sql`select from groups where slug = ${slug}`);
  if (rowCount !== 0) throw new Refusal('group-slug-taken', 409, { field: 'slug', values: { slug } });
  return slug;
}

async function firstFree({ db }: Context, made: string): Promise<string> {
  const { rows } = await db.execute<{ slug: string }>(
    sql`select slug from groups where slug = ${made} or slug ~ ${`^${made}-[0-9]+$`}`,
  );
  const taken = new Set(rows.map(({ slug }) => slug));
  let slug = made;
  for (let number = 2; taken.has(slug); number++) slug = `${made}-${number}`;
  return slug;
}
