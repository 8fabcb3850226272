import type { Context } from '#core/context.ts';
import type { Role } from '#core/roles.ts';
import { memberName, officeName } from '#members/names.ts';
import { sql } from 'drizzle-orm';
import type { MandateState } from './mandate.ts';
import { stateOfMandate } from './queries.ts';

/** A mandate as the person who holds it reads it. */
export type OwnMandate = {
  id: string;
  role: Role;
  title: string | null;
  from: string;
  until: string | null;
  state: MandateState;
  holder: { kind: 'member' | 'office'; slug: string; name: string; country: string | null; look: number | null };
};

/** All mandates that the reader has, waits for, or had; the latest first. */
export async function ownMandates({ db, viewer, locale }: Context): Promise<OwnMandate[]> {
  if (viewer.personId === null) return [];
  const { language } = locale;
  const { rows } = await db.execute<OwnMandate>(sql`
    select m.id, m.role, m.title, m.from_day::text as "from", m.until_day::text as until, ${stateOfMandate} as state,
      json_build_object('kind', case when m.member_id is null then 'office' else 'member' end, 'slug', coalesce(mb.slug, o.slug), 'country', mb.country, 'look', mb.look,
        'name', coalesce(${memberName(language, sql`m.member_id`)}, ${officeName(language, sql`m.office_id`)}, mb.slug, o.slug)) as holder
    from mandates m left join members mb on mb.id = m.member_id left join offices o on o.id = m.office_id
    where m.person_id = ${viewer.personId}
    order by array_position(array['current', 'pending', 'coming', 'ended'], ${stateOfMandate}), m.from_day desc, m.id`);
  return rows;
}
