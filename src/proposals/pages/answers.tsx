import type { Party } from '#drafting/drafted-text.ts';
import type { VersionInView } from '#drafting/in-view.ts';
import { messages } from '#drafting/messages/messages.ts';
import { DateOf, StandingState, type PartyNames } from '#drafting/parts.tsx';
import { Say } from '#ui/parts/text.tsx';
import { useMessages } from '#ui/view.ts';

/** What each party said of a version, and why. */
export function Answers({ version, names }: { version: VersionInView; names: PartyNames }) {
  const t = useMessages(messages);
  const answer = (party: Party) => {
    const verdict = version.verdicts.find((one) => one.party === party);
    return (
      <div class="tight">
        <h3>
          <bdi>{names[party]}</bdi>
        </h3>
        <p>
          <StandingState standing={version.standing[party]} isPast={!version.isLatest} />
        </p>
        {verdict && (
          <p class="small muted">
            <Say text={t.saidBy} person={verdict.by} date={<DateOf instant={verdict.at} />} />
          </p>
        )}
        {verdict?.reason && <p dir="auto">{verdict.reason}</p>}
      </div>
    );
  };
  return (
    <div class="agreement">
      {answer('proposer')}
      {answer('network')}
    </div>
  );
}
