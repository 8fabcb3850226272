import { isPartialDate, type PartialDate } from '#i18n/partial-date.ts';
import { readDate } from '#i18n/date-input.ts';
import { languages } from '#i18n/languages.ts';
import { isOneLine, isSeen, normalizeDigits, withoutTurns, withoutUnseen } from '#i18n/text.ts';
import { z } from 'zod';

/** A field left empty in a form arrives as '' and means: nothing. */
const emptyIsNothing = (value: unknown) => (value === '' || value === null ? undefined : value);

/** One line of people's text: a name, a title. What nobody sees in it is taken out. */
export const line = (maximum = 200) =>
  z
    .string()
    .overwrite(withoutUnseen)
    .trim()
    .min(1)
    .max(maximum)
    .refine(isOneLine, { params: { code: 'one-line' } })
    .refine(isSeen, { params: { code: 'required' } });

/** Text of several lines. */
export const prose = (maximum = 4_000) =>
  z
    .string()
    .overwrite(withoutTurns)
    .trim()
    .min(1)
    .max(maximum)
    .refine(isSeen, { params: { code: 'required' } });

/** A telephone number, international or local, in digits of any script; kept in Latin ones. */
export const telephone = () =>
  z
    .string()
    .overwrite((text) => normalizeDigits(withoutUnseen(text)).trim())
    .max(40)
    .refine(isTelephone, { params: { code: 'no-telephone' } });

const isTelephone = (text: string): boolean =>
  /^\+?[0-9()/. -]+$/.test(text) && /^\d{3,17}$/.test(text.replace(/\D/g, ''));

export const email = () => z.string().trim().toLowerCase().max(254).pipe(z.email());

/** An https or http address of another site. */
export const webAddress = () =>
  z
    .string()
    .overwrite(withoutUnseen)
    .trim()
    .max(500)
    .pipe(z.url({ protocol: /^https?$/ }));

export const optional = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsNothing, schema.optional());

/** Fields that may be chosen several times: none, one or many arrive as a list. */
export const several = <S extends z.ZodType>(schema: S) => z.preprocess(listOf, z.array(schema));

/** The answers of a field that may be there several times; one left empty is none. */
export const listOf = (value: unknown): unknown[] =>
  [value].flat().filter((answer) => answer !== undefined && answer !== '');

/** A button alone: there is nothing to answer. */
export const nothing = z.strictObject({});

const yes: ReadonlySet<unknown> = new Set(['yes', 'on', 'true', true]);

/** A tick: present means yes. */
export const tick = () => z.preprocess((value) => yes.has(value), z.boolean());

export const wholeNumber = (minimum: number, maximum: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? numberOf(value) : value),
    z.number().int().min(minimum).max(maximum),
  );

/** Digits of any script, with the separators people put between thousands. */
function numberOf(text: string): number | string {
  const plain = normalizeDigits(text).replace(/[\s,٬_']/g, '');
  return /^-?\d+$/.test(plain) ? Number(plain) : text;
}

/** A day as people write it in either calendar, or as ISO text; stored as ISO. */
export const day = () =>
  z
    .string()
    .transform((text, context) => dateOf(text, 'day', context))
    .meta({ description: 'A day: 2026-12-14, or as people write it in either calendar.' });

/** A date to the precision known: a year, a month, or a day. */
export const partialDate = () =>
  z
    .string()
    .transform((text, context) => dateOf(text, 'any', context))
    .meta({
      description: 'A year, a month or a day: 2018, 2018-05 or 2018-05-14, or as people write it in either calendar.',
    });

function dateOf(text: string, precision: 'day' | 'any', context: z.RefinementCtx): PartialDate {
  const read = readDate(text, { precision });
  if (read.ok && isPartialDate(read.date)) return read.date;
  context.addIssue({
    code: 'custom',
    params: { code: read.ok ? 'unreadable-field' : whyNoDate(read.reason, precision) },
  });
  return z.NEVER;
}

/** Where a year alone would do, the day is missing only because it is an Iranian year. */
const whyNoDate = (reason: string, precision: 'day' | 'any'): string =>
  reason === 'day-needed' && precision === 'any' ? 'date-part-of-iranian' : `date-${reason}`;

/** Something was chosen as a file. */
export const upload = () =>
  z
    .custom<File>((value) => value instanceof File && value.size > 0, { error: 'file', params: { code: 'no-file' } })
    .meta({ type: 'string', format: 'binary' });

/** A browser sends an empty file where none was chosen. */
export const optionalUpload = () =>
  z.preprocess(
    (value) => (value instanceof File && value.size === 0 ? undefined : emptyIsNothing(value)),
    upload().optional(),
  );

/** In an answer: a day. */
export const dayTold = () => z.iso.date();

/** In an answer: a member or an office as others name it. */
export const namedTold = () => z.strictObject({ slug: z.string(), name: z.string() });

/** In an answer: words in the language in which they were found for the reader, or none. */
export const wordsTold = () => z.strictObject({ text: z.string(), language: z.enum(languages) }).nullable();

/** In an answer: a date to the precision known. */
export const dateTold = () => z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
