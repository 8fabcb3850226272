import { directionOf, type Language } from '#i18n/languages.ts';
import { foreign } from '#members/parts.tsx';
import { href, paths } from '#paths.ts';
import { Band } from '#ui/parts/band.tsx';
import { Rows } from '#ui/parts/lists.tsx';
import { State, type Tone } from '#ui/parts/state.tsx';
import { Code, Dated, Say } from '#ui/parts/text.tsx';
import { Who } from '#ui/parts/who.tsx';
import type { MarkSize } from '#ui/ornament/mark.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { Child } from 'hono/jsx';
import type { FoundingInView } from './founding.ts';
import { messages } from './messages/messages.ts';
import { numberWritten } from './numbers.ts';
import type { ProposalState } from './proposal.ts';
import type { Actor, LatestProposal, MemberFace } from './proposal-view.ts';

const tones: Record<ProposalState, Tone> = {
  draft: 'open',
  submitted: 'half',
  'under-consideration': 'going',
  'joint-drafting': 'going',
  'before-the-board': 'going',
  adopted: 'done',
  rejected: 'over',
  withdrawn: 'over',
  'carried-out': 'done',
};

/** Where a proposal stands, as a lozenge and a word. */
export function ProposalStanding({ state }: { state: ProposalState }) {
  return <State tone={tones[state]}>{useMessages(messages).states[state]}</State>;
}

/** P-031; a draft has no number yet. */
export const NumberOf = ({ number }: { number: number | null }) =>
  number === null ? null : <Code>{numberWritten(number)}</Code>;

/** A title in its own language. */
export function TitleOf({ title, titleLanguage }: { title: string; titleLanguage: Language }) {
  return <bdi {...foreign(titleLanguage, useView().locale.language)}>{title}</bdi>;
}

/** The member that asks, or that supports: mark, name, country. */
export function Face({ member, size = 'm', note }: { member: MemberFace; size?: MarkSize; note?: Child }) {
  const { locale, formats } = useView();
  const { slug, name, look, country } = member;
  return (
    <Who
      name={name}
      seed={slug}
      look={look}
      size={size}
      note={note ?? formats.country(country)}
      href={href(locale.language, paths.member, { slug })}
    />
  );
}

/** Who did something: the person, and for whom. */
export function By({ by }: { by: Actor }) {
  const t = useMessages(messages);
  if (!by) return null;
  return by.holder ? <Say text={t.by3} person={by.name} holder={by.holder} /> : <bdi>{by.name}</bdi>;
}

/** People's words in their own language and direction. */
export function Words({ text, language }: { text: string; language: Language | null }) {
  const isForeign = language !== null && language !== useView().locale.language;
  return <bdi {...(isForeign ? { lang: language, dir: directionOf(language) } : {})}>{text}</bdi>;
}

/** An instant as a day in the reader's calendar. */
export function DayOf({ instant }: { instant: string }) {
  return <time datetime={instant}>{useView().formats.date(new Date(instant))}</time>;
}

/** What a member has proposed, as a part of its page. */
export function ProposalsOf({
  member,
  proposals,
}: {
  member: { slug: string; name: string };
  proposals: readonly LatestProposal[];
}) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  if (proposals.length === 0) return null;
  const all = (
    <a href={href(language, paths.proposals, {}, { member: member.slug })}>
      <Say text={t.allOfMember} member={member.name} />
    </a>
  );
  return (
    <Band id="proposals" title={t.proposals} measure="full" more={all}>
      <Rows
        rows={proposals.map((proposal) => ({
          lead: <NumberOf number={proposal.number} />,
          title: <TitleOf {...proposal} />,
          href: href(language, paths.proposal, { slug: proposal.slug }),
          result: <ProposalStanding state={proposal.state} />,
        }))}
      />
    </Band>
  );
}

/** By which decision, on which proposal, a group was founded; of a draft, which proposal asks for it. */
export function FoundedBy({ founding }: { founding: FoundingInView }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const { proposal, decision } = founding;
  const link = (
    <a href={href(language, paths.proposal, { slug: proposal.slug })}>
      <NumberOf number={proposal.number} /> <TitleOf {...proposal} />
    </a>
  );
  if (!decision) return <Say text={t.askedForBy} proposal={link} />;
  return (
    <Say
      text={t.foundedBy}
      reference={<Code>{decision.reference}</Code>}
      body={<>{t.bodies[decision.body]}</>}
      date={<Dated on={decision.day} />}
      proposal={link}
    />
  );
}
