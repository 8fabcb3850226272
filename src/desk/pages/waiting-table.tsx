import { asPartialDate } from '#i18n/partial-date.ts';
import { plural } from '#i18n/messages.ts';
import { messages as mandateMessages } from '#mandates/messages/messages.ts';
import { href, pathOfHolder, pathOfMandates, paths } from '#paths.ts';
import { State } from '#ui/parts/state.tsx';
import { Table, type Column } from '#ui/parts/table.tsx';
import { Heard, Say, ShortDate } from '#ui/parts/text.tsx';
import { Who } from '#ui/parts/who.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { dueGroups, plusDays } from '../desk.ts';
import { messages } from '../messages/messages.ts';
import type { DeskInView, WaitingThing } from '../queries.ts';

/** The queue of an office, 36 px a row: what, from whom, until when, how long already, and the step that answers it. */
export function WaitingTable({ waiting: { items, groups }, today }: Pick<DeskInView, 'waiting' | 'today'>) {
  const { formats } = useView();
  const t = useMessages(messages);
  const shown = dueGroups.filter((group) => items.some(({ when }) => when === group));
  const columns: readonly Column<WaitingThing>[] = [
    { label: t.what, cell: (thing) => <What thing={thing} /> },
    { label: t.from, cell: (thing) => <From thing={thing} /> },
    { label: t.due, cell: (thing) => <Due thing={thing} today={today} />, named: true },
    { label: t.waiting, cell: (thing) => <Since thing={thing} today={today} />, numeric: true, named: true },
    { label: t.action, cell: (thing) => <Answer thing={thing} />, numeric: true },
  ];
  return (
    <div class="work">
      <Table
        columns={columns}
        items={items}
        groups={shown.map((group) => ({
          title: `${t.dueGroups[group]} ${formats.number(groups[group] ?? 0)}`,
          has: ({ when }: WaitingThing) => when === group,
        }))}
        phone="pairs"
      />
    </div>
  );
}

function What({ thing }: { thing: WaitingThing }) {
  const t = useMessages(messages);
  const roles = useMessages(mandateMessages).roles;
  const person = thing.person ?? '';
  const role = <>{thing.role && roles[thing.role]}</>;
  switch (thing.kind) {
    case 'mandates':
      return <Say text={thing.hasLetter ? t.pendingWithLetter : t.pendingWithoutLetter} role={role} person={person} />;
    case 'endings':
      return <Say text={t.ending} role={role} person={person} />;
    case 'invitations':
      return <Say text={t.awaited} role={role} person={person} />;
    case 'dues':
      return <>{t.arrears}</>;
    case 'submissions':
    case 'considerations':
    case 'texts':
    case 'agreements':
    case 'decisions':
      return <ProposalStep thing={thing} kind={thing.kind} />;
    case 'imports':
    default:
      return <Say text={t.importDraft} file={thing.fileName ?? ''} />;
  }
}

type ProposalKind = 'submissions' | 'considerations' | 'texts' | 'agreements' | 'decisions';

function ProposalStep({ thing: { proposal, version }, kind }: { thing: WaitingThing; kind: ProposalKind }) {
  const { formats } = useView();
  const t = useMessages(messages);
  return <Say text={t.proposalSteps[kind]} proposal={proposal?.name} number={<>{formats.number(version ?? 0)}</>} />;
}

function From({ thing: { holder, person } }: { thing: WaitingThing }) {
  const { language } = useView().locale;
  if (!holder) return <bdi>{person}</bdi>;
  const address = href(language, pathOfHolder(holder), holder);
  return <Who name={holder.name} href={address} seed={holder.slug} look={holder.look} size="xs" />;
}

function Due({ thing: { due, when }, today }: { thing: WaitingThing; today: string }) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  const [from, to] = [asPartialDate(today), asPartialDate(due)];
  const days = Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000);
  if (when === 'late') return <State tone="late">{plural(locale, t.lateBy, -days)}</State>;
  return when === 'week' ? <State tone="due">{formats.relativeDays(from, to)}</State> : <ShortDate on={due} />;
}

/** "Today", "yesterday", "six days ago". */
function Since({ thing: { days }, today }: { thing: WaitingThing; today: string }) {
  const { formats } = useView();
  return <>{formats.relativeDays(asPartialDate(today), asPartialDate(plusDays(today, -days)))}</>;
}

/** The step itself stands on the page it leads to; the link says which. */
function Answer({ thing }: { thing: WaitingThing }) {
  const t = useMessages(messages);
  const answer = useAnswer(thing);
  return (
    <a href={answer.href}>
      {answer.label}
      <Heard>
        {': '}
        {thing.holder ? (
          <Say text={t.whatOf} what={<What thing={thing} />} holder={thing.holder.name} />
        ) : (
          <What thing={thing} />
        )}
      </Heard>
    </a>
  );
}

function useAnswer({ kind, id, holder, proposal, version }: WaitingThing): { href: string; label: string } {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const slug = holder?.slug ?? '';
  const about = proposal?.slug ?? '';
  const mandates = holder ? href(language, pathOfMandates(holder), holder) : '';
  switch (kind) {
    case 'mandates':
      return { href: href(language, paths.mandateConfirmation, { id }), label: t.confirm };
    case 'endings':
      return { href: `${mandates}#appoint`, label: t.successor };
    case 'invitations':
      return { href: mandates, label: t.inviteAgain };
    case 'dues':
      return { href: href(language, paths.memberPayments, { slug }), label: t.recordPayment };
    case 'submissions':
      return { href: href(language, paths.proposalConsideration, { slug: about }), label: t.consider };
    case 'considerations':
      return { href: href(language, paths.proposalDrafting, { slug: about }), label: t.openDrafting };
    case 'texts':
      return {
        href: href(language, paths.proposalVersion, { slug: about, number: String(version) }),
        label: t.readAndDecide,
      };
    case 'agreements':
      return { href: href(language, paths.proposalBoard, { slug: about }), label: t.putBeforeBoard };
    case 'decisions':
      return { href: href(language, paths.proposalDecision, { slug: about }), label: t.recordDecision };
    case 'imports':
    default:
      return { href: href(language, paths.import, { id }), label: t.carryOn };
  }
}
