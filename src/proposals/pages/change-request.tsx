import { messages } from '#drafting/messages/messages.ts';
import { href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { TextArea } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Actions, Button, LinkButton } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import type { VersionFound } from '../drafting-queries.ts';
import { DraftingPage } from './drafting-frame.tsx';

/** A party says what should change before it can agree. */
export function ChangeRequestPage({ form, ...found }: VersionFound & { form: FormState }) {
  const { proposal, version } = found;
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const title = said(t.askForChangeTitle, { number: formats.number(version.number) });
  const params = { slug: proposal.slug, number: String(version.number) };
  return (
    <DraftingPage found={found} title={title} heading={title} lead={t.askForChangeLead}>
      <Band title={t.yourAnswer}>
        <Form
          action={href(locale.language, paths.proposalChangeRequests, params)}
          submission={form.key}
          mandateId={form.mandateId}
        >
          <TextArea
            name="reason"
            label={t.whatShouldChange}
            value={typed(form, 'reason')}
            error={form.errors['reason']}
            rows={5}
            maxlength={2_000}
          />
          <Actions>
            <Button>{t.askForChange}</Button>
            <LinkButton tone="quiet" href={href(locale.language, paths.proposalVersion, params)}>
              {t.back}
            </LinkButton>
          </Actions>
        </Form>
      </Band>
    </DraftingPage>
  );
}
