import { languages, type Language } from '#i18n/languages.ts';
import { askForNames, fieldOf, inEach, networkFields, textsOf } from '#network/forms.ts';
import { email, line, optional } from '#web/schemas.ts';
import { z } from 'zod';
import type { Setup } from './setup.ts';

/** The first form of an empty node. The code is needed where the node can be reached from elsewhere. */
export const setupForm = z
  .strictObject({
    ...networkFields,
    ...inEach('secretariat', optional(line(160))),
    personName: line(120),
    personEmail: email(),
    personRole: z.enum(['secretary-general', 'officer']),
    code: optional(line(40)),
  })
  .superRefine((typed, context) => {
    askForNames(typed, context, typed.languages);
    for (const language of typed.languages) {
      const name = fieldOf('secretariat', language);
      if (typed[name] === undefined) context.addIssue({ code: 'custom', path: [name], params: { code: 'required' } });
    }
  })
  .transform((typed): { setup: Setup; code: string | undefined } => {
    const { acronym, founded, languages: chosen, timeZone, personName, personEmail, personRole, code } = typed;
    const names = Object.fromEntries(
      languages.flatMap((language) => named(language, typed[fieldOf('secretariat', language)])),
    );
    return {
      setup: {
        network: { texts: textsOf(typed), acronym, founded, languages: chosen, timeZone },
        secretariat: { names },
        person: { name: personName, email: personEmail, role: personRole, ...(chosen[0] && { language: chosen[0] }) },
      },
      code,
    };
  });

const named = (language: Language, name: string | undefined): [Language, string][] =>
  name === undefined ? [] : [[language, name]];
