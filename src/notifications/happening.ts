import type { Context } from '#core/context.ts';
import type { Language } from '#i18n/languages.ts';
import { groupName, memberName, officeName, personName, proposalTitle } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';
import type { ToldKind } from './receivers.ts';

export type Named = { slug: string; name: string };

/** What happened, as a notice speaks of it. Names are those of today. */
export type Happening = {
  announcement: ToldKind;
  /** ISO instant. */
  at: string;
  /** Who did it, and for which member or office; null where no person did. */
  by: {
    person: string;
    holder: (Named & { kind: 'member' | 'office'; look: number | null }) | null;
  } | null;
  group: Named | null;
  proposal: Named | null;
  /** The member that it is about: who joins, who endorses, who proposes, who leads now. */
  member: Named | null;
  /** The post that it is about, or under which was commented. */
  postId: string | null;
  commentId: string | null;
  /** The version of the text. */
  number: number | null;
  /** In the words of whoever gave it. */
  reason: string | null;
  /** Until when the proposal's next step should be taken: an ISO instant. */
  due: string | null;
};

/** Where a proposal stands as long as that is its next step of which was told: a deadline set later is for another step. */
const awaitedIn: Partial<Record<ToldKind, string>> = {
  'proposal.submitted': 'submitted',
  'proposal.considered': 'under-consideration',
  'proposal.opened-for-drafting': 'joint-drafting',
  'proposal.returned': 'joint-drafting',
  'text.version-made': 'joint-drafting',
  'text.change-asked': 'joint-drafting',
  'proposal.sent-to-board': 'before-the-board',
};

const isoInstant = (instant: SQL): SQL => sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The columns of a happening over the aliases of `happeningJoins`. */
export const happeningColumns = (language: Language): SQL => sql`
  n.announcement, ${isoInstant(sql`r.at`)} as at,
  case when a.id is not null then json_build_object('person', ${personName(language, sql`a`)}, 'holder',
    case when bm.id is not null then json_build_object('kind', 'member', 'slug', bm.slug, 'look', bm.look, 'name', ${memberName(language, sql`bm.id`)})
      when bo.id is not null then json_build_object('kind', 'office', 'slug', bo.slug, 'look', null, 'name', ${officeName(language, sql`bo.id`)}) end) end as by,
  case when g.id is not null then json_build_object('slug', coalesce(g.slug, g.id::text), 'name', ${groupName(language)}) end as group,
  case when pr.id is not null then json_build_object('slug', coalesce(pr.slug, pr.id::text), 'name', ${proposalTitle(language)}) end as proposal,
  case when mb.id is not null then json_build_object('slug', mb.slug, 'name', ${memberName(language, sql`mb.id`)}) end as member,
  n.about->>'postId' as "postId", n.about->>'commentId' as "commentId",
  coalesce(n.about->>'number', n.about->>'version')::int as number, n.about->>'reason' as reason,
  case when pr.state in ('submitted', 'under-consideration', 'joint-drafting', 'before-the-board')
    and coalesce(${JSON.stringify(awaitedIn)}::jsonb ->> n.announcement, pr.state) = pr.state then ${isoInstant(sql`pr.due_at`)} end as due`;

/** What a row of notifications under the alias n speaks about. */
export const happeningJoins = sql`
  join records r on r.id = n.record_id
  left join people a on a.id = r.person_id
  left join mandates bx on bx.id = r.mandate_id
  left join members bm on bm.id = bx.member_id
  left join offices bo on bo.id = bx.office_id
  left join groups g on g.id = (n.about->>'groupId')::uuid
  left join proposals pr on pr.id = (n.about->>'proposalId')::uuid
  left join members mb on mb.id = coalesce((n.about->>'memberId')::uuid, pr.member_id, g.lead_id)`;

/** What the letters about a record speak of, in a language. */
export async function happeningOf({ db }: Context, language: Language, recordId: string): Promise<Happening> {
  const { rows } = await db.execute<Happening>(sql`
    select ${happeningColumns(language)} from notifications n ${happeningJoins} where n.record_id = ${recordId} limit 1`);
  const [happening] = rows;
  if (!happening) throw new Error(`nobody was told of ${recordId}`);
  return happening;
}
