import { href, paths } from '#paths.ts';
import { Page } from '#ui/layout.tsx';
import { Pagination } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Rows } from '#ui/parts/lists.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { DatedAt } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import type { MailInList } from '../queries.ts';
import { MailStateMark, Subject } from './parts.tsx';

/** Letters that were written, newest first. */
export function MailboxPage({ items, next }: { items: readonly MailInList[]; next: string | null }) {
  const { locale } = useView();
  const t = useMessages(messages);
  const rows = items.map((mail) => ({
    lead: <DatedAt instant={mail.writtenAt} />,
    title: <Subject mail={mail} />,
    href: href(locale.language, paths.mail, { id: mail.id }),
    text: <bdi dir="ltr">{mail.recipient}</bdi>,
    result: <MailStateMark state={mail.state} />,
  }));
  return (
    <Page title={t.mailbox} robots="noindex" canonical={paths.mailbox}>
      <Head title={t.mailbox} lead={t.mailboxLead} />
      <Band title={t.newest} measure="full">
        {rows.length > 0 ? <Rows rows={rows} /> : <Empty>{t.noMail}</Empty>}
        <Pagination next={next && href(locale.language, paths.mailbox, {}, { after: next })} />
      </Band>
    </Page>
  );
}
