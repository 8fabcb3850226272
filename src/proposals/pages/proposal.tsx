import { Discussion } from '#comments/parts.tsx';
import type { SubjectInView } from '#comments/comment.ts';
import type { CommentsInView } from '#comments/queries.ts';
import { AgreementBox, VersionBand, WhatChanged } from '#drafting/parts.tsx';
import type { Party } from '#drafting/drafted-text.ts';
import type { TextInView } from '#drafting/in-view.ts';
import { messages as mandateMessages } from '#mandates/messages/messages.ts';
import { addressOf, href, paths } from '#paths.ts';
import { Page } from '#ui/layout.tsx';
import { Mark } from '#ui/ornament/mark.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Facts } from '#ui/parts/lists.tsx';
import { Prose } from '#ui/parts/prose.tsx';
import { Dated, Code, Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import { Face, NumberOf, TitleOf, Words } from '../parts.tsx';
import type { ProposalInView, StaffInView, WholeProposal } from '../proposal-view.ts';
import { EndorsementBand } from './endorsement-band.tsx';
import { GroupBand } from './group-band.tsx';
import { FileBand, HistoryBand, QuestionBand } from './proposal-bands.tsx';
import { WayOf } from './state-path.tsx';
import { WhoseMove } from './whose-move.tsx';

/** A proposal with what hangs on it: the text that is drafted, and what is said. */
export type ProposalFound = {
  proposal: ProposalInView;
  text: TextInView | null;
  discussion: { subject: SubjectInView; comments: CommentsInView; isFirst: boolean } | null;
};

/** A proposal: its way on top, who must act now, what the parties agree to, and all that led here. */
export function ProposalPage({ proposal, text, discussion, form }: ProposalFound & { form: FormState }) {
  const { address, locale } = useView();
  const t = useMessages(messages);
  const { title, number, slug, member, whole, decision } = proposal;
  // Where a comment was sent to, the same page stands a second time.
  const isSecond = address.startsWith(addressOf(paths.proposalComments, { slug }));
  return (
    <Page
      title={title}
      description={said(t.ofMember, { member: member.name })}
      kind="article"
      robots={number === null || isSecond ? 'noindex' : undefined}
      canonical={isSecond ? addressOf(paths.proposal, { slug }) : undefined}
    >
      <Head
        kind={
          <>
            {t.proposal} <NumberOf number={number} />
          </>
        }
        title={<TitleOf {...proposal} />}
        lead={
          whole &&
          (whole.text.request === '' ? (
            t.incomplete
          ) : (
            <Words text={whole.text.request} language={whole.text.language} />
          ))
        }
        margin={<Face member={member} />}
        below={<WayOf proposal={proposal} />}
      >
        {!whole && <p class="muted">{t.rest}</p>}
      </Head>
      {whole && <WhoseMove proposal={proposal} whole={whole} text={text} />}
      {decision && <DecisionBand decision={decision} />}
      {whole && text && <TextBands proposal={proposal} whole={whole} text={text} />}
      {whole && <RequestBand proposal={proposal} whole={whole} />}
      {whole && <GroupBand proposal={proposal} whole={whole} />}
      {whole && number !== null && <EndorsementBand proposal={proposal} whole={whole} />}
      {whole && number !== null && <QuestionBand proposal={proposal} whole={whole} />}
      {whole && <FileBand proposal={proposal} whole={whole} />}
      {whole && <HistoryBand proposal={proposal} whole={whole} />}
      {discussion && (
        <Discussion {...discussion} form={form} action={href(locale.language, paths.proposalComments, { slug })} />
      )}
    </Page>
  );
}

function DecisionBand({ decision }: { decision: NonNullable<ProposalInView['decision']> }) {
  const { formats } = useView();
  const t = useMessages(messages);
  const { outcome, body, day, reference, version, reason, reasonLanguage } = decision;
  return (
    <Band
      id="decision"
      title={t.decision}
      margin={
        <Facts
          facts={[
            [t.decidedBy, t.bodies[body]],
            [t.day, <Dated on={day} />],
            [t.reference, <Code>{reference}</Code>],
            version !== null && [t.version, said(t.versionNumber, { number: formats.number(version) })],
          ]}
        />
      }
    >
      <p class="lead">{t.outcomes[outcome]}</p>
      {reason && (
        <p>
          <Say text={t.reasonGiven} reason={<Words text={reason} language={reasonLanguage} />} />
        </p>
      )}
    </Band>
  );
}

function TextBands({
  proposal: { slug, member },
  whole,
  text,
}: {
  proposal: ProposalInView;
  whole: WholeProposal;
  text: TextInView;
}) {
  const t = useMessages(messages);
  const sides = {
    proposer: {
      who: <Face member={member} note={t.parties.proposer} />,
      people: <People staff={whole.staff} party="proposer" />,
    },
    network: { who: <SecretariatFace />, people: <People staff={whole.staff} party="network" /> },
  };
  return (
    <>
      <AgreementBox text={text} sides={sides} />
      <WhatChanged text={text} slug={slug} />
      <VersionBand text={text} slug={slug} names={{ proposer: member.name, network: t.secretariat }} />
    </>
  );
}

function SecretariatFace() {
  const t = useMessages(messages);
  return (
    <span class="who">
      <Mark seed="secretariat" look={null} />
      <span>
        <b>{t.secretariat}</b>
        <small>{t.parties.network}</small>
      </span>
    </span>
  );
}

/** Who drafts for a party, with their roles. */
function People({ staff, party }: { staff: readonly StaffInView[]; party: Party }) {
  const t = useMessages(messages);
  const { roles } = useMessages(mandateMessages);
  const people = staff.filter((one) => one.party === party);
  if (people.length === 0) return <>{t.nobodyNamed}</>;
  return (
    <>
      {people.map(({ name, role }) => (
        <span class="block">
          <Say text={t.by3} person={name} holder={<>{roles[role]}</>} />
        </span>
      ))}
    </>
  );
}

function RequestBand({ proposal: { member }, whole }: { proposal: ProposalInView; whole: WholeProposal }) {
  const { formats } = useView();
  const t = useMessages(messages);
  const { text, aim, decisionWantedBy, language, languages, textId } = whole;
  const others = languages.filter((one) => one !== language).map((one) => formats.languageName(one));
  return (
    <Band
      id="request"
      title={t.request}
      margin={
        <Facts
          facts={[
            [t.leadsTo, t.aims[aim]],
            decisionWantedBy !== null && [t.wanted, <Dated on={decisionWantedBy} />],
            [t.writtenIn, formats.languageName(language)],
            others.length > 0 && [t.otherLanguages, formats.list(others)],
            textId === null &&
              whole.staff.length > 0 && [
                said(t.staffOfProposer, { member: member.name }),
                <People staff={whole.staff} party="proposer" />,
              ],
          ]}
        />
      }
    >
      {text.reason ? (
        <>
          <h3>{t.whyNow}</h3>
          <Prose text={text.reason.text} lang={text.reason.language} />
        </>
      ) : (
        <p class="muted">
          {text.request === '' ? t.incomplete : <Words text={text.request} language={text.language} />}
        </p>
      )}
    </Band>
  );
}
