import { isCountry } from '#i18n/countries.ts';
import { languages, type Language } from '#i18n/languages.ts';
import { isSlug } from '#i18n/text.ts';
import { askForNames, fieldOf, nameFields, summaryFields, textsOf } from '#network/forms.ts';
import { reservedSlugs } from '#paths.ts';
import { email, line, optional, partialDate, prose, several, webAddress, wholeNumber } from '#web/schemas.ts';
import { z } from 'zod';
import type { OfficeChange, OfficeDescription, OfficeEntry } from './office.ts';

const isFreeSlug = (slug: string) => isSlug(slug) && !reservedSlugs.includes(slug);

const slug = () =>
  z
    .string()
    .trim()
    .toLowerCase()
    .max(80)
    .refine(isFreeSlug, { params: { code: 'no-slug' } });

const textFields = { ...nameFields, ...summaryFields };

const officeFields = {
  host: optional(line(160)),
  opened: optional(partialDate()),
  countries: several(z.string().refine(isCountry, { params: { code: 'choose' } })),
  email: optional(email()),
  website: optional(webAddress()),
};

/** A regional office as it is opened; without a slug it takes that of its English name. */
export const openingForm = z
  .strictObject({ ...textFields, slug: optional(slug()), state: z.enum(['open', 'planned']), ...officeFields })
  .superRefine((typed, context) => askForNames(typed, context))
  .transform(({ slug: typedSlug, state, opened, host, countries, email: address, website, ...texts }): OfficeEntry => ({
    slug: typedSlug,
    kind: 'regional',
    state,
    opened,
    host,
    countries,
    email: address,
    website,
    texts: textsOf(texts),
  }));

export type ProfileCommand =
  | { part: 'all'; change: OfficeChange }
  | { part: 'description'; description: OfficeDescription };

/** All that the Secretariat may change; with `part` as `description` only what a head may: summaries, e-mail, address on the web. */
export const profileForm = z
  .strictObject({
    ...textFields,
    ...officeFields,
    state: optional(z.enum(['open', 'planned'])),
    part: optional(z.enum(['all', 'description'])),
    revision: wholeNumber(1, 2_000_000_000),
  })
  .superRefine((typed, context) => {
    if (typed.part !== 'description') askForNames(typed, context);
  })
  .transform((typed): ProfileCommand => {
    const { part, state, opened, host, countries, email: address, website, revision, ...texts } = typed;
    if (part === 'description')
      return { part, description: { revision, summaries: summariesOf(typed), email: address, website } };
    return {
      part: 'all',
      change: { revision, state, opened, host, countries, email: address, website, texts: textsOf(texts) },
    };
  });

type TypedSummaries = {
  summaryEn?: string | undefined;
  summaryFa?: string | undefined;
  summaryKo?: string | undefined;
};

function summariesOf(typed: TypedSummaries): OfficeDescription['summaries'] {
  const summaries: Partial<Record<Language, string | undefined>> = {};
  for (const language of languages) summaries[language] = typed[fieldOf('summary', language)];
  return summaries;
}

export const closureForm = z.strictObject({
  reason: prose(1_000),
  heir: z
    .string()
    .min(1)
    .refine(isSlug, { params: { code: 'choose' } }),
});
