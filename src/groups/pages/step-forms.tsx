import { asPartialDate } from '#i18n/partial-date.ts';
import { href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { DateField, TextArea } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, Button, type ButtonTone } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Empty, Notice } from '#ui/parts/notes.tsx';
import { Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import type { Child } from 'hono/jsx';
import type { CharterFound, GroupNamed } from '../group-view.ts';
import { messages } from '../messages/messages.ts';
import { MemberField } from '../charter-fields.tsx';
import { GroupMargin } from './group-margin.tsx';

type Props = GroupNamed & { form: FormState };

type StepProps = {
  group: GroupNamed;
  form: FormState;
  action: string;
  /** Title and lead, with the group in its place. */
  title: string;
  lead: Child;
  section: string;
  button: string;
  tone?: ButtonTone;
  children?: Child;
};

/** A page that is one question: what the step means, what it asks for, the button. */
export function StepPage({ group, form, action, title, lead, section, button, tone = 'main', children }: StepProps) {
  const { locale } = useView();
  const t = useMessages(messages);
  return (
    <Page title={title} robots="noindex" below={paths.groups}>
      <Head kind={t.groups} title={<bdi>{title}</bdi>} lead={lead} margin={<GroupMargin group={group} />} />
      <Band title={section}>
        <Form action={action} submission={form.key} mandateId={form.mandateId}>
          {children}
          <Actions>
            <Button tone={tone}>{button}</Button>
            <a href={href(locale.language, paths.group, { slug: group.slug })}>
              <Say text={t.back} group={group.name} />
            </a>
          </Actions>
        </Form>
      </Band>
    </Page>
  );
}

export function ReasonField({ form, hint, optional = false }: { form: FormState; hint: string; optional?: boolean }) {
  const t = useMessages(messages);
  return (
    <TextArea
      name="reason"
      label={t.reason}
      hint={hint}
      rows={3}
      maxlength={600}
      value={typed(form, 'reason')}
      error={form.errors['reason']}
      optional={optional}
    />
  );
}

export function DormancyPage({ form, ...group }: Props) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <StepPage
      group={group}
      form={form}
      action={href(language, paths.groupDormancy, { slug: group.slug })}
      title={said(t.dormancyTitle, { group: group.name })}
      lead={t.dormancyLead}
      section={t.reason}
      button={t.letRest}
    >
      <ReasonField form={form} hint={t.reasonGroupReads} />
    </StepPage>
  );
}

const exampleDay = asPartialDate('2028-03-19');

export function RenewalPage({ form, ...group }: Props) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  return (
    <StepPage
      group={group}
      form={form}
      action={href(locale.language, paths.groupRenewal, { slug: group.slug })}
      title={said(t.renewalTitle, { group: group.name })}
      lead={t.renewalLead}
      section={t.term}
      button={group.state === 'dormant' ? t.wake : t.renew}
    >
      <DateField
        name="termUntil"
        label={t.renewalUntil}
        hint={said(t.renewalUntilHint, { example: formats.date(exampleDay) })}
        value={typed(form, 'termUntil')}
        error={form.errors['termUntil']}
        optional
      />
      {group.state === 'dormant' && <ReasonField form={form} hint={t.reasonGroupReads} optional />}
    </StepPage>
  );
}

export function ClosurePage({ form, ...group }: Props) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <StepPage
      group={group}
      form={form}
      action={href(language, paths.groupClosure, { slug: group.slug })}
      title={said(t.closureTitle, { group: group.name })}
      lead={t.closureLead}
      section={t.reason}
      button={t.close}
      tone="danger"
    >
      <Notice kind="warning">{t.closureWarning}</Notice>
      <ReasonField form={form} hint={t.reasonGroupReads} />
    </StepPage>
  );
}

/** To whom the lead passes: one of those who take part. */
export function LeadPage({ form, ...group }: CharterFound & { form: FormState }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const { slug, candidates, participants } = group;
  const title = said(t.leadTitle, { group: group.name });
  if (participants.length < 2)
    return (
      <Page title={title} robots="noindex" below={paths.groups}>
        <Head kind={t.groups} title={<bdi>{title}</bdi>} margin={<GroupMargin group={group} />} />
        <Band measure="wide">
          <Empty action={<a href={href(language, paths.groupParticipations, { slug })}>{t.inviteSection}</a>}>
            {t.nobodyElse}
          </Empty>
        </Band>
      </Page>
    );
  return (
    <StepPage
      group={group}
      form={form}
      action={href(language, paths.groupLead, { slug })}
      title={title}
      lead={<Say text={t.leadLead} city={group.lead.name} />}
      section={t.newLead}
      button={t.handLead}
    >
      <MemberField form={form} name="member" label={t.newLead} candidates={candidates} />
    </StepPage>
  );
}
