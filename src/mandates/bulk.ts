import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import type { Role } from '#core/roles.ts';
import { sql } from 'drizzle-orm';
import { answerDays, type Titles } from './mandate.ts';

/** A mandate as a file of the example knows one; its holder by slug. */
export type BulkMandate = {
  personId: string;
  holder: { kind: 'member' | 'office'; slug: string };
  role: Role;
  titles: Titles;
  from: string;
  until: string | null;
  /** False where it still waits to be confirmed. */
  isConfirmed: boolean;
  letterId: string | null;
};

/**
 * Many mandates are given at once, without a letter to anybody; those that are confirmed were so on their first day, and taken up by
 * whoever has been here.
 */
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
  const { rowCount } = await ctx.db.execute(sql`
    insert into mandates (id, person_id, member_id, office_id, role, typed_name, typed_name_native, typed_native_language, from_day, until_day,
      letter_id, given_at, answer_by, confirmed_at, accepted_at)
    select r.id, r.person_id, m.id, o.id, r.role, p.name, p.name_native, p.native_language, r.from_day, r.until_day, r.letter_id, g.at,
      case when not r.is_confirmed then least(serai_today() + ${answerDays}::int, r.until_day) end, case when r.is_confirmed then g.at end,
      case when r.is_confirmed then p.activated_at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, person_id uuid, member text, office text, role text,
      from_day date, until_day date, is_confirmed boolean, letter_id uuid)
      cross join lateral (select least(r.from_day::timestamptz, serai_clock()) as at) g
      join people p on p.id = r.person_id left join members m on m.slug = r.member left join offices o on o.slug = r.office`);
  if (rowCount !== mandates.length) throw new Error('not every mandate was given');
  await ctx.db.execute(sql`
    insert into mandate_texts (mandate_id, language, title)
    select r.id, t.language, t.title from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, titles jsonb)
      cross join lateral jsonb_each_text(r.titles) as t (language, title)`);
}
