import { href, pathOfMandates, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { TextArea } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, Button, LinkButton } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Notice } from '#ui/parts/notes.tsx';
import { Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import type { MandateFound } from '../queries.ts';
import { MandateMargin } from './confirmation.tsx';

type Props = MandateFound & { form: FormState };

/** A mandate is ended before its last day, with a reason that is recorded. */
export const EndingPage = (props: Props) => <ClosingPage {...props} kind="ended" address={paths.mandateEnding} />;

/** Who is asked to confirm a proposed mandate says no, and why. */
export const DecliningPage = (props: Props) => (
  <ClosingPage {...props} kind="declined" address={paths.mandateDeclining} />
);

/** Whoever proposed a mandate takes it back. */
export const WithdrawalPage = (props: Props) => (
  <ClosingPage {...props} kind="withdrawn" address={paths.mandateWithdrawal} />
);

type ClosingProps = Props & {
  kind: 'ended' | 'declined' | 'withdrawn';
  address: typeof paths.mandateEnding | typeof paths.mandateDeclining | typeof paths.mandateWithdrawal;
};

/** The page is the question; its button is the answer. */
function ClosingPage({ holder, mandate, form, kind, address }: ClosingProps) {
  const t = useMessages(messages);
  const { title, lead, ownLead, warning } = t.closing[kind];
  const { person, isOwn } = mandate;
  return (
    <Page title={said(title, { person: person.name })} robots="noindex">
      <Head
        kind={t.kindMandates}
        title={<Say text={title} person={person.name} />}
        lead={<Say text={isOwn ? ownLead : lead} person={person.name} holder={holder.name} />}
      />
      <Band title={t.mandate} margin={<MandateMargin holder={holder} mandate={mandate} />}>
        <Notice kind={kind === 'withdrawn' ? 'note' : 'warning'}>{warning}</Notice>
        <ReasonForm holder={holder} mandate={mandate} form={form} kind={kind} address={address} />
      </Band>
    </Page>
  );
}

function ReasonForm({ holder, mandate: { id }, form, kind, address }: ClosingProps) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const { hint, button } = t.closing[kind];
  return (
    <Form action={href(language, address, { id })} submission={form.key} mandateId={form.mandateId}>
      <TextArea
        name="reason"
        label={t.reason}
        hint={hint}
        value={typed(form, 'reason')}
        error={form.errors['reason']}
        rows={3}
        maxlength={500}
      />
      <Actions>
        <Button tone="danger">{button}</Button>
        <LinkButton tone="quiet" href={href(language, pathOfMandates(holder), holder)}>
          {t.back}
        </LinkButton>
      </Actions>
    </Form>
  );
}
