import { LRUCache } from 'lru-cache';
import { countryName } from './countries.ts';
import { intlTags } from './intl-tags.ts';
import type { Language } from './languages.ts';

export type NameFormats = {
  /** "Seoul, Shiraz and Berlin". */
  list: (items: readonly string[]) => string;
  /** The same in pieces, for pages that isolate each name. */
  listParts: (items: readonly string[]) => { type: 'element' | 'literal'; value: string }[];
  /** "Seoul, Shiraz, Berlin": where no list ends. */
  oneByOne: (items: readonly string[]) => string;
  /** "Iran" for IR. */
  country: (iso2: string) => string;
  /** "Persian" for fa; what is no language tag stays as it is. */
  languageName: (bcp47: string) => string;
  /** Order of names for the reader, the same as SQL's by the language's collation. */
  compare: (one: string, other: string) => number;
  /** Keeps a name's direction from spilling into the plain text around it: subjects, calendars, titles. */
  isolate: (text: string) => string;
};

const commas: Record<Language, string> = { en: ', ', fa: '، ', ko: ', ' };

/** How names are written, listed and sorted for readers of a language. */
export function nameFormatsFor(language: Language): NameFormats {
  const tag = intlTags[language];
  const lists = new Intl.ListFormat(tag);
  // Persian editors write no comma before the last name's «و»; CLDR does.
  const listParts: NameFormats['listParts'] = (items) =>
    lists
      .formatToParts(items)
      .map(({ type, value }) => ({ type, value: type === 'literal' ? value.replace('، و', ' و') : value }));
  const collator = new Intl.Collator(tag);
  return {
    list: (items) => listParts(items).reduce((text, { value }) => text + value, ''),
    listParts,
    oneByOne: (items) => items.join(commas[language]),
    country: (iso2) => countryName(language, iso2),
    languageName: languageNamesIn(tag),
    compare: (one, other) => collator.compare(one, other),
    isolate,
  };
}

/** Asking Intl is slow for a long list: each name is asked for once. */
function languageNamesIn(tag: string): NameFormats['languageName'] {
  const names = new Intl.DisplayNames([tag], { type: 'language' });
  const known = new LRUCache<string, string>({ max: 1_000 });
  return (bcp47) => {
    const before = known.get(bcp47);
    if (before !== undefined) return before;
    const name = nameIn(names, bcp47);
    known.set(bcp47, name);
    return name;
  };
}

function nameIn(names: Intl.DisplayNames, bcp47: string): string {
  try {
    return names.of(bcp47) ?? bcp47;
  } catch {
    return bcp47;
  }
}

// FSI … PDI of Unicode's bidirectional algorithm; marks within the text could close the isolate early.
const isolate = (text: string): string => `\u2068${text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '')}\u2069`;
