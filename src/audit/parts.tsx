import type { Child } from 'hono/jsx';
import { asPartialDate, isPartialDate } from '#i18n/partial-date.ts';
import { href, paths } from '#paths.ts';
import { Table, type Column } from '#ui/parts/table.tsx';
import { DatedAt, Say } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from './messages/messages.ts';
import type { RecordInView } from './queries.ts';

/** Entries of the log: when, what and by whom, each thing a link to its page. */
export function RecordTable({ records }: { records: readonly RecordInView[] }) {
  const t = useMessages(messages);
  const columns: readonly Column<RecordInView>[] = [
    { label: t.when, cell: ({ at }) => <DatedAt instant={new Date(at)} /> },
    { label: t.what, cell: (record) => <What record={record} /> },
    { label: t.who, cell: ({ by }) => (by ? <bdi>{by}</bdi> : <span class="muted">{t.byMachine}</span>) },
  ];
  return <Table columns={columns} items={records} />;
}

function What({ record }: { record: RecordInView }) {
  const { formats } = useView();
  const t = useMessages(messages);
  const { kind, reason, until, entered, changed, person } = record;
  const member = <MemberName record={record} />;
  const office = <OfficeName record={record} />;
  return (
    <span class="person">
      <Say
        text={t.kinds[kind]}
        member={member}
        office={office}
        holder={record.member ? member : office}
        person={<bdi>{person ?? t.unknown}</bdi>}
        group={<ThingName thing={record.group} path={paths.group} />}
        proposal={<ThingName thing={record.proposal} path={paths.proposal} />}
        until={isPartialDate(until) ? <time datetime={until}>{formats.date(asPartialDate(until))}</time> : t.unknown}
        entered={<>{formats.number(entered ?? 0)}</>}
        changed={<>{formats.number(changed ?? 0)}</>}
      />
      {reason && (
        <small>
          <Say text={t.reasonGiven} reason={<bdi dir="auto">{reason}</bdi>} />
        </small>
      )}
    </span>
  );
}

function MemberName({ record: { member } }: { record: RecordInView }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return member ? <Linked href={href(language, paths.member, member)} name={member.name} /> : <>{t.unknown}</>;
}

function ThingName({
  thing,
  path,
}: {
  thing: RecordInView['group'];
  path: typeof paths.group | typeof paths.proposal;
}) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return thing ? <Linked href={href(language, path, thing)} name={thing.name} /> : <>{t.unknown}</>;
}

function OfficeName({ record: { office } }: { record: RecordInView }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return office ? <Linked href={href(language, paths.office, office)} name={office.name} /> : <>{t.unknown}</>;
}

const Linked = ({ href, name }: { href: string; name: Child }) => (
  <a href={href}>
    <bdi>{name}</bdi>
  </a>
);
