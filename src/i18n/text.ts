/** Any decimal digits (۵, ٥, ５) become ASCII digits; everything else stays. */
export function normalizeDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => (isAscii(digit) ? digit : String(digitValue(digit))));
}

const isAscii = (character: string): boolean => character < '\u0080';

const isDigit = (codePoint: number): boolean => /\p{Nd}/u.test(String.fromCodePoint(codePoint));

// Unicode keeps decimal digits in unbroken runs from zero to nine, so a digit's value is its distance from its zero.
function digitValue(digit: string): number {
  const codePoint = digit.codePointAt(0) ?? 0;
  let zero = codePoint;
  while (isDigit(zero - 1)) zero -= 1;
  return (codePoint - zero) % 10;
}

/** Whether text holds what no person types and no table should keep: U+0000, control characters, lone surrogates. */
export function hasStrayControl(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return !text.isWellFormed() || /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/.test(text);
}

const unseen =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/**
 * Text without what nobody sees: characters that turn the direction of what follows, and spaces without width. Those that join or part
 * the letters of Persian words (U+200C, U+200D) are no such thing.
 */
export const withoutUnseen = (text: string): string => text.replace(unseen, '');

/** Longer text keeps its marks of direction; what turns whole runs of it goes, and its separators of lines become line ends. */
export const withoutTurns = (text: string): string =>
  text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '').replace(/[\u2028\u2029]/g, '\n');

/** Whether there is anything to see. */
export const isSeen = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);

export const isOneLine = (text: string): boolean => !/[\n\r\u2028\u2029]/.test(text);

const plainLetters: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ŋ: 'ng',
  ŧ: 't',
  ĸ: 'k',
  '&': ' and ',
};

type SlugLimits = {
  /** Longest slug in characters; it is cut between words. */
  max?: number;
  /** Words that are addresses of their own, such as `apply` below members. */
  reserved?: readonly string[];
};

/**
 * The ASCII slug a thing takes from its English title, or null where the title has no Latin letter or digit.
 * A reserved word gets `-2`, as the second thing of that name would.
 */
export function slugFrom(englishTitle: string, { max = 80, reserved = [] }: SlugLimits = {}): string | null {
  const slug = shortened(words(englishTitle), max);
  if (slug === '') return null;
  return reserved.includes(slug) ? `${shortened(slug, max - 2)}-2` : slug;
}

function words(title: string): string {
  return normalizeDigits(title)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’ʼ]/gu, '')
    .replace(/[øłđðħıßæœþŋŧĸ&]/g, (letter) => plainLetters[letter] ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function shortened(slug: string, max: number): string {
  if (slug.length <= max) return slug;
  const end = slug.lastIndexOf('-', max);
  return slug.slice(0, end > max / 2 ? end : max).replace(/-$/, '');
}

/** Whether text has the shape of a slug: lower-case ASCII words joined by single hyphens. */
export const isSlug = (text: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
