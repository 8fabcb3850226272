import { foreign } from '#members/parts.tsx';
import { href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { TextArea } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, Button, Pagination } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { State, type Tone } from '#ui/parts/state.tsx';
import { Table, type Column } from '#ui/parts/table.tsx';
import { Heard, Say, ShortDate, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import type { ParticipationInView, ParticipationsFound } from '../group-view.ts';
import { messages } from '../messages/messages.ts';
import type { ParticipationState } from '../participation.ts';
import { CityWho } from '../parts.tsx';
import { MemberField } from '../charter-fields.tsx';
import { GroupMargin, People } from './group-margin.tsx';

type Props = ParticipationsFound & { form: FormState };

/** Who takes part in a group, who asks to, who is invited; and the forms of joining and inviting. */
export function ParticipationsPage(found: Props) {
  const { locale } = useView();
  const t = useMessages(messages);
  const { group, items, next } = found;
  const isOffered = group.may.join && (found.own === null || found.own === 'invited');
  return (
    <Page title={said(t.participationsTitle, { group: group.name })} robots="noindex">
      <Head
        kind={t.groups}
        title={<Say text={t.participationsTitle} group={group.name} />}
        lead={t.participationsLead}
        margin={<GroupMargin group={group} />}
      />
      {isOffered && <Joining {...found} />}
      <Band title={t.cities} measure="wide">
        {items.length > 0 ? <Participations items={items} /> : <Empty>{t.noCities}</Empty>}
        <Pagination
          next={next && href(locale.language, paths.groupParticipations, { slug: group.slug }, { after: next })}
        />
      </Band>
      {group.may.invite && <Inviting {...found} />}
    </Page>
  );
}

const tones: Record<ParticipationState, Tone> = {
  asked: 'due',
  invited: 'half',
  joined: 'done',
  declined: 'over',
  left: 'over',
};

function Participations({ items }: { items: readonly ParticipationInView[] }) {
  const t = useMessages(messages);
  const hasSteps = items.some(({ may }) => Object.values(may).includes(true));
  const columns: readonly Column<ParticipationInView>[] = [
    { label: t.member, cell: ({ city }) => <CityWho city={city} /> },
    { label: t.state, cell: (part) => <Standing part={part} /> },
    { label: t.since, cell: ({ on }) => <ShortDate on={on} />, named: true },
    { label: t.people, cell: (part) => <Named part={part} /> },
    ...(hasSteps
      ? [
          {
            label: t.steps,
            cell: (part: ParticipationInView) => <Steps part={part} />,
            heardLabel: true,
            numeric: true,
          },
        ]
      : []),
  ];
  return <Table columns={columns} items={items} isPast={({ state }) => state === 'left' || state === 'declined'} />;
}

function Standing({ part: { state, isLead, isCoLead, reason, note } }: { part: ParticipationInView }) {
  const { locale } = useView();
  const t = useMessages(messages);
  const role = (isLead && t.lead) || (isCoLead && t.coLead) || null;
  return (
    <span class="person">
      <State tone={tones[state]}>{role ?? t.participationStates[state]}</State>
      {note && (
        <small>
          <bdi dir="auto" {...foreign(note.language ?? undefined, locale.language)}>
            {note.text}
          </bdi>
        </small>
      )}
      {reason && (
        <small>
          <bdi dir="auto">{reason}</bdi>
        </small>
      )}
    </span>
  );
}

function Named({ part: { people, state } }: { part: ParticipationInView }) {
  const t = useMessages(messages);
  if (people.length > 0) return <People people={people} />;
  return state === 'joined' ? <span class="muted">{t.nobodyNamed}</span> : null;
}

function Steps({ part: { id, city, state, may } }: { part: ParticipationInView }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const about = (step: string) => (
    <>
      {step}
      <Heard>
        : <bdi>{city.name}</bdi>
      </Heard>
    </>
  );
  return (
    <div class="steps">
      {may.admit && (
        <Form action={href(language, paths.participationAdmission, { id })}>
          <button type="submit" class="link-button">
            {about(state === 'asked' ? t.admitStep : t.accept)}
          </button>
        </Form>
      )}
      {may.decline && <a href={href(language, paths.participationDeclining, { id })}>{about(t.declineStep)}</a>}
      {may.namePeople && <a href={href(language, paths.participationPeople, { id })}>{about(t.namePeople)}</a>}
      {may.leave && <a href={href(language, paths.participationEnding, { id })}>{about(t.leaveGroup)}</a>}
    </div>
  );
}

function Joining({ group, form }: Props) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const isAsked = group.joinMode === 'approval';
  return (
    <Band id="join" title={t.joinSection}>
      <p>{isAsked ? t.askLead : t.joinLead}</p>
      <Form
        action={href(language, paths.groupParticipations, { slug: group.slug })}
        submission={form.key}
        mandateId={form.mandateId}
        label={t.joinSection}
      >
        <NoteField form={form} label={t.note} hint={t.noteHint} />
        <Actions>
          <Button>{isAsked ? t.askToJoin : t.joinForCity}</Button>
        </Actions>
      </Form>
    </Band>
  );
}

function Inviting({ group, candidates, form }: Props) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <Band id="invite" title={t.inviteSection} note={t.inviteLead}>
      <Form
        action={href(language, paths.groupParticipations, { slug: group.slug })}
        submission={form.key}
        mandateId={form.mandateId}
        label={t.inviteSection}
      >
        <MemberField form={form} name="member" label={t.member} candidates={candidates} />
        <NoteField form={form} label={t.inviteNote} id="field-note-to-member" />
        <Actions>
          <Button tone="quiet">{t.inviteStep}</Button>
        </Actions>
      </Form>
    </Band>
  );
}

function NoteField({ form, label, hint, id }: { form: FormState; label: string; hint?: string; id?: string }) {
  return (
    <TextArea
      name="note"
      label={label}
      hint={hint}
      rows={2}
      maxlength={600}
      value={typed(form, 'note')}
      error={form.errors['note']}
      optional
      {...(id ? { id } : {})}
    />
  );
}
