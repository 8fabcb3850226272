import { isCountry } from '#i18n/countries.ts';
import { languages, type Language } from '#i18n/languages.ts';
import { hasStrayControl, isSlug, normalizeDigits } from '#i18n/text.ts';
import { fieldOf, inEach, type Typed } from '#network/forms.ts';
import { day, line, listOf, optional, partialDate, prose, tick, webAddress, wholeNumber } from '#web/schemas.ts';
import { z } from 'zod';
import { isSquare } from './grid.ts';
import {
  entryStates,
  memberKinds,
  memberStates,
  type MemberChange,
  type MemberEntry,
  type MemberFacts,
} from './member.ts';
import { languageTagForm } from './working-languages.ts';

/** BCP 47, for the languages a member works in. */
const languageTag = z.string().regex(languageTagForm);

/** What may stand behind the question mark of the list; what cannot be read asks for nothing. */
export const membersQuery = z.object({
  office: lenient(z.string().refine(isSlug)),
  country: lenient(z.string().refine(isCountry)),
  kind: lenient(z.enum(memberKinds)),
  state: lenient(z.enum(memberStates)),
  language: lenient(languageTag),
  q: lenient(
    z
      .string()
      .trim()
      .min(1)
      .max(100)
      .refine((text) => !hasStrayControl(text))
      .describe(
        'Words that all stand in a name, or in what a member says of itself, needs and offers, in one language.',
      ),
  ),
  square: lenient(z.string().refine(isSquare)),
  after: lenient(z.string().max(1_000)),
});

function lenient<S extends z.ZodType>(schema: S) {
  return schema.optional().catch(undefined);
}

const country = z.string().refine(isCountry, { params: { code: 'choose' } });

/** Degrees, in the digits and with the decimal mark of whoever types; many Persian keyboards have the stroke for it. */
const degrees = (most: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? decimalOf(value) : value),
    z
      .number()
      .min(-most)
      .max(most)
      .transform((degree) => Number(degree.toFixed(12))),
  );

function decimalOf(text: string): number | string | undefined {
  const plain = normalizeDigits(text.trim()).replace(/[,٫/]/, '.').replace(/^−/, '-');
  if (plain === '') return undefined;
  return /^-?\d{1,3}(\.\d{1,12})?$/.test(plain) ? Number(plain) : text;
}

/** Fields of the same name: those left empty are no answers, and an answer given twice is one. */
const languageTags = z.preprocess((value) => [...new Set(listOf(value))], z.array(languageTag).min(1).max(12));

const factFields = {
  kind: z.enum(memberKinds),
  country,
  latitude: degrees(90),
  longitude: degrees(180),
  population: optional(wholeNumber(0, 100_000_000)),
  joined: optional(partialDate()),
  founding: tick(),
  source: optional(line(500)),
};

const nameFields = inEach('name', optional(line(120)));

const wordFields = {
  ...inEach('summary', optional(prose(600))),
  ...inEach('needs', optional(prose(1_000))),
  ...inEach('offers', optional(prose(1_000))),
};

/** An office enters a member. */
export const entryForm = z
  .strictObject({
    ...factFields,
    ...nameFields,
    slug: optional(line(80)),
    languages: languageTags,
    website: optional(webAddress()),
    state: z.enum(entryStates),
  })
  .refine((entry) => languages.some((language) => entry[fieldOf('name', language)]), required('nameEn'))
  .transform((entry): MemberEntry => {
    const { slug, languages: workIn, website, state } = entry;
    const texts = Object.fromEntries(
      languages.flatMap((language) => {
        const name = entry[fieldOf('name', language)];
        return name ? [[language, { name }]] : [];
      }),
    );
    return { ...factsOf(entry), texts, slug, languages: workIn, website, state };
  });

type FactsTyped = z.infer<z.ZodObject<typeof factFields>>;

const factsOf = ({
  kind,
  country,
  latitude,
  longitude,
  population,
  joined,
  founding,
  source,
}: FactsTyped): MemberFacts => ({
  kind,
  country,
  latitude,
  longitude,
  population,
  joined,
  founding,
  source,
});

/** Asked along with the single fields, so that whoever sends a form reads at once all that is missing. */
function required(field: string) {
  const when = ({ value }: z.core.ParsePayload) => typeof value === 'object' && value !== null;
  return { path: [field], params: { code: 'required' }, when };
}

/** Facts are all there or none: a member that describes itself sends none. */
const factsOrNone = {
  kind: optional(factFields.kind),
  country: optional(country),
  latitude: optional(factFields.latitude),
  longitude: optional(factFields.longitude),
  population: factFields.population,
  joined: factFields.joined,
  founding: optional(tick()),
  source: factFields.source,
};

type FactTyped = Partial<Record<keyof typeof factsOrNone, unknown>>;

const anyFact = ['kind', 'country', 'latitude', 'longitude', 'population', 'joined', 'founding', 'source'] as const;

/** What whoever sends any fact has to send along. */
const hasWithFacts = (wanted: 'kind' | 'country' | 'latitude' | 'longitude') => (change: FactTyped) =>
  change[wanted] !== undefined || anyFact.every((fact) => change[fact] === undefined);

/** What a member says anew of itself, with the facts where its office sends them along. */
export const profileForm = z
  .strictObject({
    ...factsOrNone,
    ...nameFields,
    ...wordFields,
    revision: wholeNumber(1, 2_000_000_000),
    languages: languageTags,
    website: optional(webAddress()),
  })
  .refine(hasWithFacts('kind'), required('kind'))
  .refine(hasWithFacts('country'), required('country'))
  .refine(hasWithFacts('latitude'), required('latitude'))
  .refine(hasWithFacts('longitude'), required('longitude'))
  .transform((change): MemberChange => {
    const { kind, country, latitude, longitude } = change;
    const isStated = kind !== undefined && country !== undefined && latitude !== undefined && longitude !== undefined;
    const names = Object.fromEntries(
      languages.flatMap((language) =>
        change[fieldOf('name', language)] ? [[language, change[fieldOf('name', language)]]] : [],
      ),
    );
    return {
      revision: change.revision,
      languages: change.languages,
      website: change.website,
      texts: Object.fromEntries(languages.map((language) => [language, wordsIn(change, language)])),
      ...(Object.keys(names).length > 0 && { names }),
      ...(isStated && {
        facts: factsOf({ ...change, kind, country, latitude, longitude, founding: change.founding ?? false }),
      }),
    };
  });

const wordsIn = (typed: Typed<'summary' | 'needs' | 'offers'>, language: Language) => ({
  summary: typed[fieldOf('summary', language)],
  needs: typed[fieldOf('needs', language)],
  offers: typed[fieldOf('offers', language)],
});

/** Why a member is suspended, or leaves: everyone may read it. */
export const reasonForm = z.strictObject({ reason: prose(600) });

export const paymentForm = z.strictObject({ until: day() });
