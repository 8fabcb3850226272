import { formatsOf, type Formats } from '#i18n/formats.ts';
import type { Locale } from '#i18n/locale.ts';
import { fill } from '#i18n/messages.ts';
import { asPartialDate, isPartialDate } from '#i18n/partial-date.ts';
import { z } from 'zod';
import type { Sentence } from './feature.ts';

/** What stands in the places of a notice: a name, several, or a day, which is shown in the reader's calendar. */
export type NoticeValue = string | readonly string[] | { day: string };

export type NoticeValues = Record<string, NoticeValue>;

/** A notice as it travels to the next page in a cookie: its code, and its values where it has any. */
export const writtenNotice = (code: string, values?: NoticeValues): string =>
  values ? `${code}.${Buffer.from(JSON.stringify(values)).toString('base64url')}` : code;

const written = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string()), z.strictObject({ day: z.string().refine(isPartialDate) })]),
);

/** The sentence of a notice that a browser brought along; null where no feature says it. */
export function saidNotice(sentence: Sentence, notice: string, locale: Locale): string | null {
  const [code = '', values = ''] = notice.split('.');
  const text = sentence('notices', locale.language, code);
  return text === undefined ? null : fill(text, inWords(valuesOf(values), formatsOf(locale)), 'keep');
}

/** Whatever is not what we wrote ourselves is nothing. */
function valuesOf(text: string): NoticeValues {
  try {
    return written.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    return {};
  }
}

function inWords(values: NoticeValues, { isolate, list, date }: Formats): Record<string, string> {
  const one = (value: NoticeValue) => {
    if (typeof value === 'string') return isolate(value);
    return 'day' in value ? date(asPartialDate(value.day)) : list(value.map(isolate));
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, one(value)]));
}
