import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import { intlTags } from './intl-tags.ts';
import type { Language } from './languages.ts';
import { spelled } from './regions.ts';

/** ISO 3166-1 alpha-2, and XK by which Kosovo goes without being in the standard. */
export const countries: ReadonlySet<string> = new Set([...codes.flatMap(([alpha2]) => alpha2 ?? []), 'XK']);

export const isCountry = (text: unknown): text is string => typeof text === 'string' && countries.has(text);

// Their long names carry a qualifier ("Hong Kong SAR China"); everywhere else the short ones are too short ("US", "Bosnia").
const shortlyNamed = new Set(['HK', 'MO', 'MM', 'PS']);

/** A country as its neighbours call it in the reader's language: "Iran", «کرهٔ جنوبی», "대한민국". Unknown codes stay as they are. */
export function countryName(language: Language, iso2: string): string {
  if (!isCountry(iso2)) return iso2;
  const { long, short, known } = namesIn(language);
  const before = known.get(iso2);
  if (before !== undefined) return before;
  const name = (shortlyNamed.has(iso2) ? short : long).of(iso2) ?? iso2;
  const ours = spelled(language, name.replace(/ ?\([^)]*\)$/, ''));
  known.set(iso2, ours);
  return ours;
}

/** All countries with their names, sorted for the reader, for a field where one is chosen. */
export function countriesFor(language: Language): readonly { code: string; name: string }[] {
  const known = sorted.get(language);
  if (known) return known;
  const collator = new Intl.Collator(intlTags[language]);
  const choices = [...countries]
    .map((code) => ({ code, name: countryName(language, code) }))
    .toSorted((one, other) => collator.compare(one.name, other.name));
  sorted.set(language, choices);
  return choices;
}

/** The answers of Intl are `known` after the first time: two hundred a page would take it a millisecond. */
type Names = { long: Intl.DisplayNames; short: Intl.DisplayNames; known: Map<string, string> };

const names = new Map<Language, Names>();
const sorted = new Map<Language, readonly { code: string; name: string }[]>();

function namesIn(language: Language): Names {
  const known = names.get(language);
  if (known) return known;
  const made = {
    long: new Intl.DisplayNames([intlTags[language]], { type: 'region', style: 'long' }),
    short: new Intl.DisplayNames([intlTags[language]], { type: 'region', style: 'short' }),
    known: new Map<string, string>(),
  };
  names.set(language, made);
  return made;
}
