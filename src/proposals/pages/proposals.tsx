import { pluralForm } from '#i18n/messages.ts';
import { href, paths } from '#paths.ts';
import { Page } from '#ui/layout.tsx';
import { LinkButton, Pagination } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Kinds } from '#ui/parts/lists.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { State } from '#ui/parts/state.tsx';
import { Table, type Column } from '#ui/parts/table.tsx';
import { Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import { DayOf, Face, NumberOf, ProposalStanding, TitleOf } from '../parts.tsx';
import { proposalStates } from '../proposal.ts';
import type { ProposalInList, ProposalsInView } from '../proposal-view.ts';

/** What the members ask of the network: what goes on first, then what came of the others. */
export function ProposalsPage(list: ProposalsInView) {
  const { locale, network } = useView();
  const t = useMessages(messages);
  const { filters, memberName, next, may } = list;
  const title = memberName === null ? t.listTitle : said(t.ofMember, { member: memberName });
  return (
    <Page
      title={title}
      description={said(t.listDescription, { network: network?.name ?? '' })}
      canonical={paths.proposals}
      robots={filters.member === undefined && filters.state === undefined ? undefined : 'noindex'}
    >
      <Head
        kind={t.proposals}
        title={memberName === null ? t.listTitle : <Say text={t.ofMember} member={memberName} />}
        lead={memberName === null ? t.listLead : <Say text={t.ofMemberLead} member={memberName} />}
      >
        {may.propose && (
          <p class="actions">
            <LinkButton href={href(locale.language, paths.proposalWriting)}>{t.propose}</LinkButton>
          </p>
        )}
      </Head>
      <Band title={<Count total={list.total} />} note={t.newestFirst} measure="wide">
        <States list={list} />
        {list.items.length > 0 ? <List items={list.items} /> : <Nothing list={list} />}
        <Pagination next={next && href(locale.language, paths.proposals, {}, { ...filters, after: next })} />
      </Band>
    </Page>
  );
}

function Count({ total }: { total: number }) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  return <>{said(pluralForm(locale.language, t.proposalCount, total), { count: formats.number(total) })}</>;
}

function States({ list: { states, filters } }: { list: ProposalsInView }) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  if (states.length < 2) return null;
  const { state: chosen, ...others } = filters;
  const all = states.reduce((sum, { count }) => sum + count, 0);
  const counted = proposalStates.flatMap((state) => states.filter(({ value }) => value === state));
  const kinds = [
    {
      name: `${t.all} ${formats.number(all)}`,
      href: href(locale.language, paths.proposals, {}, others),
      current: chosen === undefined,
    },
    ...counted.map(({ value, count }) => ({
      name: `${t.states[value]} ${formats.number(count)}`,
      href: href(locale.language, paths.proposals, {}, { ...others, state: value }),
      current: chosen === value,
    })),
  ];
  return <Kinds kinds={kinds} label={t.byState} />;
}

function List({ items }: { items: readonly ProposalInList[] }) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const columns: readonly Column<ProposalInList>[] = [
    {
      label: t.title,
      cell: (proposal) => (
        <>
          <a href={href(locale.language, paths.proposal, { slug: proposal.slug })}>
            <TitleOf {...proposal} />
          </a>{' '}
          <small class="muted">
            <NumberOf number={proposal.number} />
          </small>
        </>
      ),
    },
    { label: t.member, cell: ({ member }) => <Face member={member} size="xs" /> },
    { label: t.state, cell: (proposal) => <Standing proposal={proposal} /> },
    ...(items.some(({ endorsements }) => endorsements !== null)
      ? [
          {
            label: t.endorsements,
            cell: ({ endorsements }: ProposalInList) => formats.number(endorsements ?? 0),
            numeric: true,
            named: true,
          },
        ]
      : []),
  ];
  return <Table columns={columns} items={items} />;
}

function Standing({ proposal: { state, stateAt, dueAt, isLate } }: { proposal: ProposalInList }) {
  const t = useMessages(messages);
  return (
    <span class="person">
      <ProposalStanding state={state} />
      {dueAt && isLate ? (
        <small>
          <State tone="late">
            <Say text={t.lateSince} date={<DayOf instant={dueAt} />} />
          </State>
        </small>
      ) : (
        <small class="muted">
          <Say text={t.since} date={<DayOf instant={stateAt} />} />
        </small>
      )}
    </span>
  );
}

function Nothing({ list: { filters, memberName, may } }: { list: ProposalsInView }) {
  const { locale } = useView();
  const t = useMessages(messages);
  if (filters.state !== undefined) {
    return <Empty action={<a href={href(locale.language, paths.proposals)}>{t.all}</a>}>{t.noneInState}</Empty>;
  }
  if (memberName !== null) {
    return (
      <Empty>
        <Say text={t.noneOfMember} member={memberName} />
      </Empty>
    );
  }
  return (
    <Empty action={may.propose && <a href={href(locale.language, paths.proposalWriting)}>{t.propose}</a>}>
      {t.noneYet}
    </Empty>
  );
}
