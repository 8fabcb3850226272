import type { Child } from 'hono/jsx';
import { fill, filledParts } from '#i18n/messages.ts';
import { asPartialDate } from '#i18n/partial-date.ts';
import { useView } from '../view.ts';

export type Values = Record<string, Child>;

/**
 * A message with nodes in its places: `<Say text={t.mandateUntil} date={<Dated on="2027-06-21" />} />`. Names that people gave stand in
 * a <bdi>, so that a Persian name cannot turn an English sentence round; the message decides the order.
 */
export function Say({ text, ...values }: { text: string } & Values) {
  return (
    <>
      {filledParts<Child>(
        text,
        Object.fromEntries(Object.entries(values).map(([name, value]) => [name, placed(value)])),
      )}
    </>
  );
}

/** Text that a value brings along is of unknown direction; what is markup already has taken care of its own. */
const placed = (value: Child): Child => (typeof value === 'string' ? <bdi>{value}</bdi> : (value ?? null));

/** The same for places that hold text only, such as titles and attributes. */
export function said(text: string, values: Record<string, string | number>): string {
  return fill(text, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])));
}

/** A date to the precision it is known, in the reader's calendar: 2018, 2018-05 or 2018-05-14. */
export function Dated({ on }: { on: string }) {
  return <time datetime={on}>{useView().formats.date(asPartialDate(on))}</time>;
}

/** The same as tables have it. */
export function ShortDate({ on }: { on: string }) {
  return <time datetime={on}>{useView().formats.shortDate(asPartialDate(on))}</time>;
}

/** An instant in the reader's calendar and time zone. */
export function DatedAt({ instant }: { instant: Date }) {
  return <time datetime={instant.toISOString()}>{useView().formats.dateTime(instant)}</time>;
}

/** A code or a reference that must be read out as it stands: Latin and left-to-right on every page. */
export function Code({ children, lang }: { children: Child; lang?: 'en' }) {
  return (
    <span class="code" {...(lang ? { lang } : {})}>
      {children}
    </span>
  );
}

/** Text that one does not see but hears. */
export function Heard({ children }: { children: Child }) {
  return <span class="visually-hidden">{children}</span>;
}
