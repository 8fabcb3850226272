import { roles } from '#core/roles.ts';
import { languages } from '#i18n/languages.ts';
import { fieldOf, inEach } from '#network/forms.ts';
import { day, email, line, optional, optionalUpload, prose } from '#web/schemas.ts';
import { z } from 'zod';
import type { Appointment } from './actions.ts';

/** Who is to speak for a member or an office, as what, from when until when, and by which letter. */
export const appointmentForm = z
  .strictObject({
    name: line(120),
    nameNative: optional(line(120)),
    nativeLanguage: optional(z.enum(languages)),
    email: email(),
    role: z.enum(roles),
    ...inEach('title', optional(line(120))),
    from: day(),
    until: optional(day()),
    language: optional(z.enum(languages)),
    letter: optionalUpload(),
  })
  .superRefine(({ from, until, nameNative, nativeLanguage }, context) => {
    if (until !== undefined && until < from)
      context.addIssue({ code: 'custom', path: ['until'], params: { code: 'until-before-from' } });
    if (nameNative !== undefined && nativeLanguage === undefined)
      context.addIssue({ code: 'custom', path: ['nativeLanguage'], params: { code: 'required' } });
  })
  .transform(({ nativeLanguage, ...typed }): Appointment => ({
    ...typed,
    ...(typed.nameNative !== undefined && { nativeLanguage }),
    titles: Object.fromEntries(languages.map((language) => [language, typed[fieldOf('title', language)]])),
  }));

export const confirmationForm = z.strictObject({ letter: optionalUpload() });

/** Why a mandate ends, or a proposal is declined or withdrawn. */
export const reasonForm = z.strictObject({ reason: prose(500) });
