import type { OwnMandate } from '#mandates/own.ts';
import { href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { TextArea } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Facts } from '#ui/parts/lists.tsx';
import { State } from '#ui/parts/state.tsx';
import { DatedAt, Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import type { Account } from '../accounts.ts';
import { messages } from '../messages/messages.ts';
import { Holder, Term } from '../parts.tsx';

export type AccountFound = { account: Account; mandates: readonly OwnMandate[] };

type Props = AccountFound & { form: FormState };

/** Whether a person's account is to be closed, with all that follows; of a closed one, why it is, and how to open it again. */
export const AccountPage = (props: Props) =>
  props.account.state === 'deactivated' ? <ClosedAccount {...props} /> : <OpenAccount {...props} />;

function OpenAccount({ account, mandates, form }: Props) {
  const t = useMessages(messages);
  const { name } = account;
  return (
    <Page title={said(t.closeTitle, { name })} robots="noindex">
      <Head
        kind={t.account}
        title={<Say text={t.closeTitle} name={name} />}
        lead={t.closeLead}
        margin={<AccountFacts account={account} />}
      />
      <Band title={t.closeFollows}>
        <WhatFollows name={name} mandates={mandates} />
        <ClosingForm account={account} form={form} />
      </Band>
    </Page>
  );
}

/** Each mandate that ends with the mark of its city, then what holds for every account. */
function WhatFollows({ name, mandates }: { name: string; mandates: readonly OwnMandate[] }) {
  const t = useMessages(messages);
  return (
    <>
      <p>
        <Say text={mandates.length > 0 ? t.closeMandates : t.closeNoMandates} name={name} />
      </p>
      {mandates.map((mandate) => (
        <div class="tight">
          <Holder mandate={mandate} />
          <p class="small muted">
            <Term mandate={mandate} />
          </p>
        </div>
      ))}
      <p>{t.closeKeys}</p>
      <p>
        <Say text={t.closeHistory} name={name} /> <Say text={t.closeMail} name={name} />
      </p>
    </>
  );
}

function ClosingForm({ account, form }: { account: Account; form: FormState }) {
  const { locale } = useView();
  const t = useMessages(messages);
  const action = href(locale.language, paths.personDeactivation, { id: account.id });
  return (
    <Form action={action} submission={form.key} mandateId={form.mandateId}>
      <TextArea
        name="reason"
        label={t.closeReason}
        hint={t.closeReasonHint}
        rows={3}
        maxlength={500}
        value={typed(form, 'reason')}
        error={form.errors['reason']}
      />
      <Actions>
        <Button tone="danger">{t.closeNow}</Button>
      </Actions>
    </Form>
  );
}

function ClosedAccount({ account, form }: Props) {
  const { locale } = useView();
  const t = useMessages(messages);
  const { id, name, email, closed, may } = account;
  return (
    <Page title={said(t.closedTitle, { name })} robots="noindex">
      <Head
        kind={t.account}
        title={<Say text={t.closedTitle} name={name} />}
        lead={<Say text={t.closedLead} email={<bdi dir="ltr">{email}</bdi>} />}
        margin={<AccountFacts account={account} />}
      >
        {closed?.reason && (
          <p>
            {t.closeReason}: <bdi dir="auto">{closed.reason}</bdi>
          </p>
        )}
        <p>{t.reopenNote}</p>
        {may.reactivate && (
          <Form
            action={href(locale.language, paths.personDeactivation, { id })}
            method="delete"
            mandateId={form.mandateId}
          >
            <Actions>
              <Button>{t.reopen}</Button>
            </Actions>
          </Form>
        )}
      </Head>
    </Page>
  );
}

function AccountFacts({ account: { email, state, closed } }: { account: Account }) {
  const t = useMessages(messages);
  return (
    <Facts
      facts={[
        [t.email, <bdi dir="ltr">{email}</bdi>],
        [t.accountState, <State tone={state === 'deactivated' ? 'over' : 'done'}>{t.accountStates[state]}</State>],
        closed && [t.closedOn, <DatedAt instant={closed.at} />],
        closed?.by ? [t.closedBy, <bdi>{closed.by}</bdi>] : null,
      ]}
    />
  );
}
