import { turnMinutes } from '#drafting/drafted-text.ts';
import { messages } from '#drafting/messages/messages.ts';
import type { TurnInView } from '#drafting/turns.ts';
import { href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { Actions, Button, LinkButton } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Ask } from '#ui/parts/notes.tsx';
import { Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { TurnFound } from '../drafting-queries.ts';
import { DraftingPage } from './drafting-frame.tsx';

/** Whose turn it is to write. What the page that saves by itself reads stands here in one attribute. */
export function TurnPage(found: TurnFound) {
  const { proposal, turn, revision, savedAt } = found;
  const { formats } = useView();
  const t = useMessages(messages);
  const saved = said(t.autosave.savedAt, { time: formats.time(new Date(savedAt)) });
  const asked = turn.can === 'write' && turn.asked && !turn.asked.isOwn ? turnSentence(t, turn, formats) : '';
  return (
    <DraftingPage
      found={found}
      title={t.turnTitle}
      heading={t.turn}
      lead={
        <span data-revision={String(revision)} data-said={[saved, asked].filter(Boolean).join(' ')}>
          {saved}
        </span>
      }
    >
      <TurnBand turn={turn} slug={proposal.slug} mayWrite={found.may.write} />
    </DraftingPage>
  );
}

type Formats = ReturnType<typeof useView>['formats'];

/** Who waits for the turn of the reader, as plain text. */
const turnSentence = (t: (typeof messages)['en'], { asked, passesAt }: TurnInView, formats: Formats): string =>
  said(t.turnAskedOfYou, { person: asked?.name ?? '', time: passesAt ? formats.time(new Date(passesAt)) : '' });

type TurnProps = { turn: TurnInView; slug: string; mayWrite: boolean };

/** Whose turn it is, and how one comes to it. */
export function TurnBand({ turn, slug, mayWrite }: TurnProps) {
  const { formats } = useView();
  const t = useMessages(messages);
  return (
    <Band title={t.turn} note={said(t.turnNote, { minutes: formats.number(turnMinutes) })}>
      {turn.can === 'write' && turn.asked && !turn.asked.isOwn ? (
        <Ask title={<WhoseTurn turn={turn} />}>{mayWrite && <GiveForm slug={slug} />}</Ask>
      ) : (
        <>
          <p>
            <WhoseTurn turn={turn} />
          </p>
          {mayWrite && <TurnForms turn={turn} slug={slug} />}
        </>
      )}
    </Band>
  );
}

function WhoseTurn({ turn }: { turn: TurnInView }) {
  const { formats } = useView();
  const t = useMessages(messages);
  const { holder, asked, until, passesAt, can } = turn;
  const time = (instant: string | null) =>
    instant ? <time datetime={instant}>{formats.time(new Date(instant))}</time> : null;
  if (can === 'write') {
    if (asked && !asked.isOwn) return <Say text={t.turnAskedOfYou} person={asked.name} time={time(passesAt)} />;
    return until ? <Say text={t.turnOwn} time={time(until)} /> : <>{t.turnOwnLonger}</>;
  }
  if (asked?.isOwn)
    return holder && can === 'wait' ? (
      <Say text={t.turnAskedByYou} person={holder.name} time={time(passesAt)} />
    ) : (
      <>{t.turnAskedByYouFree}</>
    );
  return (
    <>
      {holder ? <Say text={t.turnOther} person={holder.name} time={time(until)} /> : t.turnFree}
      {asked && (
        <>
          {' '}
          <Say text={t.turnAskedByOther} person={asked.name} />
        </>
      )}
    </>
  );
}

function TurnForms({ turn: { can }, slug }: Omit<TurnProps, 'mayWrite'>) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  if (can === 'write') return <GiveForm slug={slug} />;
  if (can === 'wait')
    return (
      <Actions>
        <LinkButton tone="quiet" href={href(language, paths.proposalText, { slug })}>
          {t.look}
        </LinkButton>
      </Actions>
    );
  return (
    <Form action={href(language, paths.proposalTurn, { slug })}>
      <Actions>
        <Button>{can === 'take' ? t.take : t.askForTurn}</Button>
      </Actions>
    </Form>
  );
}

function GiveForm({ slug }: { slug: string }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <Form action={href(language, paths.proposalTurn, { slug })} method="delete">
      <Actions>
        <Button tone="quiet">{t.give}</Button>
      </Actions>
    </Form>
  );
}
