import { href, paths } from '#paths.ts';
import { mostBytes } from '#media/media.ts';
import { ErrorSummary, Form } from '#ui/fields/form.tsx';
import { FileField } from '#ui/fields/text.tsx';
import { Icon } from '#ui/icons.tsx';
import { Page } from '#ui/layout.tsx';
import { Actions, Button, LinkButton } from '#ui/parts/actions.tsx';
import { Head } from '#ui/parts/band.tsx';
import { Facts } from '#ui/parts/lists.tsx';
import { Dated, Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import { letterAddress, MandateStanding, RoleName } from '../parts.tsx';
import type { HolderInView, MandateFound, MandateInView } from '../queries.ts';
import { Margin } from './mandates.tsx';

/** Someone attests that a person speaks for the holder, with the letter before their eyes. */
export function ConfirmationPage({ holder, mandate, form }: MandateFound & { form: FormState }) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const { person, role, title, from, may } = mandate;
  const withoutLetter = may.confirmWithoutLetter ? t.confirmWithout : t.confirmNeedsLetter;
  const { id } = mandate;
  return (
    <Page title={said(t.confirmTitle, { person: person.name })} robots="noindex">
      <Head
        kind={t.kindMandates}
        title={<Say text={t.confirmTitle} person={person.name} />}
        lead={
          <Say
            text={t.confirmLead}
            person={person.name}
            from={<Dated on={from} />}
            holder={holder.name}
            role={<RoleName role={role} title={title} />}
          />
        }
        margin={<MandateMargin holder={holder} mandate={mandate} />}
      >
        <ErrorSummary errors={form.errors} />
        {may.readLetter && (
          <p>
            <a href={letterAddress(mandate)} download>
              <Icon name="file-text" />
              {t.readLetter}
            </a>
          </p>
        )}
        <p>{may.readLetter ? t.confirmWithLetter : withoutLetter}</p>
        <Form
          action={href(locale.language, paths.mandateConfirmation, { id })}
          files
          submission={form.key}
          mandateId={form.mandateId}
        >
          {!may.readLetter && (
            <FileField
              name="letter"
              label={t.letter}
              hint={said(t.letterHint, { megabytes: formats.number(mostBytes / 1_048_576) })}
              error={form.errors['letter']}
              optional={may.confirmWithoutLetter}
              accept=".pdf,application/pdf"
            />
          )}
          <Actions>
            <Button>{t.confirmTheMandate}</Button>
            {may.end && (
              <LinkButton tone="danger" href={href(locale.language, paths.mandateEnding, { id })}>
                {t.turnDown}
              </LinkButton>
            )}
          </Actions>
        </Form>
      </Head>
    </Page>
  );
}

/** The holder, and what the mandate says. */
export function MandateMargin({ holder, mandate }: { holder: HolderInView; mandate: MandateInView }) {
  const t = useMessages(messages);
  const { from, until, role, title, state } = mandate;
  return (
    <>
      <Margin holder={holder} />
      <Facts
        facts={[
          [t.mandate, <RoleName role={role} title={title} />],
          [
            t.term,
            until ? (
              <Say text={t.termFromUntil} from={<Dated on={from} />} until={<Dated on={until} />} />
            ) : (
              <Say text={t.termFrom} from={<Dated on={from} />} />
            ),
          ],
          [t.state, <MandateStanding state={state} />],
        ]}
      />
    </>
  );
}
