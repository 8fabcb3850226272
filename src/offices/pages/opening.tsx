import { TextFields } from '#network/parts.tsx';
import { href, paths } from '#paths.ts';
import { ChoiceField } from '#ui/fields/choice.tsx';
import { Form } from '#ui/fields/form.tsx';
import { TextField } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, Button, LinkButton } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import type { OfficeInForm } from '../queries.ts';
import { ContactBand, CountriesBand, PlaceFields } from './office-form.tsx';

type Props = Pick<OfficeInForm, 'elsewhere' | 'networkLanguages'> & { form: FormState };

/** The form by which the Secretariat opens a regional office. */
export function OpeningPage({ elsewhere, networkLanguages, form }: Props) {
  const { locale } = useView();
  const t = useMessages(messages);
  return (
    <Page title={t.openingTitle} robots="noindex">
      <Head title={t.openingTitle} lead={t.openingLead} />
      <Form
        action={href(locale.language, paths.officeOpening)}
        submission={form.key}
        mandateId={form.mandateId}
        bare
        label={t.openingTitle}
      >
        <Band title={t.names} note={t.namesNote}>
          <TextFields form={form} kinds={['name', 'summary']} needed={networkLanguages.slice(0, 1)} />
          <TextField
            name="slug"
            label={t.slug}
            hint={t.slugHint}
            optional
            value={typed(form, 'slug')}
            error={form.errors['slug']}
            dir="ltr"
            autocomplete="off"
            short
          />
        </Band>
        <Band title={t.facts}>
          <ChoiceField
            name="state"
            label={t.state}
            value={typed(form, 'state')}
            error={form.errors['state']}
            choices={[
              { value: 'open', label: t.stateOpen },
              { value: 'planned', label: t.statePlanned },
            ]}
          />
          <PlaceFields form={form} />
        </Band>
        <CountriesBand form={form} elsewhere={elsewhere} />
        <ContactBand form={form} />
        <Band>
          <Actions>
            <Button>{t.open}</Button>
            <LinkButton tone="quiet" href={href(locale.language, paths.offices)}>
              {t.cancel}
            </LinkButton>
          </Actions>
        </Band>
      </Form>
    </Page>
  );
}
