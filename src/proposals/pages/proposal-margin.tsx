import { href, paths } from '#paths.ts';
import { Facts } from '#ui/parts/lists.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import { Face, NumberOf, ProposalStanding } from '../parts.tsx';
import type { ProposalNamed } from '../proposal-view.ts';

/** What a form about a proposal is about. */
export function ProposalMargin({ proposal: { member, state } }: { proposal: ProposalNamed }) {
  const t = useMessages(messages);
  return (
    <Facts
      facts={[
        [t.member, <Face member={member} />],
        [t.state, <ProposalStanding state={state} />],
      ]}
    />
  );
}

/** "Proposal P-031", as pages about it begin. */
export function ProposalKind({ number }: { number: number | null }) {
  const t = useMessages(messages);
  return (
    <>
      {t.proposal} <NumberOf number={number} />
    </>
  );
}

/** The way back, beside the button. */
export function BackToProposal({ proposal: { slug } }: { proposal: ProposalNamed }) {
  const { language } = useView().locale;
  return <a href={href(language, paths.proposal, { slug })}>{useMessages(messages).cancel}</a>;
}
