import { pluralForm } from '#i18n/messages.ts';
import { href, paths } from '#paths.ts';
import { SelectField } from '#ui/fields/choice.tsx';
import { Form } from '#ui/fields/form.tsx';
import { TextArea } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, Button, LinkButton } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Notice } from '#ui/parts/notes.tsx';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import type { OfficeInForm } from '../queries.ts';

/** The form by which the Secretariat closes a regional office: why, and who takes over. */
export function ClosurePage({ office, form }: { office: OfficeInForm; form: FormState }) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  const { slug, name, members, countries } = office;
  const title = said(t.closureTitle, { office: name });
  const told = (forms: typeof t.whatMoves, count: number) =>
    said(pluralForm(locale.language, forms, count), { count: formats.number(count) });
  return (
    <Page title={title} robots="noindex">
      <Head kind={t.kinds[office.kind]} title={title} lead={t.closureLead} />
      <Band title={t.close}>
        <Notice kind="warning">
          {told(t.mentionedCountries, countries.length)} {told(t.whatMoves, members)}
        </Notice>
        <Form
          action={href(locale.language, paths.officeClosure, { slug })}
          submission={form.key}
          mandateId={form.mandateId}
          label={title}
        >
          <SelectField
            name="heir"
            label={t.heir}
            hint={t.heirHint}
            options={office.others.map((other) => ({ value: other.slug, label: other.name }))}
            value={typed(form, 'heir')}
            error={form.errors['heir']}
          />
          <TextArea
            name="reason"
            label={t.reason}
            hint={t.reasonHint}
            value={typed(form, 'reason')}
            error={form.errors['reason']}
          />
          <Actions>
            <Button tone="danger">{t.close}</Button>
            <LinkButton tone="quiet" href={href(locale.language, paths.office, { slug })}>
              {t.cancel}
            </LinkButton>
          </Actions>
        </Form>
      </Band>
    </Page>
  );
}
