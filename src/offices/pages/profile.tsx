import { isLanguage } from '#i18n/languages.ts';
import { TextFields } from '#network/parts.tsx';
import { href, paths } from '#paths.ts';
import { ChoiceField } from '#ui/fields/choice.tsx';
import { Form, Hidden } from '#ui/fields/form.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, Button, LinkButton } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Note } from '#ui/parts/notes.tsx';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import type { OfficeInForm } from '../queries.ts';
import { ContactBand, CountriesBand, PlaceFields } from './office-form.tsx';

type Props = { office: OfficeInForm; may: { change: boolean }; form: FormState };

/** What is said of an office: all of it for the Secretariat, its own words for its head. */
export function ProfilePage({ office, may, form }: Props) {
  const { locale } = useView();
  const t = useMessages(messages);
  const { slug, name } = office;
  const title = said(t.profileTitle, { office: name });
  const named = Object.keys(office.texts).filter(isLanguage);
  return (
    <Page title={title} robots="noindex">
      <Head kind={t.kinds[office.kind]} title={title} />
      <Form
        action={href(locale.language, paths.officeProfile, { slug })}
        submission={form.key}
        mandateId={form.mandateId}
        bare
        label={title}
      >
        <Hidden name="revision" value={typed(form, 'revision')} />
        {!may.change && <Hidden name="part" value="description" />}
        <Band title={t.names} note={may.change ? t.namesNote : undefined}>
          {may.change ? (
            <TextFields form={form} kinds={['name', 'summary']} needed={office.networkLanguages.slice(0, 1)} />
          ) : (
            <TextFields form={form} kinds={['summary']} among={named} />
          )}
        </Band>
        {may.change && (
          <Band title={t.facts}>
            {office.state === 'planned' && (
              <ChoiceField
                name="state"
                label={t.state}
                value={typed(form, 'state')}
                error={form.errors['state']}
                choices={[
                  { value: 'planned', label: t.statePlanned },
                  { value: 'open', label: t.stateOpen },
                ]}
              />
            )}
            <PlaceFields form={form} />
            {office.kind === 'secretariat' && <Note>{t.secretariatCovers}</Note>}
          </Band>
        )}
        {may.change && office.kind === 'regional' && <CountriesBand form={form} elsewhere={office.elsewhere} />}
        <ContactBand form={form} />
        <Band>
          <Actions>
            <Button>{t.save}</Button>
            <LinkButton tone="quiet" href={href(locale.language, paths.office, { slug })}>
              {t.cancel}
            </LinkButton>
          </Actions>
        </Band>
      </Form>
    </Page>
  );
}
