import type { Role } from '#core/roles.ts';
import { directionOf } from '#i18n/languages.ts';
import { addressOf, href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { State, type Tone } from '#ui/parts/state.tsx';
import { Table, type Column } from '#ui/parts/table.tsx';
import { Dated, Heard, Say, ShortDate } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { Ending, MandateState, Title } from './mandate.ts';
import { messages } from './messages/messages.ts';
import type { MandateInView } from './queries.ts';

/** Who speaks for a holder: each person with role and days, and the steps that this reader may take. */
export function MandateTable({ mandates }: { mandates: readonly MandateInView[] }) {
  const t = useMessages(messages);
  const hasSteps = mandates.some(({ may, accountId }) => hasStep(may) || accountId !== null);
  const columns: readonly Column<MandateInView>[] = [
    { label: t.person, cell: (mandate) => <Person mandate={mandate} /> },
    { label: t.mandate, cell: (mandate) => <RoleAndState mandate={mandate} /> },
    { label: t.from, cell: ({ from }) => <ShortDate on={from} />, named: true },
    { label: t.until, cell: (mandate) => <Until mandate={mandate} />, named: true },
    ...(hasSteps
      ? [
          {
            label: t.steps,
            cell: (mandate: MandateInView) => <Steps mandate={mandate} />,
            heardLabel: true,
            numeric: true,
          },
        ]
      : []),
  ];
  return <Table columns={columns} items={mandates} isPast={({ state }) => state === 'ended'} />;
}

const hasStep = ({ confirm, decline, withdraw, end, invite, readLetter }: MandateInView['may']) =>
  confirm || decline || withdraw || end || invite || readLetter;

/** "Representative (Mayor)": what someone is for the holder and, where it says more, in their own words at home. */
export function RoleName({ role, title }: { role: Role; title: Title | null }) {
  const t = useMessages(messages);
  if (!title || title.text === t.roles[role]) return <>{t.roles[role]}</>;
  return <Say text={t.roleAndTitle} role={<>{t.roles[role]}</>} title={<TitleText title={title} />} />;
}

/** A title may stand in another language than the page, where nobody wrote it in that. */
function TitleText({ title: { text, language } }: { title: Title }) {
  const isForeign = language !== useView().locale.language;
  return <bdi {...(isForeign ? { lang: language, dir: directionOf(language) } : {})}>{text}</bdi>;
}

const tones: Record<MandateState, Tone> = { pending: 'due', coming: 'open', current: 'done', ended: 'over' };

/** Where a mandate stands, as a lozenge and a word. */
export function MandateStanding({ state, ending = null }: { state: MandateState; ending?: Ending | null }) {
  const t = useMessages(messages);
  return <State tone={tones[state]}>{ending ? t.endingStates[ending] : t.states[state]}</State>;
}

/** The address of a letter; it has no language. */
export const letterAddress = (mandate: { id: string }): string => addressOf(paths.mandateLetter, { id: mandate.id });

function Person({ mandate: { person, may } }: { mandate: MandateInView }) {
  const t = useMessages(messages);
  return (
    <span class="person">
      <bdi>{person.name}</bdi>
      {person.contact && (
        <small>
          <a href={`mailto:${person.contact.email}`}>
            <bdi dir="ltr">{person.contact.email}</bdi>
          </a>
        </small>
      )}
      {person.contact?.telephone && (
        <small>
          <bdi dir="ltr">{person.contact.telephone}</bdi>
        </small>
      )}
      {may.invite && <small class="muted">{t.awaited}</small>}
    </span>
  );
}

/** The state is said where it is not the usual one. */
function RoleAndState({ mandate }: { mandate: MandateInView }) {
  const { role, title, state, ending, endedOn, endReason, answerBy } = mandate;
  const t = useMessages(messages);
  return (
    <span class="person">
      <RoleName role={role} title={title} />
      {state !== 'current' && (
        <small>
          <MandateStanding state={state} ending={ending} />
        </small>
      )}
      {endedOn && ending !== 'ended' && (
        <small>
          <Dated on={endedOn} />
        </small>
      )}
      {answerBy && (
        <small>
          <Say text={t.answerBy} date={<Dated on={answerBy} />} />
        </small>
      )}
      {endReason && (
        <small>
          <Say text={t.reasonGiven} reason={<bdi dir="auto">{endReason}</bdi>} />
        </small>
      )}
    </span>
  );
}

/** Of what counted and ended before its last day, the day of its end. */
function Until({ mandate: { until, endsSoon, ending, endedOn } }: { mandate: MandateInView }) {
  const t = useMessages(messages);
  if (ending === 'ended' && endedOn && (until === null || endedOn < until)) return <ShortDate on={endedOn} />;
  if (!until) return <span class="muted">{t.withoutEnd}</span>;
  if (endsSoon) {
    return (
      <span class="person">
        <State tone="due">
          <ShortDate on={until} />
        </State>
        <small>{t.endsSoon}</small>
      </span>
    );
  }
  return <ShortDate on={until} />;
}

function Steps({ mandate }: { mandate: MandateInView }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const { id, may, person, accountId } = mandate;
  return (
    <div class="steps">
      {may.readLetter && (
        <a href={letterAddress(mandate)} download>
          <Named step={t.readLetter} person={person.name} />
        </a>
      )}
      {may.confirm && !may.readLetter && <span class="muted">{t.noLetter}</span>}
      {may.confirm && (
        <a href={href(language, paths.mandateConfirmation, { id })}>
          <Named step={t.confirm} person={person.name} />
        </a>
      )}
      {may.invite && (
        <Form action={href(language, paths.mandateInvitation, { id })}>
          <button type="submit" class="link-button">
            <Named step={t.inviteAgain} person={person.name} />
          </button>
        </Form>
      )}
      {may.decline && (
        <a href={href(language, paths.mandateDeclining, { id })}>
          <Named step={t.decline} person={person.name} />
        </a>
      )}
      {may.withdraw && (
        <a href={href(language, paths.mandateWithdrawal, { id })}>
          <Named step={t.withdraw} person={person.name} />
        </a>
      )}
      {may.end && (
        <a href={href(language, paths.mandateEnding, { id })}>
          <Named step={t.end} person={person.name} />
        </a>
      )}
      {accountId && (
        <a href={href(language, paths.personDeactivation, { id: accountId })}>
          <Named step={t.account} person={person.name} />
        </a>
      )}
    </div>
  );
}

/** Many rows have the same step; who only hears them learns whose it is. */
const Named = ({ step, person }: { step: string; person: string }) => (
  <>
    {step}
    <Heard>
      : <bdi>{person}</bdi>
    </Heard>
  </>
);
