import { caresFor, isOfSecretariat, type Viewer } from '#core/viewer.ts';
import { dayOfInstant } from '#mandates/day.ts';
import { isCurrent, isNotOver } from '#network/current.ts';
import { endsSoonDays } from '#mandates/mandate.ts';
import { endsSoon, isFollowed } from '#mandates/mandate-sql.ts';
import { inArrears } from '#members/member-sql.ts';
import type { ProposalState } from '#proposals/proposal.ts';
import { sql, type SQL } from 'drizzle-orm';
import { answeredWithin, patience } from './desk.ts';
import { lastWordOf, latestVersion } from './work.ts';

/**
 * Everything that waits for the office under whose mandate the viewer acts, as one SQL query with the columns kind, id, since, due,
 * member_id, office_id, person_id, role, letter_id, file_name. What was not handed to an office does not wait for it.
 */
export function waitingFor(viewer: Viewer): SQL {
  const officeId = viewer.acting?.holder.kind === 'office' ? viewer.acting.holder.id : null;
  const may = (what: 'members' | 'mandates' | 'imports') => officeId !== null && caresFor(viewer, officeId, what);
  const isAll = isOfSecretariat(viewer);
  const ofMember = isAll ? sql`true` : sql`mb.office_id = ${officeId}`;
  const ofHolder = isAll ? sql`true` : sql`(mb.office_id = ${officeId} or m.office_id = ${officeId})`;
  const parts = [
    ...(may('mandates') ? [pendingMandates(ofHolder), endingMandates(ofHolder), awaitedPeople(ofHolder)] : []),
    ...(may('members') ? [dues(ofMember)] : []),
    ...(isAll && officeId !== null ? proposalsAt.map(waitingProposals) : []),
    ...(may('imports') ? [importDrafts(isAll ? sql`true` : givenAt(officeId))] : []),
  ];
  return sql.join(parts.length > 0 ? parts : [nothing], sql` union all `);
}

const nothing = sql`select null::text as kind, null::uuid as id, null::timestamptz as since, null::date as due, null::uuid as member_id,
  null::uuid as office_id, null::uuid as person_id, null::text as role, null::uuid as letter_id, null::text as file_name where false`;

const ofMandates = sql`m.member_id, m.office_id, m.person_id, m.role, m.letter_id, null::text as file_name
  from mandates m left join members mb on mb.id = m.member_id`;

const pendingMandates = (scope: SQL) => sql`
  select 'mandates' as kind, m.id, m.given_at as since, m.answer_by as due, ${ofMandates}
  where m.confirmed_at is null and ${isNotOver()} and ${scope}`;

/** Where a successor or a renewal is named, even if still pending, nothing is asked. */
const endingMandates = (scope: SQL) => sql`
  select 'endings' as kind, m.id, (m.until_day - ${endsSoonDays}::int)::timestamptz as since, m.until_day as due, ${ofMandates}
  where ${endsSoon} and ${scope} and not ${isFollowed}`;

const awaitedPeople = (scope: SQL) => sql`
  select 'invitations' as kind, m.id, m.confirmed_at as since, ${dayOfInstant(sql`m.confirmed_at`)} + ${answeredWithin.invitations}::int as due, ${ofMandates}
  join people p on p.id = m.person_id and p.activated_at is null and p.deactivated_at is null
  where m.confirmed_at < serai_clock() - make_interval(days => ${patience}) and ${isNotOver()} and ${scope}`;

const dues = (scope: SQL) => sql`
  select 'dues' as kind, mb.id, (mb.dues_paid_until + 1)::timestamptz as since, mb.dues_paid_until + ${answeredWithin.dues}::int as due, mb.id as member_id,
    null::uuid as office_id, null::uuid as person_id, null::text as role, null::uuid as letter_id, null::text as file_name
  from members mb where ${inArrears(sql`mb`)} and ${scope}`;

const importDrafts = (scope: SQL) => sql`
  select 'imports' as kind, i.id, i.at as since, ${dayOfInstant(sql`i.at`)} + ${answeredWithin.imports}::int as due, null::uuid as member_id,
    null::uuid as office_id, i.given_by as person_id, null::text as role, null::uuid as letter_id, i.file_name
  from imports i where i.carried_out_at is null and (i.report->>'refused')::int = 0 and ${scope}`;

/** A draft belongs to the office of whoever gave it. */
const givenAt = (officeId: string | null) =>
  sql`i.given_by in (select m.person_id from mandates m where m.office_id = ${officeId} and ${isCurrent})`;

type ProposalsAt = { kind: keyof typeof answeredWithin; state: ProposalState; since: SQL; more?: SQL; where?: SQL };

/** Where the next step is the network's: the Secretariat takes it. */
const proposalsAt: readonly ProposalsAt[] = [
  { kind: 'submissions', state: 'submitted', since: sql`pr.state_at` },
  { kind: 'considerations', state: 'under-consideration', since: sql`pr.state_at` },
  {
    kind: 'texts',
    state: 'joint-drafting',
    since: sql`v.at`,
    more: latestVersion,
    where: sql`${lastWordOf(sql`'network'`)} is null`,
  },
  {
    kind: 'agreements',
    state: 'joint-drafting',
    since: sql`(select max(w.at) from version_verdicts w where w.text_id = v.text_id and w.number = v.number)`,
    more: latestVersion,
    where: sql`${lastWordOf(sql`'network'`)} = 'agreed' and ${lastWordOf(sql`'proposer'`)} = 'agreed'`,
  },
  { kind: 'decisions', state: 'before-the-board', since: sql`pr.state_at` },
];

/** Due on the day that was set, in the zone in which it was said; else within its time. */
const waitingProposals = ({ kind, state, since, more = sql``, where = sql`true` }: ProposalsAt): SQL => sql`
  select ${kind} as kind, pr.id, ${since} as since, coalesce((pr.due_at at time zone pr.due_zone)::date, ${dayOfInstant(since)} + ${answeredWithin[kind]}::int) as due,
    pr.member_id, null::uuid as office_id, null::uuid as person_id, null::text as role, null::uuid as letter_id, null::text as file_name
  from proposals pr ${more} where pr.state = ${state} and ${where}`;
