import type { Child, PropsWithChildren } from 'hono/jsx';
import { messages } from '#drafting/messages/messages.ts';
import type { PartyNames } from '#drafting/parts.tsx';
import { href, paths } from '#paths.ts';
import { Page } from '#ui/layout.tsx';
import { Head } from '#ui/parts/band.tsx';
import { Facts, type Fact } from '#ui/parts/lists.tsx';
import { said } from '#ui/parts/text.tsx';
import { Who } from '#ui/parts/who.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { DraftedProposal, DraftingFound } from '../drafting-queries.ts';

type FrameProps = PropsWithChildren<{
  found: DraftingFound;
  /** What the page is about, with the proposal's title in its place. */
  title: string;
  /** The same without it, as the page's heading. */
  heading: Child;
  lead?: Child;
  facts?: readonly Fact[];
}>;

/** What all pages of a proposal's text have in common: whose proposal it is, and the ways between them. */
export function DraftingPage({ found, title, heading, lead, facts = [], children }: FrameProps) {
  const { proposal, may } = found;
  const { address, locale, formats } = useView();
  const t = useMessages(messages);
  const { slug, member } = proposal;
  const { language } = locale;
  const to = (
    path: typeof paths.proposal | typeof paths.proposalVersions | typeof paths.proposalText,
    label: Child,
  ) => <a href={href(language, path, { slug })}>{label}</a>;
  const ways: readonly Fact[] = [[t.proposal, to(paths.proposal, <bdi>{proposal.title}</bdi>)], ...facts];
  return (
    <Page title={said(title, { proposal: proposal.title })} robots="noindex">
      <Head
        kind={t.modelText}
        title={heading}
        {...(lead ? { lead } : {})}
        margin={
          <>
            <Who
              name={member.name}
              href={href(language, paths.member, member)}
              seed={member.slug}
              look={member.look}
              note={formats.country(member.country)}
            />
            <Facts facts={ways} />
          </>
        }
      >
        <p class="actions">
          {!address.endsWith('/versions') && to(paths.proposalVersions, t.toVersions)}
          {may.readDraft && !address.endsWith('/text') && to(paths.proposalText, t.toText)}
        </p>
      </Head>
      {children}
    </Page>
  );
}

/** How the parties of a proposal are called. */
export function usePartyNames({ member }: DraftedProposal): PartyNames {
  return { proposer: member.name, network: useMessages(messages).network };
}
