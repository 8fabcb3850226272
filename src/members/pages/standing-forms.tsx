import { asPartialDate } from '#i18n/partial-date.ts';
import { href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { DateField, TextArea } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Notice } from '#ui/parts/notes.tsx';
import { Dated, Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import type { MemberInView } from '../member-view.ts';
import { MemberMargin } from './member-margin.tsx';

type Props = MemberInView & { form: FormState };

/** The page is the question whether one is sure; its button is the answer. */
export function SuspensionPage(member: Props) {
  const { locale } = useView();
  const t = useMessages(messages);
  const words = { title: t.suspensionTitle, lead: t.suspensionLead, warning: t.suspensionWarning, button: t.suspend };
  return <ReasonPage {...member} action={href(locale.language, paths.memberSuspension, member)} words={words} />;
}

export function WithdrawalPage(member: Props) {
  const { locale } = useView();
  const t = useMessages(messages);
  const words = {
    title: t.withdrawalTitle,
    lead: t.withdrawalLead,
    warning: t.withdrawalWarning,
    button: t.recordWithdrawal,
  };
  return <ReasonPage {...member} action={href(locale.language, paths.memberWithdrawal, member)} words={words} />;
}

type ReasonProps = Props & { action: string; words: { title: string; lead: string; warning: string; button: string } };

function ReasonPage({ action, words, form, ...member }: ReasonProps) {
  const t = useMessages(messages);
  return (
    <Page title={said(words.title, { member: member.name })} robots="noindex">
      <Head
        kind={t.members}
        title={<Say text={words.title} member={member.name} />}
        lead={<Lead text={words.lead} name={member.name} />}
        margin={<MemberMargin {...member} />}
      />
      <Band title={t.reason}>
        <Notice kind="warning">{words.warning}</Notice>
        <Form action={action} submission={form.key} mandateId={form.mandateId}>
          <TextArea
            name="reason"
            label={t.reason}
            hint={t.reasonHint}
            rows={3}
            maxlength={600}
            value={typed(form, 'reason')}
            error={form.errors['reason']}
          />
          <Actions>
            <Button tone="danger">{words.button}</Button>
            <BackToMember {...member} />
          </Actions>
        </Form>
      </Band>
    </Page>
  );
}

/** Until when the dues are paid. */
export function PaymentPage({ form, ...member }: Props) {
  const { locale } = useView();
  const t = useMessages(messages);
  const { name, duesPaidUntil } = member;
  const lead = duesPaidUntil ? (
    <Say text={t.paymentLead} member={name} date={<Dated on={asPartialDate(duesPaidUntil)} />} />
  ) : (
    <Say text={t.paymentLeadUnknown} member={name} />
  );
  return (
    <Page title={said(t.paymentTitle, { member: name })} robots="noindex">
      <Head
        kind={t.members}
        title={<Say text={t.paymentTitle} member={name} />}
        lead={lead}
        margin={<MemberMargin {...member} />}
      />
      <Band title={t.duesPaidUntil}>
        <Form
          action={href(locale.language, paths.memberPayments, member)}
          submission={form.key}
          mandateId={form.mandateId}
        >
          <DateField name="until" label={t.paidUntil} value={typed(form, 'until')} error={form.errors['until']} />
          <Actions>
            <Button>{t.recordPayment}</Button>
            <BackToMember {...member} />
          </Actions>
        </Form>
      </Band>
    </Page>
  );
}

/** Sentences may name the member or not. */
const Lead = ({ text, name }: { text: string; name: string }) =>
  text.includes('{member}') ? <Say text={text} member={name} /> : <>{text}</>;

function BackToMember({ slug, name }: { slug: string; name: string }) {
  const { locale } = useView();
  const t = useMessages(messages);
  return (
    <a href={href(locale.language, paths.member, { slug })}>
      <Say text={t.back} member={name} />
    </a>
  );
}
