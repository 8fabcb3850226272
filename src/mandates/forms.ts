import { roles } from '#core/roles.ts';
import { languages } from '#i18n/languages.ts';
import { day, email, line, optional, optionalUpload, prose } from '#web/schemas.ts';
import { z } from 'zod';

/** Who is to speak for a member or an office, as what, from when until when, and by which letter. */
export const appointmentForm = z
  .strictObject({
    name: line(120),
    email: email(),
    role: z.enum(roles),
    title: optional(line(120)),
    from: day(),
    until: optional(day()),
    language: optional(z.enum(languages)),
    letter: optionalUpload(),
  })
  .superRefine(({ from, until }, context) => {
    if (until !== undefined && until < from)
      context.addIssue({ code: 'custom', path: ['until'], params: { code: 'until-before-from' } });
  });

export const confirmationForm = z.strictObject({ letter: optionalUpload() });

export const endingForm = z.strictObject({ reason: prose(500) });

export const invitationForm = z.strictObject({});
