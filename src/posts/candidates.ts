import type { Context } from '#core/context.ts';
import { kept } from '#core/kept.ts';
import { takesPart } from '#groups/group-sql.ts';
import { isCurrent } from '#network/current.ts';
import { memberName, personName } from '#network/names.ts';
import { sql } from 'drizzle-orm';

/** So many names a browser proposes at most; every other one can be typed. */
const mostCandidates = 200;

/** Whom one may most likely want to name in a group: its cities, and the people whom they named for it. For readers under a mandate. */
export function candidatesIn(ctx: Context, where: { groupId: string } | { postId: string }): Promise<string[]> {
  return kept(ctx, ['candidates', where, ctx.locale.language], () => readCandidates(ctx, where));
}

async function readCandidates(
  { db, locale: { language } }: Context,
  where: { groupId: string } | { postId: string },
): Promise<string[]> {
  const groupId =
    'groupId' in where
      ? sql`${where.groupId}::uuid`
      : sql`(select w.group_id from group_posts w where w.id = ${where.postId})`;
  const { rows } = await db.execute<{ name: string }>(sql`
    with part as (select pa.id, pa.member_id, ${memberName(language, sql`m.id`)} as name from participations pa join members m on m.id = pa.member_id
      where pa.group_id = ${groupId} and ${takesPart} order by pa.id limit ${mostCandidates})
    select name from (
      select 0 as place, name from part
      union all
      select 1, ${personName(language)} || ', ' || part.name from part join participants n on n.participation_id = part.id
        join mandates m on m.id = n.mandate_id and ${isCurrent} and m.accepted_at is not null join people p on p.id = m.person_id) x
    where name is not null order by place, name limit ${mostCandidates}`);
  return rows.map(({ name }) => name);
}
