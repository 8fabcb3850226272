import type { Context } from '#core/context.ts';
import type { Role } from '#core/roles.ts';
import { isMember, type Viewer } from '#core/viewer.ts';
import { memberName, officeName, personName } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';

/** Who says something: a person in a role, for a member or an office. */
export type AuthorInView = {
  /** Visitors read the names of those who agreed. */
  person: string | null;
  role: Role | null;
  holder: { kind: 'member' | 'office'; slug: string; name: string; country: string | null; look: number | null };
};

/** Whether the reader may know a person's name, over a row of `people` under this alias. */
export const isNameKnown = ({ viewer }: Context, person: SQL): SQL =>
  isMember(viewer) || viewer.isOperator
    ? sql`true`
    : sql`(${person}.name_public_at is not null or ${person}.id = ${viewer.personId}::uuid)`;

/** Readers with the same sight may know the same names. */
export const sightOfNames = (viewer: Viewer): string =>
  isMember(viewer) || viewer.isOperator ? 'all' : (viewer.personId ?? 'public');

/** The author of a row with `person_id`, `mandate_id`, `member_id` and `office_id` under the alias `w`, as JSON. */
export const authorOf = (ctx: Context): SQL => {
  const { language } = ctx.locale;
  return sql`(select json_build_object(
      'person', case when ${isNameKnown(ctx, sql`p`)} then ${personName(language)} end, 'role', m.role,
      'holder', json_build_object('kind', case when w.member_id is null then 'office' else 'member' end, 'slug', coalesce(mb.slug, o.slug),
        'name', coalesce(${memberName(language, sql`mb.id`)}, ${officeName(language)}, mb.slug, o.slug), 'country', mb.country, 'look', mb.look))
    from people p left join mandates m on m.id = w.mandate_id left join members mb on mb.id = w.member_id left join offices o on o.id = w.office_id
    where p.id = w.person_id)`;
};

/** An instant as JSON has it. */
export const instantOf = (column: SQL): SQL =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
