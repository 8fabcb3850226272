import type { Language } from '#i18n/languages.ts';
import { dayOfInstant } from '#mandates/day.ts';
import type { MomentKind } from '#groups/group.ts';
import { forReader, groupName, memberName, officeName } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';

type Named = { slug: string; name: string };

/** Something that happened in a group in which the city takes part. */
export type NewsOfGroup = {
  kind: MomentKind;
  /** The network's day. */
  on: string;
  group: Named;
  member: (Named & { country: string; look: number }) | null;
  office: Named | null;
  /** The beginning of the post, the title of the document or of the deliverable. */
  title: string | null;
  postId: string | null;
};

const most = 5;

/** The first words of a text, in one line. */
const beginningOf = (
  text: SQL,
): SQL => sql`case when length(${text}) <= 140 then regexp_replace(${text}, '\\s+', ' ', 'g')
  else regexp_replace(regexp_replace(left(${text}, 140), '[\\s.,;:!?،؛]+\\S*$', ''), '\\s+', ' ', 'g') || '…' end`;

/** The latest of what others did in the groups of a member, an SQL query; what was hidden or taken away is left out. */
export const newsFor = (memberId: string, language: Language): SQL => sql`
    select n.kind, ${dayOfInstant(sql`n.at`)}::text as on, json_build_object('slug', coalesce(g.slug, g.id::text), 'name', ${groupName(language)}) as group,
      case when mb.id is not null then json_build_object('slug', mb.slug, 'name', coalesce(${memberName(language, sql`mb.id`)}, mb.slug), 'country', mb.country, 'look', mb.look) end as member,
      case when o.id is not null then json_build_object('slug', o.slug, 'name', coalesce(${officeName(language)}, o.slug)) end as office,
      coalesce(${beginningOf(sql`gp.text`)}, d.title, dt.title) as title, gp.id as "postId"
    from participations pa join groups g on g.id = pa.group_id and g.state <> 'draft'
      cross join lateral (select m.* from group_moments m where m.group_id = g.id and m.member_id is distinct from ${memberId}
        order by m.at desc, m.id desc limit ${most * 2}) n
      left join members mb on mb.id = n.member_id
      left join offices o on o.id = n.office_id
      left join group_posts gp on gp.id = n.about_id and gp.hidden_at is null
      left join group_documents d on d.id = n.about_id and d.removed_at is null
      left join lateral (select t.title from group_deliverable_texts t where t.deliverable_id = n.about_id order by ${forReader(sql`t`, language)} limit 1) dt on true
    where pa.member_id = ${memberId} and pa.joined_at is not null and pa.declined_at is null and pa.left_at is null
      and (n.kind not in ('posted', 'document') or coalesce(gp.id, d.id) is not null)
    order by n.at desc, n.id desc limit ${most}`;
