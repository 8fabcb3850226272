import type { Context } from '#core/context.ts';
import { notFound } from '#core/refusal.ts';
import type { Role } from '#core/roles.ts';
import type { Calendar } from '#i18n/locale.ts';
import type { Language } from '#i18n/languages.ts';
import { eq, sql, type SQL } from 'drizzle-orm';
import { findLink } from './links.ts';
import { people } from './tables.ts';

/** One of a person's mandates, as that person sees it: for whom, as what, since and until when, and by whose word. */
export type OwnMandate = {
  role: Role;
  title: string | null;
  from: string;
  until: string | null;
  state: 'pending' | 'future' | 'current' | 'ended';
  holderKind: 'member' | 'office';
  holderName: string;
  slug: string;
  look: number | null;
  country: string | null;
  givenBy: string | null;
};

/** Personal settings as their owner sees them. */
export type OwnSettings = {
  email: string;
  name: string;
  nameNative: string | null;
  nativeLanguage: Language | null;
  language: Language | null;
  timeZone: string | null;
  calendar: Calendar | null;
  telephone: string | null;
  namePublic: boolean;
  contactShared: boolean;
};

/** An invitation with what it is for: who named the person what, for which city or office. */
export type Invitation = { settings: OwnSettings; mandates: OwnMandate[] };

/** What stands behind an invitation link that still opens. */
export async function findInvitation(ctx: Context, token: string): Promise<Invitation> {
  const { person } = await findLink(ctx, token, 'invitation');
  const [settings, mandates] = await Promise.all([settingsOf(ctx, person.id), mandatesOfPerson(ctx, person.id)]);
  return { settings, mandates: mandates.filter(({ state }) => state !== 'ended') };
}

/** The reader's own settings. */
export function ownSettings(ctx: Context): Promise<OwnSettings> {
  if (!ctx.viewer.personId) throw notFound();
  return settingsOf(ctx, ctx.viewer.personId);
}

async function settingsOf(ctx: Context, personId: string): Promise<OwnSettings> {
  const { email, name, nameNative, nativeLanguage, language, timeZone, calendar, telephone } = people;
  const [settings] = await ctx.db
    .select({
      email,
      name,
      nameNative,
      nativeLanguage,
      language,
      timeZone,
      calendar,
      telephone,
      namePublic: sql<boolean>`${people.namePublicAt} is not null`,
      contactShared: sql<boolean>`${people.contactSharedAt} is not null`,
    })
    .from(people)
    .where(eq(people.id, personId));
  if (!settings) throw notFound();
  return settings;
}

async function mandatesOfPerson(ctx: Context, personId: string): Promise<OwnMandate[]> {
  const { language } = ctx.locale;
  const { rows } = await ctx.db.execute<OwnMandate>(sql`
    select m.role, m.title, m.from_day::text as "from", m.until_day::text as until,
      case when m.ended_at is not null or m.until_day < t.today then 'ended' when m.confirmed_at is null then 'pending'
        when m.from_day > t.today then 'future' else 'current' end as state,
      case when m.member_id is null then 'office' else 'member' end as "holderKind",
      coalesce(mb.slug, o.slug) as slug, mb.look, mb.country,
      coalesce(${nameIn('member_texts', sql`member_id = mb.id`, language)}, ${nameIn('office_texts', sql`office_id = o.id`, language)}, mb.slug, o.slug) as "holderName",
      case when g.native_language = ${language} then coalesce(g.name_native, g.name) else g.name end as "givenBy"
    from mandates m cross join (select serai_today() as today) t
      left join members mb on mb.id = m.member_id left join offices o on o.id = m.office_id left join people g on g.id = m.given_by
    where m.person_id = ${personId}
    order by (m.ended_at is not null or coalesce(m.until_day < t.today, false)), m.from_day desc, m.id limit 100`);
  return rows;
}

/** In the reader's language, else the network's first, else any. */
const nameIn = (texts: 'member_texts' | 'office_texts', which: SQL, language: Language) =>
  sql`(select x.name from ${sql.identifier(texts)} x where x.${which} order by x.language <> ${language}, x.language <> (select n.languages[1] from networks n), x.language limit 1)`;
