import { formatsOf } from '#i18n/formats.ts';
import type { Locale } from '#i18n/locale.ts';
import { pluralForm, type Plural } from '#i18n/messages.ts';

/**
 * A counted sentence for a title, still with its places, and the count for `{count}`: small numbers as words ("Three things wait"),
 * others in the reader's digits. `words` are those from one to twelve; at the beginning of the sentence they are capitalized.
 */
export function inWords(locale: Locale, forms: Plural, count: number, words: string): { text: string; count: string } {
  const text = pluralForm(locale.language, forms, count);
  const word = words.split(' ')[count - 1] ?? formatsOf(locale).number(count);
  return { text, count: text.startsWith('{count}') ? capitalized(word) : word };
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
