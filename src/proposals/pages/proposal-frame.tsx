import { href, paths } from '#paths.ts';
import { Page } from '#ui/layout.tsx';
import { Head } from '#ui/parts/band.tsx';
import { Facts } from '#ui/parts/lists.tsx';
import { Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { Child, PropsWithChildren } from 'hono/jsx';
import { messages } from '../messages/messages.ts';
import { Face, NumberOf, ProposalStanding } from '../parts.tsx';
import type { ProposalNamed } from '../proposal-view.ts';

type FrameProps = PropsWithChildren<{
  proposal: ProposalNamed;
  /** What the page is for, with the proposal's `{title}` in its place, and the name of a `{party}` where that is told. */
  title: string;
  party?: string;
  lead?: Child;
}>;

/** What all pages about a proposal have in common: which it is, whose, and where it stands. */
export function ProposalFrame({ proposal, title, party = '', lead, children }: FrameProps) {
  const t = useMessages(messages);
  const { number, member, state } = proposal;
  return (
    <Page title={said(title, { title: proposal.title, party })} robots="noindex">
      <Head
        kind={
          <>
            {t.proposal} <NumberOf number={number} />
          </>
        }
        title={<Say text={title} title={proposal.title} party={party} />}
        lead={lead}
        margin={
          <Facts
            facts={[
              [t.member, <Face member={member} />],
              [t.state, <ProposalStanding state={state} />],
            ]}
          />
        }
      />
      {children}
    </Page>
  );
}

/** The way back, beside the button. */
export function BackToProposal({ proposal: { slug } }: { proposal: ProposalNamed }) {
  const { language } = useView().locale;
  return <a href={href(language, paths.proposal, { slug })}>{useMessages(messages).cancel}</a>;
}
