import { foreign } from '#members/parts.tsx';
import { href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { Button } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Rows, type Row } from '#ui/parts/lists.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { Prose, Sides } from '#ui/parts/prose.tsx';
import { State, StatePath, type PathStep } from '#ui/parts/state.tsx';
import { Dated, Heard, Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { DeliverableInView, GroupInView, GroupStateInView } from '../group-view.ts';
import { messages } from '../messages/messages.ts';

/** What the group has promised and not yet done, and below it what is there. */
export function WorkedOn({ group: { deliverables, may, state } }: { group: GroupInView }) {
  const { locale } = useView();
  const t = useMessages(messages);
  const open = deliverables.filter(({ doneOn }) => doneOn === null);
  const done = deliverables.filter(({ doneOn }) => doneOn !== null);
  const rows = [...open, ...done].map((deliverable): Row => ({
    lead: <DeliverableState deliverable={deliverable} />,
    title: <bdi {...foreign(deliverable.language, locale.language)}>{deliverable.title}</bdi>,
    result: may.report && deliverable.doneOn === null && <Report deliverable={deliverable} />,
  }));
  return (
    <Band
      id="work-plan"
      title={state === 'active' && open.length > 0 ? t.workedOn : t.workPlan}
      measure={rows.length > 0 ? 'full' : 'text'}
    >
      {rows.length > 0 ? <Rows rows={rows} /> : <Empty>{t.nothingPlanned}</Empty>}
      {rows.length > 0 && open.length === 0 && <p class="muted">{t.allDone}</p>}
    </Band>
  );
}

function DeliverableState({ deliverable: { due, doneOn } }: { deliverable: DeliverableInView }) {
  const t = useMessages(messages);
  return (
    <>
      <small>
        <State tone={doneOn ? 'done' : 'open'}>{doneOn ? t.deliverableDone : t.deliverableOpen}</State>
      </small>
      {(doneOn ?? due) && (
        <small class="muted">
          {doneOn ? (
            <Say text={t.doneOn} date={<Dated on={doneOn} />} />
          ) : (
            due && <Say text={t.due} date={<Dated on={due} />} />
          )}
        </small>
      )}
    </>
  );
}

function Report({ deliverable: { id, title } }: { deliverable: DeliverableInView }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <Form action={href(language, paths.deliverableCompletion, { id })}>
      <Button tone="quiet" small>
        {t.reportDone}
        <Heard>
          : <bdi>{title}</bdi>
        </Heard>
      </Button>
    </Form>
  );
}

/** The rest of the charter: how the group meets and reports, for how long, in which languages one can read it. */
export function CharterBand({ group }: { group: GroupInView }) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const { rhythm, reporting, nameLanguage, termFrom, termUntil, languages } = group;
  const lang = foreign(nameLanguage, locale.language);
  return (
    <Band id="charter" title={t.charter} measure="wide">
      <Sides
        sides={[
          rhythm !== null && [t.rhythm, <Prose text={rhythm} {...lang} />],
          reporting !== null && [t.reporting, <Prose text={reporting} {...lang} />],
          [t.term, <Term from={termFrom} until={termUntil} />],
        ]}
      />
      <p class="small muted">
        {t.kinds[group.kind]}: {t.kindHints[group.kind]}.{' '}
        {said(t.charterLanguages, {
          languages: formats.list(languages.map((language) => formats.languageName(language))),
        })}
      </p>
    </Band>
  );
}

function Term({ from, until }: { from: string | null; until: string | null }) {
  const t = useMessages(messages);
  if (from && until) return <Say text={t.termFromUntil} from={<Dated on={from} />} until={<Dated on={until} />} />;
  return until ? <Dated on={until} /> : <>{t.noTerm}</>;
}

/** A group's way, once there is more to tell than that it was founded. */
export function GroupHistory({ group: { states } }: { group: GroupInView }) {
  const t = useMessages(messages);
  const told = states.filter(({ state }) => state !== 'draft');
  if (told.length < 2 && !told.some(({ reason }) => reason)) return null;
  const steps = told.map((state, index): PathStep => ({
    reached: index === told.length - 1 ? 'now' : 'done',
    label: labelOf(t, state, index),
    note: (
      <>
        <Dated on={state.on} />
        {(state.reason || state.isTermOver) && (
          <>
            <br />
            {state.isTermOver ? t.termEnded : <bdi dir="auto">{state.reason}</bdi>}
          </>
        )}
      </>
    ),
  }));
  return (
    <Band id="history" title={t.history} measure="wide">
      <StatePath label={t.history} steps={steps} />
    </Band>
  );
}

function labelOf(t: (typeof messages)['en'], { state }: GroupStateInView, index: number): string {
  if (state === 'active') return index === 0 ? t.founded : t.resumed;
  return t.states[state];
}
