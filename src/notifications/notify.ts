import type { Announcement } from '#core/announcements.ts';
import type { Context } from '#core/context.ts';
import { tx } from '#db/tx.ts';
import { languages, type Language } from '#i18n/languages.ts';
import { localeFor, type Calendar } from '#i18n/locale.ts';
import { writeMails } from '#mail/actions.ts';
import type { Letter } from '#mail/mail.ts';
import { inOrder } from '#mandates/reader.ts';
import { isCurrent } from '#network/current.ts';
import { languageOfMember } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';
import { happeningOf } from './happening.ts';
import { letterOf } from './letter.ts';
import { usualPost, type NotificationKind } from './notification.ts';
import { isTold, receivers, type ToldKind } from './receivers.ts';
import { mayKnow } from './sight.ts';

/**
 * Tells whom it concerns of what was announced: one statement for all of them, and letters to those who want one, in the same
 * transaction. Done again it tells nobody twice.
 */
export async function notify(ctx: Context, { recordId, kind }: Announcement): Promise<void> {
  if (!isTold(kind)) return;
  await tx(ctx, async (ctx) => {
    const readers = await tell(ctx, kind, recordId);
    const letters: Letter[] = [];
    for (const language of languages) {
      const own = readers.filter((reader) => reader.language === language);
      if (own.length > 0) letters.push(...(await lettersIn(ctx, language, { recordId, readers: own })));
    }
    await writeMails(ctx, letters);
  });
}

/** Somebody who wants a letter, and how they read. */
type Reader = {
  personId: string;
  name: string;
  email: string;
  language: Language;
  calendar: Calendar | null;
  timeZone: string | null;
  why: NotificationKind;
};

/** Whoever has it already is passed over; answers those to write to among the others. */
async function tell({ db }: Context, kind: ToldKind, recordId: string): Promise<Reader[]> {
  const { rows } = await db.execute<Reader>(sql`
    with what as materialized (${whatWasSaid(recordId)}),
    reached as (
      select distinct on (r.person_id) r.person_id, r.why from (${everybody(kind)}) r order by r.person_id, r.rank),
    told as (
      insert into notifications (id, person_id, record_id, kind, announcement, about)
      select uuidv7(), p.id, w.record_id, r.why, ${kind}, w.about || w.things
      from what w cross join reached r join people p on p.id = r.person_id and p.deactivated_at is null
        left join groups g on g.id = w.group_id left join proposals pr on pr.id = w.proposal_id
      where p.id is distinct from w.doer and ${mayKnow(sql`p.id`, sql`w.about`)} and ${isInSight}
      on conflict (record_id, person_id) do nothing
      returning person_id, kind)
    select p.id as "personId", p.email, p.calendar, coalesce(p.time_zone, (select time_zone from networks limit 1)) as "timeZone", t.kind as why,
      l.language, case when p.native_language = l.language then coalesce(p.name_native, p.name) else p.name end as name
    from told t join people p on p.id = t.person_id
      cross join lateral (select coalesce(p.language, ${languageOfMandate}, (select languages[1] from networks limit 1)) as language) l
      left join notification_settings s on s.person_id = p.id and s.kind = t.kind
    where coalesce(s.post, ${JSON.stringify(usualPost)}::jsonb ->> t.kind) = 'letter'
    order by p.email`);
  return rows;
}

/** The record, with the ids of all that it speaks about and the party whose word it is. */
const whatWasSaid = (recordId: string): SQL => sql`
  select r.id as record_id, r.person_id as doer, r.about, gp.id as post_id, c.id as comment_id, x.proposal_id,
    coalesce((r.about->>'groupId')::uuid, gp.group_id) as group_id, coalesce(c.hidden_at, gp.hidden_at) as hidden_at,
    case when m.member_id = pr.member_id then 'proposer' else 'network' end as party,
    jsonb_strip_nulls(jsonb_build_object('groupId', coalesce((r.about->>'groupId')::uuid, gp.group_id), 'proposalId', x.proposal_id, 'postId', gp.id, 'number', rm.number)) as things
  from records r
    left join mandates m on m.id = r.mandate_id
    left join comments c on c.id = (r.about->>'commentId')::uuid
    left join group_posts gp on gp.id = coalesce((r.about->>'postId')::uuid, case when c.subject_kind = 'group-post' then c.subject_id end)
    left join lateral (select coalesce((r.about->>'proposalId')::uuid, case when c.subject_kind = 'proposal' then c.subject_id end,
      (select t.id from proposals t where t.text_id = (r.about->>'textId')::uuid)) as proposal_id) x on true
    left join proposals pr on pr.id = x.proposal_id
    left join passage_comments rm on rm.id = (r.about->>'remarkId')::uuid
  where r.id = ${recordId}`;

/** What was hidden meanwhile is told to nobody, but that it was hidden. */
const isInSight = sql`(w.hidden_at is null or w.about ? 'reason')`;

/** All whom the announcement concerns, each with the reason; the first reason counts. */
const everybody = (kind: ToldKind): SQL =>
  sql.join(
    receivers[kind].map(
      ({ why, who }, rank) => sql`select x.person_id, ${why}::text as why, ${rank}::int as rank from (${who}) x`,
    ),
    sql` union all `,
  );

/** Who chose no language is written to in one that their city works in. */
const languageOfMandate = sql`(
  select ${languageOfMember} from mandates m left join members mb on mb.id = m.member_id
  where m.person_id = p.id and ${isCurrent} order by ${inOrder} limit 1)`;

async function lettersIn(
  ctx: Context,
  language: Language,
  { recordId, readers }: { recordId: string; readers: readonly Reader[] },
): Promise<Letter[]> {
  const happening = await happeningOf(ctx, language, recordId);
  return readers.map(({ personId, email, name, why, ...reader }) => ({
    to: { personId, email },
    language,
    mail: letterOf(happening, { name, why, locale: localeFor(language, reader), origin: ctx.origin }),
  }));
}
