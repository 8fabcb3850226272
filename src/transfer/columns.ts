import { reservedSlugs } from '#paths.ts';
import { isCountry } from '#i18n/countries.ts';
import { partialDateOf, precisionOf } from '#i18n/partial-date.ts';
import { hasStrayControl, isOneLine, isSlug, withoutUnseen } from '#i18n/text.ts';
import { quoted, type Unreadable } from './problem.ts';

/** What a cell says in the one form in which it is compared and kept, or why it cannot be read. */
export type Reading = { text: string } | { unreadable: Unreadable };

/** A column of a file: how its cells are read. */
export type Column = {
  name: string;
  read: (cell: string) => Reading;
  /** Figures may begin with a minus and are written as they are. */
  numeric?: true;
  /** May be missing, as what it holds is not given to everybody; then it stays as it is. */
  private?: true;
};

const as = (text: string): Reading => ({ text });
const not = (code: Unreadable['code'], values: Unreadable['values'] = {}): Reading => ({
  unreadable: { code, values },
});

const nothing = as('');

type Reader = (cell: string) => Reading;

/** What every reader may rely on: no control characters, nothing that nobody sees, and no spaces around. */
const clean =
  (read: Reader): Reader =>
  (cell) =>
    hasStrayControl(cell) ? not('control-characters') : read(withoutUnseen(cell).trim());

const orNothing =
  (read: Reader): Reader =>
  (cell) =>
    cell === '' ? nothing : read(cell);

const needed =
  (read: Reader): Reader =>
  (cell) =>
    cell === '' ? not('needed') : read(cell);

const text =
  (maximum: number): Reader =>
  (cell) => {
    const whole = cell.normalize('NFC');
    if (!isOneLine(whole)) return not('one-line');
    return [...whole].length > maximum ? not('too-long', { maximum }) : as(whole);
  };

const oneOf =
  (allowed: readonly string[]): Reader =>
  (cell) =>
    allowed.includes(cell) ? as(cell) : not('one-of', { value: quoted(cell), allowed: allowed.join(', ') });

const degrees =
  (code: 'latitude' | 'longitude', limit: number): Reader =>
  (cell) => {
    const value = /^[+-]?\d{1,3}(?:\.\d{1,15})?$/.test(cell) ? Number(cell) : NaN;
    return Math.abs(value) <= limit
      ? as(String(value + 0))
      : not(code, { value: quoted(cell), least: -limit, most: limit });
  };

const wholeNumber: Reader = (cell) => {
  const value = /^\d{1,10}$/.test(cell) ? Number(cell) : NaN;
  return value <= 2_147_483_647 ? as(String(value)) : not('whole-number', { value: quoted(cell) });
};

const date: Reader = (cell) =>
  partialDateOf(cell) ? as(cell) : not('date', { value: quoted(cell), example: '2018-05-14' });

const day: Reader = (cell) => {
  const found = partialDateOf(cell);
  return found && precisionOf(found) === 'day' ? as(found) : not('day', { value: quoted(cell), example: '2018-05-14' });
};

const yesOrNo: Reader = (cell) =>
  cell === 'yes' || cell === 'no' ? as(cell) : not('yes-or-no', { value: quoted(cell) });

const slug: Reader = (cell) =>
  isSlug(cell) && cell.length <= 80 && !reservedSlugs.includes(cell) ? as(cell) : not('slug', { value: quoted(cell) });

const country: Reader = (cell) => (isCountry(cell) ? as(cell) : not('country', { value: quoted(cell) }));

const words = (cell: string): string[] => cell.split(/\s+/).filter(Boolean);

const languageTags: Reader = (cell) => {
  const wrong = words(cell).find((tag) => !isLanguageTag(tag));
  return wrong === undefined ? as([...new Set(words(cell))].join(' ')) : not('language-tags', { value: quoted(wrong) });
};

function isLanguageTag(tag: string): boolean {
  try {
    return tag.length <= 35 && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

const countryList: Reader = (cell) => {
  const wrong = words(cell).find((code) => !isCountry(code));
  return wrong === undefined
    ? as([...new Set(words(cell))].toSorted().join(' '))
    : not('country', { value: quoted(wrong) });
};

const webAddress: Reader = (cell) => {
  const isAddress = cell.length <= 500 && URL.canParse(cell) && /^https?:\/\//i.test(cell);
  return isAddress ? as(cell) : not('web-address', { value: quoted(cell) });
};

const column = (name: string, read: Reader, more: Pick<Column, 'numeric' | 'private'> = {}): Column => ({
  name,
  read: clean(read),
  ...more,
});

/** Names in the network's languages; the first is the one that may not be missing. */
const names = (languages: readonly string[]): Column[] =>
  languages.map((language, index) =>
    column(`name_${language}`, index === 0 ? needed(text(200)) : orNothing(text(200))),
  );

export const memberColumns = (
  languages: readonly string[],
  kinds: readonly string[],
  states: readonly string[],
): Column[] => [
  column('slug', needed(slug)),
  column('kind', needed(oneOf(kinds))),
  ...names(languages),
  column('country', needed(country)),
  column('latitude', needed(degrees('latitude', 90)), { numeric: true }),
  column('longitude', needed(degrees('longitude', 180)), { numeric: true }),
  column('population', orNothing(wholeNumber), { numeric: true }),
  column('geonames_id', orNothing(wholeNumber), { numeric: true }),
  column('languages', languageTags),
  column('office', needed(slug)),
  column('joined', orNothing(date)),
  column('state', needed(oneOf(states))),
  column('dues_paid_until', orNothing(day), { private: true }),
  column('founding', needed(yesOrNo)),
  column('source', orNothing(text(1_000))),
  column('website', orNothing(webAddress)),
  column('sample', needed(yesOrNo)),
];

export const officeColumns = (
  languages: readonly string[],
  kinds: readonly string[],
  states: readonly string[],
): Column[] => [
  column('slug', needed(slug)),
  ...names(languages),
  column('kind', needed(oneOf(kinds))),
  column('host_city', orNothing(slug)),
  column('countries', countryList),
  column('status', needed(oneOf(states))),
  column('opened', orNothing(date)),
  column('source', orNothing(text(1_000))),
];
