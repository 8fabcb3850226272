import { pluralForm } from '#i18n/messages.ts';
import { href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { Actions, Button, LinkButton } from '#ui/parts/actions.tsx';
import { Ask, Disclosure } from '#ui/parts/notes.tsx';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { GroupInView, OwnPart } from '../group-view.ts';
import { messages } from '../messages/messages.ts';

/** What this reader's city is asked, can do, or has done here. */
export function GroupSteps({ group }: { group: GroupInView }) {
  const { own, waiting } = group;
  return (
    <>
      {own?.state === 'invited' && own.may.admit && <Invited group={group} own={own} />}
      {waiting > 0 && group.may.invite && <Waiting group={group} />}
      <div class="actions">
        <Joining group={group} />
        <Following group={group} />
        <a href="#charter">{useMessages(messages).fullCharter}</a>
      </div>
      {own?.state === 'asked' && <Asked own={own} />}
      {own?.state === 'joined' && <Inside own={own} />}
      <Care group={group} />
    </>
  );
}

/** A visitor is led by the sign-in; whoever speaks for a city joins at once where the group is open, and asks where it is not. */
function Joining({ group: { slug, state, joinMode, may, own } }: { group: GroupInView }) {
  const { locale, viewer } = useView();
  const t = useMessages(messages);
  const { language } = locale;
  if (state !== 'active' || own !== null) return null;
  if (joinMode === 'invitation') return <span class="muted">{t.invitationOnly}</span>;
  const isAsked = joinMode === 'approval';
  if (may.join && !isAsked)
    return (
      <Form action={href(language, paths.groupParticipations, { slug })}>
        <Button>{t.joinForCity}</Button>
      </Form>
    );
  if (!may.join && viewer) return null;
  return (
    <LinkButton href={`${href(language, paths.groupParticipations, { slug })}#join`}>
      {may.join ? t.askToJoin : t.joinForCity}
    </LinkButton>
  );
}

function Following({ group: { slug, isFollowed, may } }: { group: GroupInView }) {
  const { locale } = useView();
  const t = useMessages(messages);
  if (!may.follow && !isFollowed) return null;
  return (
    <Form action={href(locale.language, paths.groupFollowing, { slug })} method={isFollowed ? 'delete' : 'post'}>
      <Button tone="quiet">{isFollowed ? t.unfollow : t.follow}</Button>
    </Form>
  );
}

function Invited({ own: { id, may } }: { group: GroupInView; own: OwnPart }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <Ask title={t.isInvited}>
      <Actions>
        <Form action={href(language, paths.participationAdmission, { id })}>
          <Button>{t.accept}</Button>
        </Form>
        {may.decline && <a href={href(language, paths.participationDeclining, { id })}>{t.declineStep}</a>}
      </Actions>
    </Ask>
  );
}

function Waiting({ group: { slug, waiting } }: { group: GroupInView }) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const title = said(pluralForm(locale.language, t.waitingCount, waiting), { count: formats.number(waiting) });
  return (
    <Ask title={title}>
      <Actions>
        <LinkButton href={href(locale.language, paths.groupParticipations, { slug })}>{t.answerRequests}</LinkButton>
      </Actions>
    </Ask>
  );
}

function Asked({ own: { id, may } }: { own: OwnPart }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <p>
      {t.hasAsked} {may.decline && <a href={href(language, paths.participationDeclining, { id })}>{t.takeBack}</a>}
    </p>
  );
}

function Inside({ own: { id, may } }: { own: OwnPart }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <p class="actions">
      <span>{t.takesPart}</span>
      {may.namePeople && <a href={href(language, paths.participationPeople, { id })}>{t.namePeople}</a>}
      {may.leave && <a href={href(language, paths.participationEnding, { id })}>{t.leaveGroup}</a>}
    </p>
  );
}

/** The steps of whoever leads: the common ones in sight, the weighty ones a click away. */
function Care({ group: { slug, state, may } }: { group: GroupInView }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const at = { slug };
  if (!may.changeCharter && !may.renew && !may.close) return null;
  return (
    <Disclosure summary={t.care}>
      <div class="actions">
        {may.changeCharter && <a href={href(language, paths.groupCharter, at)}>{t.editCharter}</a>}
        {may.invite && <a href={href(language, paths.groupParticipations, at)}>{t.participations}</a>}
        {may.renew && <a href={href(language, paths.groupRenewal, at)}>{state === 'dormant' ? t.wake : t.renew}</a>}
        {may.handLead && <a href={href(language, paths.groupLead, at)}>{t.handLead}</a>}
        {may.rest && <a href={href(language, paths.groupDormancy, at)}>{t.letRest}</a>}
        {may.close && <a href={href(language, paths.groupClosure, at)}>{t.close}</a>}
      </div>
    </Disclosure>
  );
}
