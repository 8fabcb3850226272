import type { Context } from '#core/context.ts';
import { notFound } from '#core/refusal.ts';
import { sql } from 'drizzle-orm';
import type { GroupInHand } from './group.ts';
import { inHand, isOpenPart, participationState } from './group-sql.ts';
import type { ParticipationInHand } from './participation.ts';

/**
 * Locks a group until the transaction ends and answers how it is now, so that joining, leaving, handing on the lead and closing come one
 * after the other. The lock comes first: what is read after it counts.
 */
export async function claimGroup({ db }: Context, id: string): Promise<GroupInHand> {
  const { rowCount } = await db.execute(sql`select from groups where id = ${id} for no key update`);
  const { rows } = await db.execute<GroupInHand>(sql`select ${inHand(sql`g`)} from groups g where g.id = ${id}`);
  const [group] = rows;
  if (rowCount === 0 || !group) throw notFound();
  return group;
}

/** A participation with its group claimed first. */
export async function claimParticipation(
  ctx: Context,
  id: string,
): Promise<{ group: GroupInHand; participation: ParticipationInHand }> {
  const { rows } = await ctx.db.execute<{ groupId: string }>(
    sql`select group_id as "groupId" from participations where id = ${id}`,
  );
  const [found] = rows;
  if (!found) throw notFound();
  const group = await claimGroup(ctx, found.groupId);
  const [participation] = (
    await ctx.db.execute<ParticipationInHand>(sql`select ${partInHand} from participations pa where pa.id = ${id}`)
  ).rows;
  if (!participation) throw notFound();
  return { group, participation };
}

/** Where a member stands with a group that is claimed; null where nothing is under way between them. */
export async function partOf(ctx: Context, groupId: string, memberId: string): Promise<ParticipationInHand | null> {
  const { rows } = await ctx.db.execute<ParticipationInHand>(
    sql`select ${partInHand} from participations pa where pa.group_id = ${groupId} and pa.member_id = ${memberId} and ${isOpenPart}`,
  );
  return rows[0] ?? null;
}

const partInHand = sql`pa.id, pa.group_id as "groupId", pa.member_id as "memberId", ${participationState} as state`;
