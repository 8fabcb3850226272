import type { Context } from '#core/context.ts';
import { kept } from '#core/kept.ts';
import { collationOf } from '#i18n/collations.ts';
import { sql } from 'drizzle-orm';
import { charterFor, isOpenPart } from './group-sql.ts';
import type { GroupKind } from './group.ts';
import type { Language } from '#i18n/languages.ts';

/** A group in which a member takes part, as the member's page shows it. */
export type GroupOfMember = { slug: string; name: string; nameLanguage: Language; kind: GroupKind; isLead: boolean };

/** So many stand on the page of a member; no city works in more at a time. */
const mostGroups = 50;

/** The groups in which a member takes part, those that it leads first. That it takes part is open to everybody, in groups of every kind. */
export function groupsOfMember(ctx: Context, memberId: string): Promise<GroupOfMember[]> {
  const { language } = ctx.locale;
  return kept(ctx, ['groups of member', memberId, language], async () => {
    const { rows } = await ctx.db.execute<GroupOfMember>(sql`
      select g.slug, t.name, t.language as "nameLanguage", g.kind, g.lead_id = pa.member_id as "isLead"
      from participations pa join groups g on g.id = pa.group_id and g.state in ('active', 'dormant') join lateral ${charterFor(sql`g.id`, language)} t on true
      where pa.member_id = ${memberId} and pa.joined_at is not null and ${isOpenPart}
      order by "isLead" desc, t.name collate ${sql.identifier(collationOf(language))}, g.id limit ${mostGroups}`);
    return rows;
  });
}
