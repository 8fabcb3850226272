import { isCurrent } from '#network/current.ts';
import { sql, type SQL } from 'drizzle-orm';

/**
 * Who stands how to what was announced. Each is an SQL query for `person_id`, over the one row of `what`: the record with the ids of
 * group, proposal, member, post and comment that it speaks about, the doer and the doer's party. Of people who have a mandate today.
 */
export type Relation = SQL;

/** A mandate of a member that still is one. */
const ofMember = sql`mandates m join members mb on mb.id = m.member_id and mb.state <> 'withdrawn'`;

/** Who commits a city to something; the policies ask for the same roles. */
const commits = sql`m.role in ('representative', 'substitute', 'focal-point') and ${isCurrent}`;

/** Whether somebody speaks for anyone in the network today. */
const holdsMandate = (person: SQL): SQL => sql`exists (
  select from mandates m left join members mb on mb.id = m.member_id left join offices o on o.id = m.office_id
  where m.person_id = ${person} and ${isCurrent} and (mb.state <> 'withdrawn' or o.state <> 'closed'))`;

const speakersOf = (members: SQL): Relation =>
  sql`select m.person_id from ${ofMember} where m.member_id in (${members}) and ${commits}`;

const person = (query: SQL): Relation =>
  sql`select x.person_id from (${query}) x where ${holdsMandate(sql`x.person_id`)}`;

/** Takes part today: neither only asked, nor declined, nor left. */
const takesPart = sql`pa.joined_at is not null and pa.left_at is null and pa.declined_at is null`;

const either = (...relations: readonly Relation[]): Relation => sql.join([...relations], sql` union all `);

/** The group's chair: who speaks for the lead and the co-lead, and whom they named for it. */
export const leads = either(
  speakersOf(sql`select unnest(array[g.lead_id, g.co_lead_id]) from what w join groups g on g.id = w.group_id`),
  sql`select m.person_id from what w join groups g on g.id = w.group_id
      join participations pa on pa.group_id = g.id and pa.member_id in (g.lead_id, g.co_lead_id) and ${takesPart}
      join participants x on x.participation_id = pa.id join ${ofMember} on m.id = x.mandate_id where m.role <> 'observer' and ${isCurrent}`,
);

/** Who speaks for the city that leads the group now, and for the one that led it before. */
export const lead = speakersOf(sql`select g.lead_id from what w join groups g on g.id = w.group_id`);
export const formerLead = speakersOf(sql`select (w.about->>'formerLeadId')::uuid from what w`);

/** The people that cities named for their part in the group; of a city that named nobody, who speaks for it. */
export const participants: Relation = sql`
  select m.person_id from what w join participations pa on pa.group_id = w.group_id and ${takesPart} join ${ofMember} on m.member_id = pa.member_id
  where ${isCurrent} and (exists (select from participants x where x.participation_id = pa.id and x.mandate_id = m.id)
    or (${commits} and not exists (select from participants x join mandates m on m.id = x.mandate_id
      where x.participation_id = pa.id and ${isCurrent})))`;

/** Whoever follows the group, with a mandate or without. */
export const followers: Relation = sql`select f.person_id from what w join group_follows f on f.group_id = w.group_id`;

/** Who speaks for the member that the announcement names. */
export const member = speakersOf(sql`select (w.about->>'memberId')::uuid from what w`);

/** The side that began: who speaks for the member that asked to join, or for the lead that invited, with the person who did it. */
export const whoBegan = either(
  speakersOf(
    sql`select pa.member_id from what w join participations pa on pa.id = (w.about->>'participationId')::uuid and pa.asked_at is not null`,
  ),
  speakersOf(sql`select unnest(array[g.lead_id, g.co_lead_id]) from what w
    join participations pa on pa.id = (w.about->>'participationId')::uuid and pa.invited_at is not null join groups g on g.id = pa.group_id`),
  person(
    sql`select pa.invited_by as person_id from what w join participations pa on pa.id = (w.about->>'participationId')::uuid`,
  ),
);

/** Those whom a city has just named for its part in a group. */
export const justNamed: Relation = sql`
  select m.person_id from what w join participants x on x.participation_id = (w.about->>'participationId')::uuid join ${ofMember} on m.id = x.mandate_id
  where ${isCurrent} and not exists (select from notifications n where n.person_id = m.person_id
    and n.announcement = 'participation.people-named' and n.about->>'participationId' = w.about->>'participationId' and n.at >= x.named_at)`;

