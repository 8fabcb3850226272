import type { Child } from 'hono/jsx';
import type { Language } from '#i18n/languages.ts';
import { href, paths } from '#paths.ts';
import { Say } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from './messages/messages.ts';
import type { AskedWork } from './work.ts';

type Props = { thing: AskedWork };

/** What the city should do. */
export function WorkTitle({ thing }: Props) {
  const { formats } = useView();
  const t = useMessages(messages);
  switch (thing.kind) {
    case 'verdict':
      return <Say text={t.verdictTitle} number={<>{formats.number(thing.number)}</>} />;
    case 'returned':
      return <>{t.returnedTitle}</>;
    case 'question':
      return <>{t.questionTitle}</>;
    case 'invitation':
      return <Say text={t.invitationTitle} group={thing.group.name} />;
    case 'request':
    default:
      return <Say text={t.requestTitle} city={thing.city.name} group={thing.group.name} />;
  }
}

/** Of which proposal or group, and what one should know before. */
export function WorkText({ thing }: Props) {
  const t = useMessages(messages);
  switch (thing.kind) {
    case 'verdict':
      if (!thing.isAgreedByOther) return <bdi>{thing.proposal.name}</bdi>;
      return <Say text={t.verdictAlone} proposal={thing.proposal.name} />;
    case 'returned':
      return thing.reason === null ? (
        <bdi>{thing.proposal.name}</bdi>
      ) : (
        <Say text={t.returnedText} proposal={thing.proposal.name} reason={<bdi dir="auto">{thing.reason}</bdi>} />
      );
    case 'question':
      return (
        <Say text={t.questionText} proposal={thing.proposal.name} question={<bdi dir="auto">{thing.question}</bdi>} />
      );
    case 'invitation':
      return <>{t.invitationText}</>;
    case 'request':
    default:
      return <>{t.requestText}</>;
  }
}

/** Where it is answered. */
export function useWorkAnswer(thing: AskedWork): { href: string; label: Child } {
  const { language } = useView().locale;
  const t = useMessages(messages);
  switch (thing.kind) {
    case 'verdict':
      return { href: versionOf(language, thing), label: t.readAndDecide };
    case 'returned':
      return { href: href(language, paths.proposalText, thing.proposal), label: t.toText };
    case 'question':
      return { href: `${href(language, paths.proposal, thing.proposal)}#questions`, label: t.answer };
    case 'invitation':
    case 'request':
    default:
      return { href: href(language, paths.groupParticipations, thing.group), label: t.answer };
  }
}

const versionOf = (language: Language, { proposal, number }: { proposal: { slug: string }; number: number }) =>
  href(language, paths.proposalVersion, { slug: proposal.slug, number: String(number) });
