import type { Context } from '#core/context.ts';
import type { Role } from '#core/roles.ts';
import { memberName, officeName, personName } from '#network/names.ts';
import { sql } from 'drizzle-orm';
import type { MandateState, Title } from './mandate.ts';
import { lastDay, stateOfMandate, titleOf } from './mandate-sql.ts';

/** A mandate as the person who holds it reads it. */
export type OwnMandate = {
  id: string;
  role: Role;
  title: Title | null;
  from: string;
  /** Its last day; of one that was ended before, the day of that. */
  until: string | null;
  state: MandateState;
  /** The last day on which a pending one can be answered. */
  answerBy: string | null;
  holder: { kind: 'member' | 'office'; slug: string; name: string; country: string | null; look: number | null };
  /** By whose word. */
  givenBy: string | null;
};

/** All mandates that the reader has, waits for, or had; the latest first. */
export async function ownMandates(ctx: Context): Promise<OwnMandate[]> {
  return ctx.viewer.personId === null ? [] : mandatesOfPerson(ctx, ctx.viewer.personId);
}

/** The mandates of a person that are not over: what an invitation is to, and what ends when an account closes. Whoever asks was let in before. */
export async function openMandatesOf(ctx: Context, personId: string): Promise<OwnMandate[]> {
  return (await mandatesOfPerson(ctx, personId)).filter(({ state }) => state !== 'ended');
}

async function mandatesOfPerson({ db, locale }: Context, personId: string): Promise<OwnMandate[]> {
  const { language } = locale;
  const { rows } = await db.execute<OwnMandate>(sql`
    select m.id, m.role, ${titleOf(language)} as title, m.from_day::text as "from", ${lastDay}::text as until, ${stateOfMandate} as state,
      case when ${stateOfMandate} = 'pending' then m.answer_by::text end as "answerBy",
      json_build_object('kind', case when m.member_id is null then 'office' else 'member' end, 'slug', coalesce(mb.slug, o.slug), 'country', mb.country, 'look', mb.look,
        'name', coalesce(${memberName(language, sql`m.member_id`)}, ${officeName(language, sql`m.office_id`)}, mb.slug, o.slug)) as holder,
      ${personName(language, sql`g`)} as "givenBy"
    from mandates m left join members mb on mb.id = m.member_id left join offices o on o.id = m.office_id left join people g on g.id = m.given_by
    where m.person_id = ${personId}
    order by array_position(array['current', 'pending', 'coming', 'ended'], ${stateOfMandate}), m.from_day desc, m.id`);
  return rows;
}
