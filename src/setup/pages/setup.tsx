import { directionOf } from '#i18n/languages.ts';
import { fieldOf } from '#network/forms.ts';
import { AcronymAndFounding, LanguageFields, TextFields, TimeZoneField, useOrderedLanguages } from '#network/parts.tsx';
import { messages as networkMessages } from '#network/messages/messages.ts';
import { href, paths } from '#paths.ts';
import { ChoiceField } from '#ui/fields/choice.tsx';
import { Form } from '#ui/fields/form.tsx';
import { TextField } from '#ui/fields/text.tsx';
import { typed, typedList } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';

type Props = { now: Date; needsCode: boolean; form: FormState };

/** The first page of an empty node. It sends no key: its answer holds a secret, and a second founding is refused anyway. */
export function SetupPage({ now, needsCode, form }: Props) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  const network = useMessages(networkMessages);
  return (
    <Page title={t.title} robots="noindex">
      <Head title={t.title} lead={t.lead} />
      <Form action={href(locale.language, paths.setup)} bare label={t.title}>
        <Band title={t.languages} note={network.languagesNote}>
          <LanguageFields form={form} />
          <TimeZoneField
            name="timeZone"
            label={network.timeZone}
            hint={network.timeZoneHint}
            value={typed(form, 'timeZone')}
            error={form.errors['timeZone']}
            moment={now}
          />
        </Band>
        <Band title={t.network} note={t.networkNote}>
          <TextFields form={form} kinds={['name', 'summary']} summaryHint={network.summaryHint} />
          <AcronymAndFounding form={form} />
        </Band>
        <Band title={t.secretariat} note={t.secretariatNote}>
          {useOrderedLanguages().map((language) => {
            const name = fieldOf('secretariat', language);
            const label = said(t.secretariatIn, { language: formats.languageName(language) });
            return (
              <TextField
                name={name}
                label={label}
                lang={language}
                dir={directionOf(language)}
                optional={!typedList(form, 'languages').includes(language)}
                value={typed(form, name)}
                error={form.errors[name]}
              />
            );
          })}
        </Band>
        <PersonBand form={form} needsCode={needsCode} />
      </Form>
    </Page>
  );
}

function PersonBand({ form, needsCode }: Pick<Props, 'form' | 'needsCode'>) {
  const t = useMessages(messages);
  return (
    <Band title={t.person} note={t.personNote}>
      <TextField
        name="personName"
        label={t.personName}
        hint={t.personNameHint}
        value={typed(form, 'personName')}
        error={form.errors['personName']}
        autocomplete="name"
      />
      <TextField
        name="personEmail"
        type="email"
        label={t.personEmail}
        hint={t.personEmailHint}
        value={typed(form, 'personEmail')}
        error={form.errors['personEmail']}
        autocomplete="email"
      />
      <ChoiceField
        name="personRole"
        label={t.personRole}
        value={typed(form, 'personRole')}
        error={form.errors['personRole']}
        choices={[
          { value: 'secretary-general', label: t.roles['secretary-general'] },
          { value: 'officer', label: t.roles.officer },
        ]}
      />
      {needsCode && (
        <TextField
          name="code"
          label={t.code}
          hint={t.codeHint}
          value={typed(form, 'code')}
          error={form.errors['code']}
          dir="ltr"
          autocomplete="one-time-code"
          short
        />
      )}
      <Actions>
        <Button>{t.found}</Button>
      </Actions>
    </Band>
  );
}
