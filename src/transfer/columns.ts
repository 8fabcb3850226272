import { reservedSlugs } from '#paths.ts';
import { isCountry } from '#i18n/countries.ts';
import { partialDateOf, precisionOf } from '#i18n/partial-date.ts';
import { hasStrayControl, isOneLine, isSlug, withoutUnseen } from '#i18n/text.ts';
import { memberKinds, memberStates } from '#members/member.ts';
import { languageTagForm } from '#members/working-languages.ts';
import { officeKinds, officeStates } from '#offices/office.ts';
import { quoted, type Unreadable } from './problem.ts';
import type { ImportKind } from './report.ts';

/** What a cell says in the one form in which it is compared and kept, or why it cannot be read. */
export type Reading = { text: string } | { unreadable: Unreadable };

/** A column of a file: how its cells are read. One that is missing says nothing, and what it holds stays as it is. */
export type Column = {
  name: string;
  read: (cell: string) => Reading;
  example: string;
  /** No entry can be made without it, so that no file may come without it. */
  required?: true;
  /** What a new entry has where the file does not say; an empty cell says no more than a missing column. */
  assumed?: string;
  /** The only words that its cells may hold. */
  allowed?: readonly string[];
  /** Figures may begin with a minus and are written as they are. */
  numeric?: true;
  /** What it holds is not given to everybody. */
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

const answers = ['yes', 'no'] as const;

const yesOrNo: Reader = (cell) =>
  answers.some((answer) => answer === cell) ? as(cell) : not('yes-or-no', { value: quoted(cell) });

const slug: Reader = (cell) =>
  isSlug(cell) && cell.length <= 80 && !reservedSlugs.includes(cell) ? as(cell) : not('slug', { value: quoted(cell) });

const country: Reader = (cell) => (isCountry(cell) ? as(cell) : not('country', { value: quoted(cell) }));

const words = (cell: string): string[] => cell.split(/\s+/).filter(Boolean);

const languageTags: Reader = (cell) => {
  const tags = words(cell).map((word) => ({ word, tag: tagOf(word) }));
  const wrong = tags.find(({ tag }) => tag === null);
  return wrong
    ? not('language-tags', { value: quoted(wrong.word) })
    : as([...new Set(tags.map(({ tag }) => tag))].join(' '));
};

/** A language in the one form in which members are found by it: `EN` is `en`. */
function tagOf(word: string): string | null {
  try {
    const [tag = ''] = Intl.getCanonicalLocales(word);
    return languageTagForm.test(tag) ? tag : null;
  } catch {
    return null;
  }
}

const countryList: Reader = (cell) => {
  const wrong = words(cell).find((code) => !isCountry(code));
  return wrong === undefined
    ? as([...new Set(words(cell))].toSorted().join(' '))
    : not('country', { value: quoted(wrong) });
};

const webAddress: Reader = (cell) => {
  const isAddress = cell.length <= 500 && URL.canParse(cell) && /^https?:\/\/\S+$/i.test(cell);
  return isAddress ? as(cell) : not('web-address', { value: quoted(cell) });
};

type More = Omit<Column, 'name' | 'read' | 'example'>;

const column = (name: string, example: string, read: Reader, more: More = {}): Column => ({
  name,
  read: clean(more.required ? needed(read) : orNothing(read)),
  example,
  ...more,
});

const exampleNames: Readonly<Record<string, readonly [member: string, office: string]>> = {
  en: ['Shiraz', 'Central Asia Office'],
  fa: ['شیراز', 'دفتر آسیای مرکزی'],
  ko: ['시라즈', '중앙아시아 사무소'],
};

const NAME = 'name_';

export const isNameColumn = (name: string) => name.startsWith(NAME);

/** `ko` of `name_ko`; null where a column holds no names. */
export const languageOfColumn = (name: string): string | null => (isNameColumn(name) ? name.slice(NAME.length) : null);

/** Names in the network's languages, of which an entry has at least one. */
const names = (languages: readonly string[], of: 0 | 1): Column[] =>
  languages.map((language) => column(NAME + language, exampleNames[language]?.[of] ?? '', text(200)));

/** Without a slug an entry takes that of its English name; without an office a member has that of its country. */
const made = { assumed: '' };

const memberColumns = (languages: readonly string[]): Column[] => [
  column('slug', 'shiraz', slug, made),
  column('kind', 'city', oneOf(memberKinds), { assumed: 'city', allowed: memberKinds }),
  ...names(languages, 0),
  column('country', 'IR', country, { required: true }),
  column('latitude', '29.61031', degrees('latitude', 90), { required: true, numeric: true }),
  column('longitude', '52.53113', degrees('longitude', 180), { required: true, numeric: true }),
  column('population', '1565572', wholeNumber, { numeric: true }),
  column('geonames_id', '115019', wholeNumber, { numeric: true }),
  column('languages', 'fa en', languageTags),
  column('office', 'secretariat', slug, made),
  column('joined', '2018-05-14', date),
  column('state', 'full', oneOf(memberStates), { required: true, allowed: memberStates }),
  column('dues_paid_until', '2027-03-31', day, { private: true }),
  column('founding', 'no', yesOrNo, { assumed: 'no', allowed: answers }),
  column('source', 'Decision 12 of the General Assembly', text(1_000)),
  column('website', 'https://shiraz.ir', webAddress),
  column('sample', 'no', yesOrNo, { assumed: 'no', allowed: answers }),
];

const officeColumns = (languages: readonly string[]): Column[] => [
  column('slug', 'central-asia', slug, made),
  ...names(languages, 1),
  column('kind', 'regional', oneOf(officeKinds), { assumed: 'regional', allowed: officeKinds }),
  column('host_city', 'tashkent', slug),
  column('countries', 'KZ UZ TJ', countryList),
  column('status', 'open', oneOf(officeStates), { required: true, allowed: officeStates }),
  column('opened', '2019', date),
  column('source', 'Decision 4 of the Executive Committee', text(1_000)),
];

/** The columns of a kind of file in a network of these languages, in the order in which an export has them. */
export const columnsOf = (kind: ImportKind, languages: readonly string[]): Column[] =>
  kind === 'members' ? memberColumns(languages) : officeColumns(languages);

/** The columns without which no file of this kind can be read: one name there must be, and what a slug can be made from. */
export function missingColumns(columns: readonly Column[], inFile: readonly string[]): string[] {
  const has = ({ name }: Column) => inFile.includes(name);
  const nameColumns = columns.filter(({ name }) => isNameColumn(name));
  const isNamed = nameColumns.some(has);
  return columns.flatMap((column) => {
    const isFirstName = column === nameColumns[0] && !isNamed;
    const isUnmadeSlug = column.name === 'slug' && isNamed && !inFile.includes('name_en');
    return !has(column) && (column.required || isFirstName || isUnmadeSlug) ? [column.name] : [];
  });
}
