import { formatsOf } from '#i18n/formats.ts';
import type { Locale } from '#i18n/locale.ts';
import { fill } from '#i18n/messages.ts';
import type { MailText } from '#mail/mail.ts';
import { href, paths } from '#paths.ts';
import type { Happening } from './happening.ts';
import { messages } from './messages/messages.ts';
import type { NotificationKind } from './notification.ts';
import { placeOf } from './place.ts';
import { deadlineOf, namesIn, sentenceOf } from './words.ts';

type Reader = { name: string; why: NotificationKind; locale: Locale; origin: string };

/** The same as stands on the page, as a letter: what happened, by whom, what is asked and until when. */
export function letterOf(happening: Happening, { name, why, locale, origin }: Reader): MailText {
  const { language } = locale;
  const t = messages[language];
  const { isolate, number, dateTime } = formatsOf(locale);
  const { number: version, ...names } = namesIn(t, happening, number);
  const words = {
    ...Object.fromEntries(Object.entries(names).map(([place, text]) => [place, isolate(text)])),
    number: version,
  };
  const { by, reason } = happening;
  const due = deadlineOf(happening);
  const said = fill(sentenceOf(t, why, happening), words);
  const asks = why === 'asked' ? t.asks[happening.announcement] : undefined;
  return {
    subject: said,
    paragraphs: [
      fill(t.greeting, { name: isolate(name) }),
      said,
      ...(by?.holder ? [fill(t.doneBy, words)] : []),
      ...(reason ? [fill(t.reason, { reason: isolate(reason) })] : []),
      ...(asks ? [asks] : []),
      ...(due ? [fill(t.until, { due: dateTime(due, { named: true }) })] : []),
    ],
    action: { label: t.open, address: origin + (placeOf(language, happening) ?? href(language, paths.notifications)) },
    closing: `${t.whyYou[why]}\n${fill(t.change, { address: origin + href(language, paths.notificationSettings) })}`,
  };
}
