import { languages } from '#i18n/languages.ts';
import { z } from 'zod';

const language = z.enum(languages).nullable();

/** The reader's own settings. */
export const settingsAnswer = z.strictObject({
  email: z.string(),
  name: z.string(),
  nameNative: z.string().nullable(),
  nativeLanguage: language,
  language,
  timeZone: z.string().nullable(),
  calendar: z.enum(['gregory', 'persian']).nullable(),
  telephone: z.string().nullable(),
  namePublic: z.boolean(),
  contactShared: z.boolean(),
});

/** A person's account as the Secretariat reads it. */
export const accountAnswer = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  state: z.enum(['invited', 'active', 'deactivated']),
  closed: z.strictObject({ at: z.iso.datetime(), by: z.string().nullable(), reason: z.string().nullable() }).nullable(),
  may: z.strictObject({ deactivate: z.boolean(), reactivate: z.boolean() }),
});
