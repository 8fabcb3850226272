import { dayOf } from '#i18n/partial-date.ts';
import { StatePath, type PathStep } from '#ui/parts/state.tsx';
import { Dated, Say } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import { DayOf } from '../parts.tsx';
import { usualWay, type ProposalState } from '../proposal.ts';
import type { ProposalInView } from '../proposal-view.ts';

/** The way of a proposal: what lies behind it, where it stands, and what comes if all goes well. */
export function WayOf({ proposal }: { proposal: ProposalInView }) {
  const t = useMessages(messages);
  const { state, reached, whole } = proposal;
  const shown = usualWay.filter((one) => one !== 'draft' || whole !== null);
  const ended = state === 'rejected' || state === 'withdrawn';
  const way: readonly ProposalState[] = ended
    ? [...shown.filter((one) => reached.some((step) => step.state === one)), state]
    : shown;
  const now = way.indexOf(state);
  const isOver = ended || state === 'carried-out';
  const steps = way.map((one, at): PathStep => {
    if (at < now || (at === now && isOver))
      return { reached: 'done', label: t.states[one], note: <Reached proposal={proposal} state={one} /> };
    if (at === now) return { reached: 'now', label: t.states[one], note: <Now proposal={proposal} /> };
    return {
      reached: 'next',
      label: one === 'adopted' ? t.decisionStep : t.states[one],
      note: one === 'adopted' && <Wanted proposal={proposal} />,
    };
  });
  return <StatePath steps={steps} label={t.path} />;
}

function Reached({ proposal, state }: { proposal: ProposalInView; state: ProposalState }) {
  const step = proposal.reached.find((one) => one.state === state);
  return step ? <DayOf instant={step.at} /> : null;
}

function Now({ proposal: { whole } }: { proposal: ProposalInView }) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  if (!whole?.dueAt) return <>{t.pathNow}</>;
  if (whole.isLate) return <>{t.late}</>;
  const today = dayOf(new Date(), locale.timeZone);
  return <Say text={t.pathNowDue} when={<>{formats.relativeDays(today, new Date(whole.dueAt))}</>} />;
}

function Wanted({ proposal: { whole } }: { proposal: ProposalInView }) {
  const t = useMessages(messages);
  return whole?.decisionWantedBy ? <Say text={t.wantedBy} date={<Dated on={whole.decisionWantedBy} />} /> : null;
}
