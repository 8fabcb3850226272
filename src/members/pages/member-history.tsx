import { Band } from '#ui/parts/band.tsx';
import { StatePath, type PathStep } from '#ui/parts/state.tsx';
import { Dated, Say } from '#ui/parts/text.tsx';
import { useMessages } from '#ui/view.ts';
import type { MemberState } from '../member.ts';
import type { MemberInView, StateInView } from '../member-view.ts';
import { messages } from '../messages/messages.ts';

/** A member's way through the network, once there is more to tell than that it joined. */
export function MemberHistory({ states }: MemberInView) {
  const t = useMessages(messages);
  if (states.length < 2) return null;
  const steps = states.map((state, index): PathStep => ({
    reached: index === states.length - 1 ? 'now' : 'done',
    label: t[labelOf(state.state, states[index - 1]?.state)],
    note: <StepNote {...state} />,
  }));
  return (
    <Band id="history" title={t.history} note={t.historyNote} measure="wide">
      <StatePath label={t.history} steps={steps} />
    </Band>
  );
}

function StepNote({ since, reason }: StateInView) {
  const t = useMessages(messages);
  return (
    <>
      {since ? <Dated on={since} /> : t.dateUnknown}
      {reason && (
        <>
          <br />
          <Say text={t.withReason} reason={<bdi dir="auto">{reason}</bdi>} />
        </>
      )}
    </>
  );
}

/** What brought a member from one state into the next. */
function labelOf(state: MemberState, before: MemberState | undefined) {
  if (state === 'applicant') return 'applied';
  if (state === 'suspended') return 'suspended';
  if (state === 'withdrawn') return 'withdrew';
  if (before === 'suspended') return 'reinstated';
  if (state === 'full') return before === 'associate' ? 'promoted' : 'joinedAsFull';
  return 'joinedAsAssociate';
}
