import { writeDateForInput } from '#i18n/date-input.ts';
import { asPartialDate, isPartialDate } from '#i18n/partial-date.ts';
import { messages } from '../messages/messages.ts';
import { said } from '../parts/text.tsx';
import { useMessages, useView } from '../view.ts';
import { Field, wiringOf, type FieldProps } from './field.tsx';

export type TextFieldProps = FieldProps & {
  value?: string | number | null | undefined;
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password';
  /** What people write has the direction of its first letter; addresses and codes are always left-to-right. */
  dir?: 'auto' | 'ltr' | 'rtl';
  lang?: string;
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url';
  maxlength?: number;
  placeholder?: string;
  /** The id of a datalist from which the browser proposes. */
  list?: string;
  /** Few characters are expected: a year, a code. */
  short?: boolean;
};

const latinTypes: ReadonlySet<string> = new Set(['email', 'tel', 'url', 'password']);

/** One line of text. */
export function TextField({ value, type = 'text', dir, short = false, ...rest }: TextFieldProps) {
  const { lang, autocomplete, inputmode, maxlength, placeholder, list, ...field } = rest;
  const attributes = { lang, autocomplete, inputmode, maxlength, placeholder, list };
  const direction = dir ?? (latinTypes.has(type) ? 'ltr' : 'auto');
  return (
    <Field
      {...field}
      control={
        <input
          {...wiringOf(field)}
          type={type}
          dir={direction}
          value={value ?? ''}
          {...given(attributes)}
          {...(short ? { class: 'short' } : {})}
        />
      }
    />
  );
}

export type TextAreaProps = FieldProps & {
  value?: string | null | undefined;
  rows?: number;
  dir?: 'auto' | 'ltr' | 'rtl';
  lang?: string;
  maxlength?: number;
};

/** Several lines of text. */
export function TextArea({ value, rows = 4, dir = 'auto', lang, maxlength, ...field }: TextAreaProps) {
  return (
    <Field
      {...field}
      control={
        <textarea {...wiringOf(field)} rows={rows} dir={dir} {...given({ lang, maxlength })}>
          {value ?? ''}
        </textarea>
      }
    />
  );
}

export type DateFieldProps = FieldProps & {
  /** As typed, or an ISO date that is shown in the reader's calendar. */
  value?: string | null | undefined;
  /** Whether the month or the year alone will do. */
  partial?: boolean;
};

const exampleDay = asPartialDate('2018-05-14');

/** A date as the reader writes dates, in the reader's calendar; the hint shows how. */
export function DateField({ value, partial = false, ...field }: DateFieldProps) {
  const t = useMessages(messages);
  const { formats, locale } = useView();
  const example = formats.date(exampleDay);
  const hint = field.hint ?? said(partial ? t.partialDateHint : t.dateHint, { example });
  const shown = isPartialDate(value) ? writeDateForInput(value, locale) : value;
  return <TextField {...field} hint={hint} value={shown} autocomplete="off" short />;
}

export type FileFieldProps = FieldProps & { accept?: string; multiple?: boolean };

/** A file to send along; the form then says `files`. */
export function FileField({ accept, multiple = false, ...field }: FileFieldProps) {
  return (
    <Field
      {...field}
      control={<input {...wiringOf(field)} type="file" {...(multiple ? { multiple } : {})} {...given({ accept })} />}
    />
  );
}

/** Only the attributes that have a value, so that none is written as "undefined". */
const given = (attributes: Record<string, string | number | undefined>) =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
