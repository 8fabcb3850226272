import type { Context } from '#core/context.ts';
import { speaksForMember } from '#core/viewer.ts';
import type { Language } from '#i18n/languages.ts';
import { groupName, memberName, proposalTitle } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';
import type { Mover } from './asked.ts';
import { newsFor, type NewsOfGroup } from './news.ts';

type Named = { slug: string; name: string };

/** What the city's proposals and groups ask of it. */
export type AskedWork =
  /** The latest version of its text waits for its word. */
  | { kind: 'verdict'; proposal: Named; number: number; isAgreedByOther: boolean }
  /** The Board asks for another text, and none has been set down yet. */
  | { kind: 'returned'; proposal: Named; reason: string | null }
  | { kind: 'question'; proposal: Named; question: string }
  | { kind: 'invitation'; group: Named }
  /** A city asks to join a group that this one leads. */
  | { kind: 'request'; group: Named; city: Named };

export type AskedWorkThing = { due: string | null; isLate: boolean; by: Mover } & AskedWork;

export type WorkOfCity = {
  asked: AskedWorkThing[];
  /** What others did in its groups. */
  news: NewsOfGroup[];
};

type Row = { asked: (Omit<AskedWorkThing, 'by'> & AskedWork)[]; news: NewsOfGroup[] };

/** What the proposals and groups of a member ask of it now, and what is new in them: as things stand, whatever was told of them. */
export async function workOfCity(ctx: Context, memberId: string): Promise<WorkOfCity> {
  const { language } = ctx.locale;
  const parts = [verdicts, returned, questions, invitations, requests].map((part) => part(memberId, language));
  const { rows } = await ctx.db.execute<Row>(sql`
    select (select coalesce(json_agg(x.thing order by x.since), '[]') from (${sql.join(parts, sql` union all `)}) x) as asked,
      (select coalesce(json_agg(y), '[]') from (${newsFor(memberId, language)}) y) as news`);
  const by = speaksForMember(ctx.viewer, memberId, 'representative', 'substitute', 'focal-point')
    ? 'you'
    : 'focal-point';
  const [{ asked, news } = { asked: [], news: [] }] = rows;
  return { asked: asked.map((thing) => ({ ...thing, by })), news };
}

/** The day that was said, in the zone in which it was said. */
const dueDay = sql`(pr.due_at at time zone pr.due_zone)::date::text`;
const dueOfProposal = sql`'due', ${dueDay}, 'isLate', coalesce(pr.due_at < serai_clock(), false)`;
const withoutDay = sql`'due', null, 'isLate', false`;

const proposalNamed = (language: Language): SQL =>
  sql`json_build_object('slug', coalesce(pr.slug, pr.id::text), 'name', ${proposalTitle(language)})`;

const groupNamed = (language: Language): SQL =>
  sql`json_build_object('slug', coalesce(g.slug, g.id::text), 'name', ${groupName(language)})`;

/** What a party said last of the version under the alias v; null before it said anything. */
export const lastWordOf = (party: SQL): SQL => sql`(
  select w.verdict from version_verdicts w where w.text_id = v.text_id and w.number = v.number and w.party = ${party}
  order by w.at desc, w.id desc limit 1)`;

/** The latest version of the text of the proposal under the alias pr, as v. */
export const latestVersion = sql`join lateral (
  select t.text_id, t.number, t.at from text_versions t where t.text_id = pr.text_id order by t.number desc limit 1) v on true`;

const verdicts = (memberId: string, language: Language): SQL => sql`
  select v.at as since, json_build_object('kind', 'verdict', ${dueOfProposal}, 'proposal', ${proposalNamed(language)},
    'number', v.number, 'isAgreedByOther', ${lastWordOf(sql`'network'`)} is not distinct from 'agreed') as thing
  from proposals pr ${latestVersion}
  where pr.member_id = ${memberId} and pr.state = 'joint-drafting' and ${lastWordOf(sql`'proposer'`)} is null`;

const returned = (memberId: string, language: Language): SQL => sql`
  select s.at as since, json_build_object('kind', 'returned', ${dueOfProposal}, 'proposal', ${proposalNamed(language)}, 'reason', s.reason) as thing
  from proposals pr
    join lateral (select t.at, t.reason from proposal_steps t where t.proposal_id = pr.id and t.state = 'joint-drafting' order by t.at desc limit 1) s on true
  where pr.member_id = ${memberId} and pr.state = 'joint-drafting'
    and exists (select from proposal_steps b where b.proposal_id = pr.id and b.state = 'before-the-board')
    and not exists (select from text_versions t where t.text_id = pr.text_id and t.at > s.at)`;

const questions = (memberId: string, language: Language): SQL => sql`
  select q.at as since, json_build_object('kind', 'question', ${withoutDay}, 'proposal', ${proposalNamed(language)}, 'question', left(q.question, 300)) as thing
  from proposals pr join proposal_questions q on q.proposal_id = pr.id and q.asked_by = 'network' and q.answered_at is null
  where pr.member_id = ${memberId} and pr.state in ('submitted', 'under-consideration', 'joint-drafting', 'before-the-board')`;

const isOpen = sql`pa.joined_at is null and pa.declined_at is null and pa.left_at is null`;

const invitations = (memberId: string, language: Language): SQL => sql`
  select pa.invited_at as since, json_build_object('kind', 'invitation', ${withoutDay}, 'group', ${groupNamed(language)}) as thing
  from participations pa join groups g on g.id = pa.group_id and g.state = 'active'
  where pa.member_id = ${memberId} and pa.invited_at is not null and ${isOpen}`;

const requests = (memberId: string, language: Language): SQL => sql`
  select pa.asked_at as since, json_build_object('kind', 'request', ${withoutDay}, 'group', ${groupNamed(language)},
    'city', json_build_object('slug', mb.slug, 'name', coalesce(${memberName(language, sql`mb.id`)}, mb.slug))) as thing
  from groups g join participations pa on pa.group_id = g.id and pa.asked_at is not null and pa.invited_at is null and ${isOpen}
    join members mb on mb.id = pa.member_id and mb.state <> 'withdrawn'
  where g.state = 'active' and (g.lead_id = ${memberId} or g.co_lead_id = ${memberId})`;
