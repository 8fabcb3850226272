import { asPartialDate } from '#i18n/partial-date.ts';
import { fieldOf } from '#network/forms.ts';
import { ChoiceField, SelectField } from '#ui/fields/choice.tsx';
import { Hidden } from '#ui/fields/form.tsx';
import { DateField, TextArea, TextField } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Band } from '#ui/parts/band.tsx';
import { State } from '#ui/parts/state.tsx';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { mostDeliverables } from './forms.ts';
import { groupKinds, joinModes, visibilities } from './group.ts';
import { messages } from './messages/messages.ts';
import { rowsOf } from './plan-rows.ts';

type Typed = { form: FormState };

/** What the group is called and for, in each language of the network; the first is open to be written first. */
export function WordBands({ form }: Typed) {
  const { formats, network } = useView();
  const t = useMessages(messages);
  return (
    <>
      {(network?.languages ?? []).map((language, index) => (
        <Band
          title={said(t.wordsIn, { language: formats.languageName(language) })}
          note={index === 0 ? t.wordsNote : undefined}
        >
          <TextField
            name={fieldOf('name', language)}
            label={t.nameField}
            lang={language}
            value={typed(form, fieldOf('name', language))}
            error={form.errors[fieldOf('name', language)]}
            optional={index > 0}
            maxlength={120}
            autocomplete="off"
          />
          {(['purpose', 'scope', 'rhythm', 'reporting'] as const).map((part) => {
            const name = fieldOf(part, language);
            return (
              <TextArea
                name={name}
                label={t[part]}
                hint={index === 0 ? t[`${part}Hint`] : undefined}
                lang={language}
                rows={part === 'scope' ? 5 : 2}
                value={typed(form, name)}
                error={form.errors[name]}
                optional={index > 0 || part !== 'purpose'}
                maxlength={part === 'scope' ? 3_000 : 400}
              />
            );
          })}
        </Band>
      ))}
    </>
  );
}

/** Which kind of group it is, who joins, who reads. */
export function FormBand({ form }: Typed) {
  const t = useMessages(messages);
  return (
    <Band title={t.formSection}>
      <ChoiceField
        name="kind"
        label={t.kindField}
        choices={groupKinds.map((kind) => ({ value: kind, label: t.kinds[kind], hint: t.kindHints[kind] }))}
        value={typed(form, 'kind')}
        error={form.errors['kind']}
      />
      <ChoiceField
        name="joinMode"
        label={t.joinModeField}
        choices={joinModes.map((mode) => ({ value: mode, label: t.joinModes[mode] }))}
        value={typed(form, 'joinMode')}
        error={form.errors['joinMode']}
      />
      <ChoiceField
        name="visibility"
        label={t.visibilityField}
        hint={t.visibilityHint}
        choices={visibilities.map((visibility) => ({ value: visibility, label: t.visibilities[visibility] }))}
        value={typed(form, 'visibility')}
        error={form.errors['visibility']}
      />
    </Band>
  );
}

const exampleDay = asPartialDate('2028-03-19');

/** From when until when the group has its task. */
export function TermFields({ form }: Typed) {
  const { formats } = useView();
  const t = useMessages(messages);
  return (
    <div class="field-row">
      <DateField
        name="termFrom"
        label={t.termFromField}
        value={typed(form, 'termFrom')}
        error={form.errors['termFrom']}
        optional
      />
      <DateField
        name="termUntil"
        label={t.termUntilField}
        hint={said(t.termHint, { example: formats.date(exampleDay) })}
        value={typed(form, 'termUntil')}
        error={form.errors['termUntil']}
        optional
      />
    </div>
  );
}

type MemberFieldProps = Typed & {
  name: string;
  label: string;
  hint?: string | undefined;
  candidates: readonly { slug: string; name: string }[];
  optional?: boolean;
};

/** One of the members: chosen from a list, or typed where they are too many for one. */
export function MemberField({ form, name, label, hint, candidates, optional = false }: MemberFieldProps) {
  const t = useMessages(messages);
  const field = { name, label, value: typed(form, name), error: form.errors[name], optional };
  if (candidates.length === 0)
    return <TextField {...field} hint={hint ?? t.memberTyped} autocomplete="off" maxlength={160} />;
  return (
    <SelectField
      {...field}
      {...(hint ? { hint } : {})}
      {...(optional ? { empty: t.none } : {})}
      options={candidates.map(({ slug, name: member }) => ({ value: slug, label: member }))}
    />
  );
}

/** Empty rows below what stands in the plan. */
const spare = 3;

/** What the group promises: a row for each, in each language, with its day. */
export function PlanBand({ form, done }: Typed & { done: ReadonlySet<string> }) {
  const { formats, network } = useView();
  const t = useMessages(messages);
  const rows = rowsOf(form);
  const count = Math.min(rows.length + spare, mostDeliverables);
  return (
    <Band title={t.workPlan} note={t.workPlanNote}>
      {Array.from({ length: count }, (_, index) => {
        const number = formats.number(index + 1);
        const row = rows[index];
        return (
          <fieldset class="field">
            <legend>
              {said(t.deliverable, { number })}{' '}
              {row && done.has(row.id) && <State tone="done">{t.deliverableDone}</State>}
            </legend>
            <Hidden name="deliverableId" value={row?.id ?? ''} />
            {(network?.languages ?? []).map((language) => {
              const name = fieldOf('deliverable', language);
              return (
                <TextField
                  name={name}
                  id={`field-${name}-${index + 1}`}
                  toldAs={`${name}-${index + 1}`}
                  label={said(t.titleIn, { language: formats.languageName(language) })}
                  lang={language}
                  value={row?.titles[language]}
                  error={form.errors[`${name}-${index + 1}`]}
                  optional
                  maxlength={200}
                  autocomplete="off"
                />
              );
            })}
            <DateField
              name="deliverableDue"
              id={`field-deliverableDue-${index + 1}`}
              toldAs={`deliverableDue-${index + 1}`}
              label={t.dueField}
              partial
              value={row?.due}
              error={form.errors[`deliverableDue-${index + 1}`]}
              optional
            />
          </fieldset>
        );
      })}
    </Band>
  );
}
