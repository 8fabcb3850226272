import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import type { Role } from '#core/roles.ts';
import { sql } from 'drizzle-orm';

/** A mandate as a file of the example knows one; its holder by slug. */
export type BulkMandate = {
  personId: string;
  holder: { kind: 'member' | 'office'; slug: string };
  role: Role;
  title: string | null;
  from: string;
  until: string | null;
  /** False where it still waits to be confirmed. */
  isConfirmed: boolean;
  letterId: string | null;
};

/** Many mandates are given at once, without a letter to anybody; those that are confirmed were so on their first day. */
export async function bringMandates(ctx: Context, mandates: readonly BulkMandate[]): Promise<void> {
  const rows = mandates.map(({ personId, holder, from, until, isConfirmed, letterId, ...same }) => ({
    ...same,
    id: newId(),
    person_id: personId,
    member: holder.kind === 'member' ? holder.slug : null,
    office: holder.kind === 'office' ? holder.slug : null,
    from_day: from,
    until_day: until,
    is_confirmed: isConfirmed,
    letter_id: letterId,
  }));
  const given = await ctx.db.execute(sql`
    insert into mandates (id, person_id, member_id, office_id, role, title, from_day, until_day, letter_id, given_at, confirmed_at)
    select r.id, r.person_id, m.id, o.id, r.role, r.title, r.from_day, r.until_day, r.letter_id,
      least(r.from_day::timestamptz, serai_clock()), case when r.is_confirmed then least(r.from_day::timestamptz, serai_clock()) end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, person_id uuid, member text, office text, role text, title text,
      from_day date, until_day date, is_confirmed boolean, letter_id uuid)
      left join members m on m.slug = r.member left join offices o on o.slug = r.office`);
  if (given.rowCount !== mandates.length) throw new Error('not every mandate was given');
}
