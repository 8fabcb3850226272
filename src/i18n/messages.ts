import { formatsOf } from './formats.ts';
import { intlTags } from './intl-tags.ts';
import type { Language } from './languages.ts';
import type { Locale } from './locale.ts';

/**
 * One message in the forms a language has for counts (CLDR). `zero` says "none" in any language, also in those whose
 * grammar has no form for it.
 */
export type Plural = { zero?: string; one?: string; two?: string; few?: string; many?: string; other: string };

const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

/** A feature's wording in one language: plain strings and plurals, in groups as deep as the feature likes. */
export type Messages = { readonly [key: string]: string | Plural | Messages };

// Text only: a bare number would stand among Persian words in Latin digits.
type Values = Readonly<Record<string, string>>;

/** What becomes of a placeholder that no value was given for: an error, or it stays to be seen. */
type Missing = 'throw' | 'keep';

const placeholder = /\{(\p{L}\w*)\}/gu;

/** A message with its `{placeholders}` filled in: "{member} joined" becomes "Shiraz joined". */
export function fill(message: string, values: Values, missing: Missing = 'throw'): string {
  return message.replace(placeholder, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) return value;
    if (missing === 'throw') throw new Error(`no value for {${name}} in "${message}"`);
    return whole;
  });
}

/** A message in pieces, with anything in place of its placeholders: for pages that put an element around each name. */
export function filledParts<T>(message: string, values: Readonly<Record<string, T>>): (string | T)[] {
  return message.split(placeholder).flatMap((piece, index): (string | T)[] => {
    // Split by a pattern with one group, pieces at odd places are the names between braces.
    if (index % 2 === 0) return piece === '' ? [] : [piece];
    const value = Object.hasOwn(values, piece) ? values[piece] : undefined;
    if (value === undefined) throw new Error(`no value for {${piece}} in "${message}"`);
    return [value];
  });
}

/** The form of a message for a count, with `{count}` in the reader's digits: "1 member", "12 members". */
export function plural(locale: Locale, forms: Plural, count: number, values: Values = {}): string {
  return fill(pluralForm(locale.language, forms, count), { count: formatsOf(locale).number(count), ...values });
}

/** The unfilled form for a count, for `filledParts`. */
export function pluralForm(language: Language, forms: Plural, count: number): string {
  if (count === 0 && forms.zero !== undefined) return forms.zero;
  return forms[rulesFor(language).select(count)] ?? forms.other;
}

/** The names of a message's placeholders, sorted, each once. */
export function placeholdersOf(message: string): string[] {
  return [...new Set([...message.matchAll(placeholder)].map(([, name = '']) => name))].toSorted();
}

export function isPlural(message: unknown): message is Plural {
  if (typeof message !== 'object' || message === null || !('other' in message)) return false;
  return Object.keys(message).every((key) => pluralForms.some((form) => form === key));
}

const rules = new Map<Language, Intl.PluralRules>();

function rulesFor(language: Language): Intl.PluralRules {
  const found = rules.get(language) ?? new Intl.PluralRules(intlTags[language]);
  rules.set(language, found);
  return found;
}
