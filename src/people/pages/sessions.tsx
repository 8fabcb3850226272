import { href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { Page } from '#ui/layout.tsx';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { State } from '#ui/parts/state.tsx';
import { Table, type Column } from '#ui/parts/table.tsx';
import { DatedAt, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import { sessionLimits } from '../session.ts';
import type { SessionInView } from '../sessions.ts';

/** Where the reader is signed in, and how to end that. */
export function SessionsPage({ items }: { items: readonly SessionInView[] }) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  const { idleDays, absoluteDays } = sessionLimits;
  const columns: readonly Column<SessionInView>[] = [
    { label: t.device, cell: (session) => <Device session={session} /> },
    { label: t.since, cell: ({ createdAt }) => <DatedAt instant={createdAt} />, named: true },
    { label: t.lastSeen, cell: ({ seenAt }) => <DatedAt instant={seenAt} />, named: true },
    { label: t.action, cell: (session) => <Ending session={session} />, heardLabel: true },
  ];
  return (
    <Page title={t.sessions} robots="noindex">
      <Head kind={<a href={href(locale.language, paths.me)}>{t.myPage}</a>} title={t.sessions} lead={t.sessionsLead} />
      <Band
        title={t.device}
        note={said(t.sessionsNote, { idle: formats.number(idleDays), most: formats.number(absoluteDays) })}
        measure="wide"
        over
      >
        <Table columns={columns} items={items} />
        {items.length > 1 ? <EndOthers /> : <p>{t.onlyThis}</p>}
      </Band>
    </Page>
  );
}

function Device({ session: { device, isThis } }: { session: SessionInView }) {
  const t = useMessages(messages);
  return (
    <div class="tight">
      <div>{device ? <bdi dir="ltr">{device}</bdi> : t.unknownDevice}</div>
      {isThis && <State tone="done">{t.thisDevice}</State>}
    </div>
  );
}

function Ending({ session: { id, isThis } }: { session: SessionInView }) {
  const { locale } = useView();
  const t = useMessages(messages);
  return (
    <Form action={href(locale.language, paths.session, { id })} method="delete">
      <Button tone="quiet" small>
        {isThis ? t.signOut : t.endSession}
      </Button>
    </Form>
  );
}

function EndOthers() {
  const { locale } = useView();
  const t = useMessages(messages);
  return (
    <Form action={href(locale.language, paths.sessions)} method="delete">
      <Actions>
        <Button tone="danger">{t.endOthers}</Button>
      </Actions>
    </Form>
  );
}
