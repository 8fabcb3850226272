import { plural } from '#i18n/messages.ts';
import { href, paths } from '#paths.ts';
import { Form, Hidden } from '#ui/fields/form.tsx';
import { Page } from '#ui/layout.tsx';
import { Actions, Button, Pagination } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Rows, type Row } from '#ui/parts/lists.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { State } from '#ui/parts/state.tsx';
import { DatedAt, Say } from '#ui/parts/text.tsx';
import { Who } from '#ui/parts/who.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import { placeOf } from '../place.ts';
import type { NotificationInView, NotificationsInView } from '../queries.ts';
import { deadlineOf, namesIn, sentenceOf } from '../words.ts';

/** What a person was told, newest first: unread things are marked, and marked as read all at once. */
export function NotificationsPage({ items, next, isFirst, unread }: NotificationsInView) {
  const { locale } = useView();
  const t = useMessages(messages);
  const { language } = locale;
  const rows = items.map((item) => rowOf(language, item));
  return (
    <Page title={t.notifications} robots="noindex">
      <Head kind={<a href={href(language, paths.me)}>{t.kind}</a>} title={t.notifications} lead={t.lead}>
        {isFirst && unread > 0 && items[0] && <AllRead upTo={items[0].id} />}
      </Head>
      <Band
        title={t.newestFirst}
        note={items.length > 0 ? plural(locale, t.unread, unread) : undefined}
        measure={rows.length > 0 ? 'full' : 'text'}
        more={<a href={href(language, paths.notificationSettings)}>{t.toSettings}</a>}
      >
        {rows.length > 0 ? <Rows rows={rows} /> : <Empty>{t.empty}</Empty>}
        <Pagination
          first={isFirst ? null : href(language, paths.notifications)}
          next={next && href(language, paths.notifications, {}, { after: next })}
        />
      </Band>
    </Page>
  );
}

/** Up to the newest on the page: what comes while one reads stays unread. */
function AllRead({ upTo }: { upTo: string }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <Form action={href(language, paths.notifications)}>
      <Hidden name="upTo" value={upTo} />
      <Actions>
        <Button tone="quiet">{t.allRead}</Button>
      </Actions>
    </Form>
  );
}

const rowOf = (language: Parameters<typeof placeOf>[0], item: NotificationInView): Row => ({
  lead: <When item={item} />,
  title: <Title item={item} />,
  href: placeOf(language, item) ?? undefined,
  text: <More item={item} />,
  result: <By item={item} />,
});

type Props = { item: NotificationInView };

function When({ item: { at, isRead } }: Props) {
  const t = useMessages(messages);
  return (
    <small>
      {!isRead && (
        <>
          <State tone="due">{t.new}</State>
          <br />
        </>
      )}
      <span class="muted">
        <DatedAt instant={new Date(at)} />
      </span>
    </small>
  );
}

function Title({ item }: Props) {
  const { formats } = useView();
  const t = useMessages(messages);
  const { number, ...names } = namesIn(t, item, formats.number);
  return <Say text={sentenceOf(t, item.kind, item)} {...names} number={<>{number}</>} />;
}

/** What is asked and until when, or the reason that was given. */
function More({ item }: Props) {
  const { formats } = useView();
  const t = useMessages(messages);
  const { kind, announcement, reason } = item;
  const asks = kind === 'asked' ? t.asks[announcement] : undefined;
  const due = deadlineOf(item);
  return (
    <>
      {asks}{' '}
      {due && (
        <Say
          text={t.until}
          due={
            <time class="zoned" datetime={due.toISOString()}>
              {formats.dateTime(due, { named: true })}
            </time>
          }
        />
      )}
      {reason && <Say text={t.reason} reason={<bdi dir="auto">{reason}</bdi>} />}
    </>
  );
}

function By({ item: { by } }: Props) {
  const { language } = useView().locale;
  if (!by) return null;
  const { person, holder } = by;
  if (!holder) return <bdi>{person}</bdi>;
  const address = href(language, holder.kind === 'member' ? paths.member : paths.office, holder);
  return <Who name={holder.name} href={address} seed={holder.slug} look={holder.look} note={<bdi>{person}</bdi>} />;
}
