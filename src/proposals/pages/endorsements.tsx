import { pluralForm } from '#i18n/messages.ts';
import { href, paths } from '#paths.ts';
import { Pagination } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { Table, type Column } from '#ui/parts/table.tsx';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { EndorsementsInView } from '../lists.ts';
import { messages } from '../messages/messages.ts';
import { By, DayOf, Face } from '../parts.tsx';
import type { EndorsementInView } from '../proposal-view.ts';
import { BackToProposal, ProposalFrame } from './proposal-frame.tsx';

/** All cities that support a proposal, the latest first. */
export function EndorsementsPage({ proposal, items, next, total }: EndorsementsInView) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const { slug } = proposal;
  const count = said(pluralForm(locale.language, t.endorsementCount, total), { count: formats.number(total) });
  const columns: readonly Column<EndorsementInView>[] = [
    { label: t.member, cell: ({ member }) => <Face member={member} /> },
    { label: t.by3Label, cell: ({ by }) => <By by={by} />, named: true },
    { label: t.date, cell: ({ at }) => <DayOf instant={at} />, named: true },
  ];
  return (
    <ProposalFrame proposal={proposal} title={t.endorsementsTitle}>
      <Band title={t.endorsements} note={count} measure="wide">
        {items.length > 0 ? (
          <Table columns={columns} items={items} />
        ) : (
          <Empty action={<BackToProposal proposal={proposal} />}>{t.noEndorsements}</Empty>
        )}
        <Pagination next={next && href(locale.language, paths.proposalEndorsements, { slug }, { after: next })} />
      </Band>
    </ProposalFrame>
  );
}
