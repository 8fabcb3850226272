import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import type { Language } from '#i18n/languages.ts';
import { isCurrent } from '#network/current.ts';
import { forReader, personName } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';
import { actorFace, instantOf, memberFace } from './proposal-sql.ts';

/** How many stand on the page of a proposal; the rest have lists of their own. */
const onPage = { steps: 20, endorsements: 24, questions: 6 };

/** The steps that were taken, the latest first; `before` a step, or from the last one. */
export function historyOf(language: Language, before: string | undefined): SQL {
  const from =
    before !== undefined && isId(before)
      ? sql`and (s.at, s.id) < (select b.at, b.id from proposal_steps b where b.id = ${before})`
      : sql``;
  return sql`(
    select json_build_object('items', coalesce(json_agg(x.step order by x.place) filter (where x.place <= ${onPage.steps}), '[]'),
      'next', case when count(*) > ${onPage.steps} then (array_agg(x.id order by x.place))[${onPage.steps}] end)
    from (
      select s.id, row_number() over (order by s.at desc, s.id desc) as place,
        json_build_object('id', s.id, 'state', s.state, 'at', ${instantOf(sql`s.at`)}, 'by', ${actorFace(language)}, 'reason', s.reason, 'reasonLanguage', s.reason_language) as step
      from (select * from proposal_steps s where s.proposal_id = pr.id ${from} order by s.at desc, s.id desc limit ${onPage.steps + 1}) s
        left join mandates m on m.id = s.mandate_id left join people p on p.id = s.person_id) x)`;
}

/** The groups that it asks for, with their leads. */
export const groupsAsked = (language: Language): SQL => sql`(
  select coalesce(json_agg(json_build_object('slug', coalesce(g.slug, g.id::text), 'name', t.name, 'purpose', t.purpose, 'state', g.state,
    'lead', ${memberFace(sql`l`, language)}, 'mayOpen', false) order by g.id), '[]')
  from proposal_groups pg join groups g on g.id = pg.group_id join members l on l.id = g.lead_id
    join lateral (select x.name, x.purpose from group_texts x where x.group_id = g.id order by ${forReader(sql`x`, language)} limit 1) t on true
  where pg.proposal_id = pr.id)`;

/** Who supports it, the latest first, and whether the member does for which the reader acts. */
export function latestEndorsements({ viewer, locale }: Context): SQL {
  const holder = viewer.acting?.holder;
  const own = holder?.kind === 'member' ? holder.id : null;
  return sql`json_build_object(
    'items', ${endorsementRows(locale.language, sql`order by e.at desc, e.id desc limit ${onPage.endorsements}`)},
    'total', (select count(*)::int from endorsements e where e.proposal_id = pr.id and e.withdrawn_at is null),
    'own', exists (select from endorsements e where e.proposal_id = pr.id and e.withdrawn_at is null and e.member_id = ${own}::uuid))`;
}

/** Endorsements that stand, as JSON, over the alias pr; `narrowed` goes on behind the condition. */
export const endorsementRows = (language: Language, narrowed: SQL): SQL => sql`(
  select coalesce(json_agg(json_build_object('id', e.id, 'member', ${memberFace(sql`mb`, language)}, 'at', ${instantOf(sql`e.at`)}, 'by', ${actorFace(language)}) order by e.at desc, e.id desc), '[]')
  from (select * from endorsements e where e.proposal_id = pr.id and e.withdrawn_at is null ${narrowed}) e
    join members mb on mb.id = e.member_id left join mandates m on m.id = e.mandate_id left join people p on p.id = e.person_id)`;

/** What the parties asked each other: what waits for an answer first, then the latest. */
export const latestQuestions = (language: Language): SQL => sql`json_build_object(
  'items', ${questionRows(language, sql`order by (q.answered_at is not null), q.id desc limit ${onPage.questions}`)},
  'total', (select count(*)::int from proposal_questions q where q.proposal_id = pr.id))`;

/** Questions with their answers, as JSON, over the alias pr. */
export const questionRows = (language: Language, narrowed: SQL): SQL => sql`(
  select coalesce(json_agg(json_build_object('id', q.id, 'askedBy', q.asked_by, 'question', q.question, 'language', q.language, 'by', ${actorFace(language)},
    'at', ${instantOf(sql`q.at`)}, 'mayAnswer', false, 'answer', case when q.answered_at is not null then json_build_object('text', q.answer, 'language', q.answer_language,
      'by', ${actorOf(language, sql`q.answered_by`, sql`q.answer_mandate_id`)}, 'at', ${instantOf(sql`q.answered_at`)}) end)
    order by (q.answered_at is not null), q.id desc), '[]')
  from (select * from proposal_questions q where q.proposal_id = pr.id ${narrowed}) q
    left join mandates m on m.id = q.mandate_id left join people p on p.id = q.person_id)`;

const actorOf = (language: Language, personId: SQL, mandateId: SQL): SQL => sql`(
  select ${actorFace(language)} from people p left join mandates m on m.id = ${mandateId} where p.id = ${personId})`;

/** The files that lie with it, the latest first. */
export const filesOf = (language: Language): SQL => sql`(
  select coalesce(json_agg(json_build_object('id', f.id, 'title', f.title, 'language', f.language, 'at', ${instantOf(sql`f.at`)},
    'by', case when p.id is not null then json_build_object('name', ${personName(language)}, 'role', null, 'holder', null) end) order by f.id desc), '[]')
  from proposal_files f left join people p on p.id = f.added_by where f.proposal_id = pr.id and f.removed_at is null)`;

/** Who drafts for the parties, under mandates that count. */
export const staffOf = (language: Language): SQL => sql`(
  select coalesce(json_agg(json_build_object('mandateId', m.id, 'party', s.party, 'name', ${personName(language)}, 'role', m.role) order by s.named_at, m.id), '[]')
  from proposal_staff s join mandates m on m.id = s.mandate_id join people p on p.id = m.person_id where s.proposal_id = pr.id and ${isCurrent})`;
