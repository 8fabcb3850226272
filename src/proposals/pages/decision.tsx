import { asPartialDate } from '#i18n/partial-date.ts';
import { href, paths } from '#paths.ts';
import { ChoiceField } from '#ui/fields/choice.tsx';
import { Form } from '#ui/fields/form.tsx';
import { DateField, TextArea, TextField } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Notice } from '#ui/parts/notes.tsx';
import { Code, Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import type { StepFound } from '../form-queries.ts';
import { messages } from '../messages/messages.ts';
import { canTake, decidingBodies } from '../proposal.ts';
import type { GroupAsked } from '../proposal-view.ts';
import { GroupRows } from './group-band.tsx';
import { BackToProposal, ProposalFrame } from './proposal-frame.tsx';

type Props = StepFound & { groups: readonly GroupAsked[]; form: FormState };

/** The Secretariat records what a body decided. */
export function DecisionPage({ proposal, groups, today, form }: Props) {
  const { locale } = useView();
  const t = useMessages(messages);
  const words = t.decisionForm;
  return (
    <ProposalFrame proposal={proposal} title={words.title} lead={words.lead}>
      <Form
        bare
        action={href(locale.language, paths.proposalDecision, { slug: proposal.slug })}
        submission={form.key}
        mandateId={form.mandateId}
        label={words.button}
      >
        <Band title={t.decision}>
          <OutcomeField form={form} mayAdopt={canTake('adoption', proposal.state)} />
          {groups.length > 0 && (
            <>
              <p>{words.willFound}</p>
              <GroupRows groups={groups} />
            </>
          )}
          <DecisionFields form={form} today={today} />
          <Notice kind="warning">{words.cannotUndo}</Notice>
          <Actions>
            <Button>{words.button}</Button>
            <BackToProposal proposal={proposal} />
          </Actions>
        </Band>
      </Form>
    </ProposalFrame>
  );
}

/** Only what lies before the Board is adopted. */
function OutcomeField({ form, mayAdopt }: { form: FormState; mayAdopt: boolean }) {
  const t = useMessages(messages);
  const words = t.decisionForm;
  const adopted = { value: 'adopted', label: words.adopt, hint: words.adoptHint };
  const rejected = { value: 'rejected', label: words.reject, hint: words.rejectHint };
  return (
    <ChoiceField
      name="outcome"
      label={words.outcome}
      choices={mayAdopt ? [adopted, rejected] : [rejected]}
      value={typed(form, 'outcome') || (mayAdopt ? '' : 'rejected')}
      error={form.errors['outcome']}
    />
  );
}

/** How minutes name a decision, in every language. */
const exampleReference = 'EB/2026/14';

function DecisionFields({ form, today }: { form: FormState; today: string }) {
  const { formats } = useView();
  const t = useMessages(messages);
  const words = t.decisionForm;
  return (
    <>
      <ChoiceField
        name="body"
        label={words.body}
        choices={decidingBodies.map((body) => ({ value: body, label: t.bodies[body] }))}
        value={typed(form, 'body')}
        error={form.errors['body']}
      />
      <DateField
        name="day"
        label={t.day}
        hint={said(words.dayHint, { example: formats.date(asPartialDate(today)) })}
        value={typed(form, 'day')}
        error={form.errors['day']}
      />
      <TextField
        name="reference"
        label={t.reference}
        hint={<Say text={words.referenceHint} example={<Code>{exampleReference}</Code>} />}
        short
        maxlength={80}
        autocomplete="off"
        value={typed(form, 'reference')}
        error={form.errors['reference']}
      />
      <TextArea
        name="reason"
        label={t.stepReason}
        hint={words.reasonHint}
        optional
        rows={3}
        maxlength={2_000}
        value={typed(form, 'reason')}
        error={form.errors['reason']}
      />
    </>
  );
}
