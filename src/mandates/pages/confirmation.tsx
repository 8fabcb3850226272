import { href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { Icon } from '#ui/icons.tsx';
import { Page } from '#ui/layout.tsx';
import { Actions, Button, LinkButton } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Dated, Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import { letterAddress, MandateStanding, RoleName } from '../parts.tsx';
import type { HolderInView, MandateFound, MandateInView } from '../queries.ts';
import { LetterField } from './appoint-form.tsx';
import { Margin } from './mandates.tsx';

/** Someone attests that a person speaks for the holder, with the letter before their eyes: first what is said, then the answer. */
export function ConfirmationPage({ holder, mandate, form }: MandateFound & { form: FormState }) {
  const t = useMessages(messages);
  const { person, role, title, from, until, answerBy } = mandate;
  const values = { person: person.name, holder: holder.name, role: <RoleName role={role} title={title} /> };
  return (
    <Page title={said(t.confirmTitle, { person: person.name })} robots="noindex">
      <Head
        kind={t.kindMandates}
        title={<Say text={t.confirmTitle} person={person.name} />}
        lead={
          until ? (
            <Say text={t.confirmLeadUntil} {...values} from={<Dated on={from} />} until={<Dated on={until} />} />
          ) : (
            <Say text={t.confirmLead} {...values} from={<Dated on={from} />} />
          )
        }
      />
      <Band
        title={t.yourAnswer}
        note={answerBy && <Say text={t.answerNote} date={<Dated on={answerBy} />} />}
        margin={<MandateMargin holder={holder} mandate={mandate} />}
      >
        <Answer mandate={mandate} form={form} />
      </Band>
    </Page>
  );
}

function Answer({ mandate, form }: { mandate: MandateInView; form: FormState }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const { id, may } = mandate;
  const withoutLetter = may.confirmWithoutLetter ? t.confirmWithout : t.confirmNeedsLetter;
  return (
    <>
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
        action={href(language, paths.mandateConfirmation, { id })}
        files
        submission={form.key}
        mandateId={form.mandateId}
      >
        {!may.readLetter && <LetterField form={form} optional={may.confirmWithoutLetter} />}
        <Actions>
          <Button>{t.confirmTheMandate}</Button>
          {may.decline && (
            <LinkButton tone="danger" href={href(language, paths.mandateDeclining, { id })}>
              {t.declineInstead}
            </LinkButton>
          )}
        </Actions>
      </Form>
    </>
  );
}

/** The holder, and what the mandate says: beside the answer on a wide screen, before it on a phone. */
export function MandateMargin({ holder, mandate }: { holder: HolderInView; mandate: MandateInView }) {
  const t = useMessages(messages);
  const { role, title, state, ending, proposedOn, answerBy } = mandate;
  return (
    <Margin
      holder={holder}
      facts={[
        [t.asWhat, <RoleName role={role} title={title} />],
        [t.term, <Term mandate={mandate} />],
        [t.state, <MandateStanding state={state} ending={ending} />],
        proposedOn !== null && [t.proposed, <Proposed by={mandate.proposedBy} on={proposedOn} />],
        answerBy !== null && [t.answerUntil, <Dated on={answerBy} />],
      ]}
    />
  );
}

/** At the machine a mandate is proposed without anybody's name. */
function Proposed({ by, on }: { by: string | null; on: string }) {
  const t = useMessages(messages);
  if (by === null) return <Dated on={on} />;
  return <Say text={t.proposedBy} who={by} date={<Dated on={on} />} />;
}

function Term({ mandate: { from, until } }: { mandate: MandateInView }) {
  const t = useMessages(messages);
  if (until === null) return <Say text={t.termFrom} from={<Dated on={from} />} />;
  return <Say text={t.termFromUntil} from={<Dated on={from} />} until={<Dated on={until} />} />;
}
