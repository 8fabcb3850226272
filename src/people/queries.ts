import type { Context } from '#core/context.ts';
import { notFound } from '#core/refusal.ts';
import type { Calendar } from '#i18n/locale.ts';
import type { Language } from '#i18n/languages.ts';
import { eq, sql } from 'drizzle-orm';
import { findLink } from './links.ts';
import { people } from './tables.ts';

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

/** Whom an invitation link that still opens is for. */
export async function findInvitation(
  ctx: Context,
  token: string,
): Promise<{ personId: string; settings: OwnSettings }> {
  const { person } = await findLink(ctx, token, 'invitation');
  return { personId: person.id, settings: await settingsOf(ctx, person.id) };
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
