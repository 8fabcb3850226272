import { isCurrent } from '#network/current.ts';
import { sql, type SQL } from 'drizzle-orm';

const mandatesOf = (person: SQL): SQL => sql`
  from mandates m left join members mb on mb.id = m.member_id left join offices o on o.id = m.office_id
  where m.person_id = ${person} and ${isCurrent} and (mb.state <> 'withdrawn' or o.state <> 'closed')`;

const isOfSecretariat = sql`(o.kind = 'secretariat' and m.role <> 'editor')`;

const asks = sql`select from proposal_groups ag join proposals ap on ap.id = ag.proposal_id where ag.group_id = g.id`;

/** Of a draft know the member that asks for it and, once that is handed in, those who would lead it; of any other group everybody. */
const knowsGroup = (person: SQL): SQL => sql`(g.state <> 'draft' or exists (select ${mandatesOf(person)}
  and (exists (${asks} and ap.member_id = m.member_id) or (not exists (${asks} and ap.number is null)
    and (${isOfSecretariat} or m.member_id = g.lead_id or m.member_id = g.co_lead_id)))))`;

/** What is said and laid down in a group is read by those for whom it is. */
const readsGroup = (person: SQL): SQL => sql`(g.visibility = 'public' or exists (select ${mandatesOf(person)}
  and (${isOfSecretariat} or g.visibility = 'network' or exists (select from participations pa
    where pa.group_id = g.id and pa.member_id = m.member_id and pa.joined_at is not null and pa.declined_at is null and pa.left_at is null))))`;

/** What was never submitted is its member's alone; the others are for members. */
const readsProposal = (person: SQL): SQL => sql`
  exists (select ${mandatesOf(person)} and (pr.number is not null or m.member_id = pr.member_id))`;

/**
 * Whether a person may know what was announced, with `about` as it says, over the left joined aliases g and pr of its group and its
 * proposal. Asked when it is told, and again whenever it is read.
 */
export const mayKnow = (person: SQL, about: SQL): SQL => sql`(case
  when g.id is not null then ${knowsGroup(person)} and (not ${about} ?| array['postId', 'documentId', 'commentId'] or ${readsGroup(person)})
  when pr.id is not null then ${readsProposal(person)} else false end)`;
