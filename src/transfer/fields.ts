import { countryName, isCountry } from '#i18n/countries.ts';
import { formatsOf } from '#i18n/formats.ts';
import { isLanguage, type Language } from '#i18n/languages.ts';
import type { Locale } from '#i18n/locale.ts';
import { fill } from '#i18n/messages.ts';
import { messages as memberMessages } from '#members/messages/messages.ts';
import { messages as officeMessages } from '#offices/messages/messages.ts';
import { isNameColumn, languageOfColumn } from './columns.ts';
import { messages } from './messages/messages.ts';
import type { ImportKind } from './report.ts';

/** What a column is called in the reader's language, or null where it is none of ours: "Standing", «عرض جغرافیایی». */
export function fieldName(locale: Locale, kind: ImportKind, column: string): string | null {
  const t = messages[locale.language];
  const language = languageOfColumn(column);
  if (language !== null) return fill(t.nameIn, { language: languageNamed(locale, language) });
  return wordIn(t.fields[kind], column);
}

const languageNamed = (locale: Locale, tag: string): string =>
  isLanguage(tag) ? formatsOf(locale).languageName(tag) : tag;

/** What a column means, and how its cells are written. */
export function fieldMeaning(language: Language, kind: ImportKind, column: string): string {
  const t = messages[language];
  return isNameColumn(column) ? t.nameMeaning : (wordIn(t.meanings[kind], column) ?? '');
}

/** Columns as a sentence names them: "Country (country) and Standing (state)". */
export function columnsInWords(locale: Locale, kind: ImportKind, columns: readonly string[]): string {
  return formatsOf(locale).list(
    columns.map((column) => named(locale.language, fieldName(locale, kind, column), column)),
  );
}

/** Allowed words of a column as a sentence names them: "City (city) and Institute (institute)". */
export function valuesInWords(locale: Locale, kind: ImportKind, column: string, values: readonly string[]): string {
  return formatsOf(locale).list(
    values.map((value) => named(locale.language, valueName(locale.language, kind, column, value), value)),
  );
}

const named = (language: Language, name: string | null, code: string): string =>
  name === null ? code : fill(messages[language].named, { name, code });

/** What a word of a file stands for in the reader's language, or null where it stands for itself. */
export function valueName(language: Language, kind: ImportKind, column: string, value: string): string | null {
  if (column === 'country') return isCountry(value) ? countryName(language, value) : null;
  if (column === 'founding' || column === 'sample') return wordIn(messages[language].answers, value);
  return wordIn(kind === 'members' ? memberWords(language, column) : officeWords(language, column), value);
}

type Words = Readonly<Record<string, string>>;

function memberWords(language: Language, column: string): Words {
  const { kinds, standings } = memberMessages[language];
  if (column === 'kind') return kinds;
  return column === 'state' ? standings : {};
}

function officeWords(language: Language, column: string): Words {
  const { kinds, states } = officeMessages[language];
  if (column === 'kind') return kinds;
  return column === 'status' ? states : {};
}

const wordIn = (words: Words, code: string): string | null =>
  Object.hasOwn(words, code) ? (words[code] ?? null) : null;