/** Whom a post or a comment names with an @: the person, or who speaks for the member. An edit tells nobody a second time. */
export const whomItNames: Relation = sql`select x.person_id from what w, (${either(
  person(sql`select n.person_id from what w join mentions n on n.in_id = coalesce(w.comment_id, w.post_id)`),
  speakersOf(sql`select n.member_id from what w join mentions n on n.in_id = coalesce(w.comment_id, w.post_id)`),
)}) x where not exists (select from notifications n where n.person_id = x.person_id and n.kind = 'mentioned' and n.record_id <> w.record_id
  and (n.about->>'commentId')::uuid is not distinct from w.comment_id and (n.about->>'postId')::uuid is not distinct from w.post_id)`;

/** Who wrote the post that was commented on or hidden. */
export const authorOfPost = person(sql`select gp.person_id from what w join group_posts gp on gp.id = w.post_id`);

export const authorOfComment = person(sql`select c.person_id from what w join comments c on c.id = w.comment_id`);

/** Who commented on the same thing before. */
export const whoCommented = person(sql`
  select c.person_id from what w join comments s on s.id = w.comment_id
    join comments c on c.subject_id = s.subject_id and c.id <> s.id and c.hidden_at is null`);

/** Who speaks for the member that proposes. */
export const proposer = speakersOf(sql`select pr.member_id from what w join proposals pr on pr.id = w.proposal_id`);

/** The officers of the Secretariat, who take the network's part. */
export const secretariat: Relation = sql`
  select m.person_id from mandates m join offices o on o.id = m.office_id and o.kind = 'secretariat' and o.state <> 'closed'
  where m.role <> 'editor' and ${isCurrent}`;

export const bothParties = either(proposer, secretariat);

const onlyIf = (condition: SQL, relation: Relation): Relation =>
  sql`select x.person_id from what w, (${relation}) x where ${condition}`;

/** The party that did not do it. */
export const otherParty = either(
  onlyIf(sql`w.party = 'network'`, proposer),
  onlyIf(sql`w.party = 'proposer'`, secretariat),
);

/** Whose move it is: both parties while they draft, else the network. */
export const whoseMove = either(
  onlyIf(sql`(select pr.state = 'joint-drafting' from proposals pr where pr.id = w.proposal_id)`, proposer),
  secretariat,
);

/** Those who draft the text for either party. */
export const staff: Relation = sql`
  select m.person_id from what w join proposal_staff s on s.proposal_id = w.proposal_id join mandates m on m.id = s.mandate_id
    left join members mb on mb.id = m.member_id left join offices o on o.id = m.office_id
  where ${isCurrent} and (mb.state <> 'withdrawn' or o.state <> 'closed')`;

/** Those who draft for the party that did not do it. */
export const staffOfOtherParty: Relation = sql`
  select m.person_id from what w join proposal_staff s on s.proposal_id = w.proposal_id and s.party <> w.party join mandates m on m.id = s.mandate_id
    left join members mb on mb.id = m.member_id left join offices o on o.id = m.office_id
  where ${isCurrent} and (mb.state <> 'withdrawn' or o.state <> 'closed')`;

/** The one who was just named to draft. */
export const namedStaff: Relation = sql`
  select m.person_id from what w join mandates m on m.id = (w.about->>'mandateId')::uuid where ${isCurrent}`;

/** Who speaks for the cities that support the proposal. */
export const endorsers = speakersOf(sql`
  select e.member_id from what w join endorsements e on e.proposal_id = w.proposal_id and e.withdrawn_at is null`);

/** Who asked the question, and the party for which it was asked. */
export const asker = either(
  person(sql`select q.person_id from what w join proposal_questions q on q.id = (w.about->>'questionId')::uuid`),
  otherParty,
);

/** Whose turn it is to write. */
export const writer = person(sql`
  select d.turn_of as person_id from what w join drafted_texts d on d.id = (w.about->>'textId')::uuid and d.turn_until > serai_clock()`);

/** Who has asked for the turn to write, while nobody has it. */
export const nextWriter = person(sql`
  select d.asked_by as person_id from what w join drafted_texts d on d.id = (w.about->>'textId')::uuid and d.turn_of is null`);

/** Who made the remark that was settled, and of an answer, who made the remark that it answers. */
export const authorOfRemark = person(sql`
  select coalesce(first.person_id, c.person_id) as person_id
  from what w join passage_comments c on c.id = (w.about->>'remarkId')::uuid left join passage_comments first on first.id = c.answer_to`);
