import { intlTags } from './intl-tags.ts';
import type { Language } from './languages.ts';

export type NumberFormats = {
  number: (value: number | bigint) => string;
  /** With exactly so many digits after the point. */
  decimal: (value: number, digits: number) => string;
  /** Of a share: 0.125 is "12.5%". */
  percent: (share: number) => string;
  /** "1.57 million" from a million on (in Korean from 10,000), below that the whole number. */
  compactNumber: (value: number) => string;
};

/** How numbers are written for readers of a language, in their digits. */
export function numberFormatsFor(language: Language): NumberFormats {
  const tag = intlTags[language];
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const share = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
  const compact = new Intl.NumberFormat(tag, {
    notation: 'compact',
    compactDisplay: 'long',
    maximumSignificantDigits: 3,
    useGrouping: 'always',
  });
  // Korean counts in 만 (ten thousands); "12.3 thousand" helps nobody.
  const threshold = language === 'ko' ? 10_000 : 1_000_000;
  return {
    number: (value) => whole.format(value),
    decimal: (value, digits) => fixedDigits(tag, digits).format(value),
    percent: (value) => share.format(value),
    compactNumber: (value) => (Math.abs(value) < threshold ? whole : compact).format(value),
  };
}

const fixed = new Map<string, Intl.NumberFormat>();

function fixedDigits(tag: string, digits: number): Intl.NumberFormat {
  const key = `${tag} ${digits}`;
  const made =
    fixed.get(key) ?? new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  fixed.set(key, made);
  return made;
}
