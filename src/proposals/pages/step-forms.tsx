import { timeZoneNamed } from '#i18n/time-zones.ts';
import { messages as mandateMessages } from '#mandates/messages/messages.ts';
import { href, paths } from '#paths.ts';
import { ChoicesField } from '#ui/fields/choice.tsx';
import { Form, Hidden } from '#ui/fields/form.tsx';
import { DateField, TextArea, TextField } from '#ui/fields/text.tsx';
import { typed, typedList } from '#ui/fields/typed.ts';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import type { StepFound } from '../form-queries.ts';
import { messages } from '../messages/messages.ts';
import type { StaffChoice } from '../staff.ts';
import { BackToProposal, ProposalFrame } from './proposal-frame.tsx';

type Props = StepFound & { form: FormState };

export const ConsiderationPage = (props: Props) => (
  <StepPage {...props} kind="consideration" address={paths.proposalConsideration} asksFor="reason and deadline" />
);

export const DraftingPage = (props: Props & { people: readonly StaffChoice[] }) => (
  <StepPage {...props} kind="drafting" address={paths.proposalDrafting} asksFor="reason and deadline" />
);

export const BoardPage = (props: Props) => (
  <StepPage {...props} kind="board" address={paths.proposalBoard} asksFor="reason and deadline" />
);

export const ReturnPage = (props: Props) => (
  <StepPage {...props} kind="return" address={paths.proposalReturn} asksFor="reason and deadline" needsReason />
);

export const WithdrawalPage = (props: Props) => (
  <StepPage {...props} kind="withdrawal" address={paths.proposalWithdrawal} asksFor="reason" needsReason isEnd />
);

export const CompletionPage = (props: Props) => (
  <StepPage {...props} kind="completion" address={paths.proposalCompletion} asksFor="reason" />
);

export const DeadlinePage = (props: Props) => (
  <StepPage {...props} kind="deadlineForm" address={paths.proposalDeadline} asksFor="deadline" />
);

type StepProps = Props & {
  kind: 'consideration' | 'drafting' | 'board' | 'return' | 'withdrawal' | 'completion' | 'deadlineForm';
  address:
    | typeof paths.proposalConsideration
    | typeof paths.proposalDrafting
    | typeof paths.proposalBoard
    | typeof paths.proposalReturn
    | typeof paths.proposalWithdrawal
    | typeof paths.proposalCompletion
    | typeof paths.proposalDeadline;
  asksFor: 'reason' | 'deadline' | 'reason and deadline';
  needsReason?: boolean;
  /** Nothing comes after it. */
  isEnd?: boolean;
  people?: readonly StaffChoice[];
};

/** A step of a proposal: what it means, why it is taken, and until when the next one should be. */
function StepPage({ proposal, form, kind, address, asksFor, needsReason = false, isEnd = false, people }: StepProps) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const { title, lead, button } = t[kind];
  const asksReason = asksFor !== 'deadline';
  const asksDeadline = asksFor !== 'reason';
  return (
    <ProposalFrame
      proposal={proposal}
      title={title}
      lead={lead.includes('{member}') ? <Say text={lead} member={proposal.member.name} /> : lead}
    >
      <Form
        bare
        action={href(language, address, { slug: proposal.slug })}
        submission={form.key}
        mandateId={form.mandateId}
        label={button}
      >
        {people && <StaffBand people={people} form={form} />}
        {asksReason && <ReasonBand form={form} isOptional={!needsReason} />}
        {asksDeadline && <DeadlineBand form={form} />}
        <Band>
          <Actions>
            <Button tone={isEnd ? 'danger' : 'main'}>{button}</Button>
            <BackToProposal proposal={proposal} />
          </Actions>
        </Band>
      </Form>
    </ProposalFrame>
  );
}

function ReasonBand({ form, isOptional }: { form: FormState; isOptional: boolean }) {
  const t = useMessages(messages);
  return (
    <Band title={t.stepReason}>
      <TextArea
        name="reason"
        label={t.stepReason}
        hint={t.stepReasonHint}
        rows={3}
        maxlength={2_000}
        optional={isOptional}
        value={typed(form, 'reason')}
        error={form.errors['reason']}
      />
    </Band>
  );
}

/** Day and time as the sender's clocks show them; the zone travels along. */
function DeadlineBand({ form }: { form: FormState }) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  const zone = timeZoneNamed(typed(form, 'dueZone')) ?? locale.timeZone;
  return (
    <Band title={t.deadline} note={t.deadlineNote}>
      <Hidden name="dueZone" value={zone} />
      <DateField name="dueDay" label={t.dueDay} optional value={typed(form, 'dueDay')} error={form.errors['dueDay']} />
      <TextField
        name="dueTime"
        label={t.dueTime}
        hint={said(t.dueTimeHint, { zone: formats.zoneName(zone) })}
        optional
        short
        autocomplete="off"
        value={typed(form, 'dueTime')}
        error={form.errors['dueTime']}
      />
      <p class="small muted">{t.clearDeadline}</p>
    </Band>
  );
}

/** Who drafts for the Secretariat. */
function StaffBand({ people, form }: { people: readonly StaffChoice[]; form: FormState }) {
  const t = useMessages(messages);
  return (
    <Band title={t.staff}>
      <StaffField people={people} form={form} hint={t.staffHintNetwork} />
    </Band>
  );
}

/** People to be ticked, with their roles. */
export function StaffField({ people, form, hint }: { people: readonly StaffChoice[]; form: FormState; hint: string }) {
  const t = useMessages(messages);
  const { roles } = useMessages(mandateMessages);
  return (
    <ChoicesField
      name="staff"
      label={t.staffLabel}
      hint={hint}
      optional
      choices={people.map(({ mandateId, name, role }) => ({
        value: mandateId,
        label: <Say text={t.by3} person={name} holder={<>{roles[role]}</>} />,
      }))}
      values={typedList(form, 'staff')}
      error={form.errors['staff']}
    />
  );
}
