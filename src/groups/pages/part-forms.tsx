import { RoleName } from '#mandates/parts.tsx';
import { href, paths } from '#paths.ts';
import { ChoicesField } from '#ui/fields/choice.tsx';
import { typedList } from '#ui/fields/typed.ts';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import type { ParticipationFound } from '../group-view.ts';
import { messages } from '../messages/messages.ts';
import { ReasonField, StepPage } from './step-forms.tsx';

type Props = ParticipationFound & { form: FormState };

export function DecliningPage({ group, participation: { id, city }, form }: Props) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <StepPage
      group={group}
      form={form}
      action={href(language, paths.participationDeclining, { id })}
      title={said(t.decliningTitle, { city: city.name, group: group.name })}
      lead={t.decliningLead}
      section={t.reason}
      button={t.declineStep}
      tone="danger"
    >
      <ReasonField form={form} hint={t.reasonBothRead} />
    </StepPage>
  );
}

export function LeavingPage({ group, participation: { id, city }, form }: Props) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <StepPage
      group={group}
      form={form}
      action={href(language, paths.participationEnding, { id })}
      title={said(t.leavingTitle, { city: city.name, group: group.name })}
      lead={t.leavingLead}
      section={t.reason}
      button={t.leaveGroup}
      tone="danger"
    >
      <ReasonField form={form} hint={t.reasonBothRead} />
    </StepPage>
  );
}

/** Who of a member's people works in the group; of the lead they are its chair. */
export function PeoplePage({ group, participation: { id, city, isLead, isCoLead }, people, form }: Props) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <StepPage
      group={group}
      form={form}
      action={href(language, paths.participationPeople, { id })}
      title={said(t.peopleTitle, { city: city.name, group: group.name })}
      lead={
        <>
          {t.peopleLead} {(isLead || isCoLead) && t.peopleLeadChair}
        </>
      }
      section={t.people}
      button={t.save}
    >
      {people.length === 0 ? (
        <p class="muted">{t.nobodyToName}</p>
      ) : (
        <ChoicesField
          name="people"
          label={t.peopleField}
          error={form.errors['people']}
          optional
          values={typedList(form, 'people')}
          choices={people.map(({ mandateId, name, role, title }) => ({
            value: mandateId,
            label: <bdi>{name}</bdi>,
            hint: <RoleName role={role} title={title} />,
          }))}
        />
      )}
    </StepPage>
  );
}
