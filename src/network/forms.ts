import { languages, type Language } from '#i18n/languages.ts';
import { isTimeZone } from '#i18n/time-zones.ts';
import { line, listOf, optional, prose, wholeNumber } from '#web/schemas.ts';
import { delegations } from '#core/viewer.ts';
import { isSlug } from '#i18n/text.ts';
import { z } from 'zod';
import type { NetworkText, NetworkTexts } from './network.ts';

const suffixes = { en: 'En', fa: 'Fa', ko: 'Ko' } as const satisfies Record<Language, string>;

type FieldOf<Kind extends string> = `${Kind}${(typeof suffixes)[Language]}`;

/** What was typed into the fields of texts of these kinds, each in each language. */
export type Typed<Kind extends string> = Partial<Record<FieldOf<Kind>, string | undefined>>;

/** The field of a text in a language: `nameEn`. */
export const fieldOf = <Kind extends string>(kind: Kind, language: Language) => `${kind}${suffixes[language]}` as const;

/**
 * The fields of a text, one in each language of the interface: nameEn, nameFa, nameKo. The compiler cannot see that the names made
 * from the list of languages are those that their type says.
 */
export function inEach<Kind extends string, Schema>(kind: Kind, schema: Schema): Record<FieldOf<Kind>, Schema> {
  const fields: unknown = Object.fromEntries(languages.map((language) => [fieldOf(kind, language), schema]));
  return fields as Record<FieldOf<Kind>, Schema>;
}

export const nameFields = inEach('name', optional(line(160)));

/** One sentence in each language. */
export const summaryFields = inEach('summary', optional(line(300)));

/** The texts of a form by language, for the languages that have a name. */
export function textsOf(typed: Typed<'name' | 'summary' | 'purpose'>): NetworkTexts {
  const texts: Partial<Record<Language, NetworkText>> = {};
  for (const language of languages) {
    const name = typed[fieldOf('name', language)];
    if (name === undefined) continue;
    texts[language] = {
      name,
      summary: typed[fieldOf('summary', language)],
      purpose: typed[fieldOf('purpose', language)],
    };
  }
  return texts;
}

/** Says at the field where a text stands without a name in its language, or a language that is wanted has none. */
export function askForNames(
  typed: Typed<'name' | 'summary' | 'purpose'>,
  context: z.RefinementCtx,
  wanted: readonly Language[] = [],
): void {
  for (const language of languages) {
    const isTold =
      typed[fieldOf('summary', language)] !== undefined || typed[fieldOf('purpose', language)] !== undefined;
    if (typed[fieldOf('name', language)] !== undefined || !(isTold || wanted.includes(language))) continue;
    context.addIssue({ code: 'custom', path: [fieldOf('name', language)], params: { code: 'required' } });
  }
}

/** The network's languages in their order; the first is the default. An empty choice is left out, a second one of the same too. */
const languagesField = () =>
  z.preprocess(
    listOf,
    z
      .array(z.enum(languages))
      .min(1)
      .transform((chosen) => [...new Set(chosen)]),
  );

const timeZoneField = () => z.string().refine(isTimeZone, { params: { code: 'choose' } });

/** No network is founded in a year to come. */
const foundingYear = () =>
  wholeNumber(1800, 2099).superRefine((year, context) => {
    const maximum = new Date().getUTCFullYear();
    if (year > maximum) context.addIssue({ code: 'too_big', origin: 'number', maximum, inclusive: true, input: year });
  });

/** What founding and changing a network have in common. */
export const networkFields = {
  ...nameFields,
  ...summaryFields,
  ...inEach('purpose', optional(prose(2_000))),
  acronym: optional(line(20)),
  founded: optional(foundingYear()),
  languages: languagesField(),
  timeZone: timeZoneField(),
};

const hue = () => optional(wholeNumber(0, 359));

/** `central-asia:members`: an office and what is handed to it. */
const delegation = z.string().transform((text, context) => {
  const [slug = '', what] = text.split(':');
  const delegated = delegations.find((one) => one === what);
  if (isSlug(slug) && delegated) return { slug, what: delegated };
  context.addIssue({ code: 'custom', params: { code: 'choose' } });
  return z.NEVER;
});

/** None, one or many; the empty one that a form always sends says that what is not ticked is taken back. */
const delegationsField = () =>
  z.preprocess(
    (value) => (value === undefined ? undefined : [value].flat().filter((one) => one !== '')),
    z.array(delegation).optional(),
  );

/** Settings of the network. `delegations` left out leaves them as they are; an empty one takes all back. */
export const settingsForm = z
  .strictObject({
    ...networkFields,
    hue: hue(),
    accentHue: hue(),
    delegations: delegationsField(),
    revision: wholeNumber(1, 2_000_000_000),
  })
  .superRefine((typed, context) => askForNames(typed, context, typed.languages))
  .transform(
    ({
      acronym,
      founded,
      languages: chosen,
      timeZone,
      hue: first,
      accentHue,
      delegations: delegated,
      revision,
      ...texts
    }) => ({
      change: { texts: textsOf(texts), acronym, founded, languages: chosen, timeZone, hue: first, accentHue, revision },
      delegated,
    }),
  );
