import { href, paths } from '#paths.ts';
import { ErrorSummary, Form } from '#ui/fields/form.tsx';
import { TextArea } from '#ui/fields/text.tsx';
import { Page } from '#ui/layout.tsx';
import { Actions, Button, LinkButton } from '#ui/parts/actions.tsx';
import { Head } from '#ui/parts/band.tsx';
import { Notice } from '#ui/parts/notes.tsx';
import { Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import type { MandateFound } from '../queries.ts';
import { textOf } from './appoint-form.tsx';
import { MandateMargin } from './confirmation.tsx';

/** A mandate is ended before its last day, with a reason that is recorded. The page is the question; its button is the answer. */
export function EndingPage({ holder, mandate, form }: MandateFound & { form: FormState }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const { id, person } = mandate;
  const back =
    holder.kind === 'member'
      ? href(language, paths.memberMandates, holder)
      : href(language, paths.officeMandates, holder);
  return (
    <Page title={said(t.endTitle, { person: person.name })} robots="noindex">
      <Head
        kind={t.kindMandates}
        title={<Say text={t.endTitle} person={person.name} />}
        lead={
          mandate.isOwn ? (
            <Say text={t.endOwnLead} holder={holder.name} />
          ) : (
            <Say text={t.endLead} person={person.name} holder={holder.name} />
          )
        }
        margin={<MandateMargin holder={holder} mandate={mandate} />}
      >
        <ErrorSummary errors={form.errors} />
        <Notice kind="warning">{t.endWarning}</Notice>
        <Form action={href(language, paths.mandateEnding, { id })} submission={form.key} mandateId={form.mandateId}>
          <TextArea
            name="reason"
            label={t.reason}
            hint={t.reasonHint}
            value={textOf(form.values['reason'])}
            error={form.errors['reason']}
            rows={3}
            maxlength={500}
          />
          <Actions>
            <Button tone="danger">{t.endTheMandate}</Button>
            <LinkButton tone="quiet" href={back}>
              {t.back}
            </LinkButton>
          </Actions>
        </Form>
      </Head>
    </Page>
  );
}
