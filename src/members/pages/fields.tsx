import { countriesFor } from '#i18n/countries.ts';
import type { Language } from '#i18n/languages.ts';
import { CheckField, SelectField } from '#ui/fields/choice.tsx';
import { TextField, DateField, TextArea } from '#ui/fields/text.tsx';
import { typed, typedList } from '#ui/fields/typed.ts';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { asPartialDate } from '#i18n/partial-date.ts';
import { fieldOf } from '#network/forms.ts';
import type { FormState } from '#web/route.ts';
import { memberKinds } from '../member.ts';
import { messages } from '../messages/messages.ts';
import { workingLanguages } from '../working-languages.ts';

type Typed = { form: FormState };

/** What the member is called, in each language of the network. The first is wanted. */
export function NameFields({ form }: Typed) {
  const { formats, network } = useView();
  const t = useMessages(messages);
  return (
    <>
      {(network?.languages ?? []).map((language, index) => {
        const name = fieldOf('name', language);
        const label = said(t.nameIn, { language: formats.languageName(language) });
        return (
          <TextField
            name={name}
            label={label}
            lang={language}
            value={typed(form, name)}
            error={form.errors[name]}
            optional={index > 0}
            maxlength={120}
            autocomplete="off"
          />
        );
      })}
    </>
  );
}

/** Kind, country, and where exactly. */
export function PlaceFields({ form }: Typed) {
  const { locale } = useView();
  const t = useMessages(messages);
  const { errors } = form;
  return (
    <>
      <SelectField
        name="kind"
        label={t.kind}
        empty={null}
        value={typed(form, 'kind')}
        error={errors['kind']}
        options={memberKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
      />
      <SelectField
        name="country"
        label={t.country}
        value={typed(form, 'country')}
        error={errors['country']}
        options={countriesFor(locale.language).map(({ code, name }) => ({ value: code, label: name }))}
      />
      <div class="field-row">
        <TextField
          name="latitude"
          label={t.latitude}
          hint={t.degreesHint}
          dir="ltr"
          inputmode="decimal"
          value={typed(form, 'latitude')}
          error={errors['latitude']}
          autocomplete="off"
        />
        <TextField
          name="longitude"
          label={t.longitude}
          dir="ltr"
          inputmode="decimal"
          value={typed(form, 'longitude')}
          error={errors['longitude']}
          autocomplete="off"
        />
      </div>
      <TextField
        name="population"
        label={t.populationField}
        dir="ltr"
        inputmode="numeric"
        short
        value={typed(form, 'population')}
        error={errors['population']}
        optional
        autocomplete="off"
      />
    </>
  );
}

const exampleDay = asPartialDate('2018-05-14');

/** Since when, and on whose word. */
export function JoiningFields({ form, isNew = false }: Typed & { isNew?: boolean }) {
  const { formats } = useView();
  const t = useMessages(messages);
  return (
    <>
      <DateField
        name="joined"
        label={t.joined}
        hint={isNew ? t.joinedToday : said(t.joinedHint, { example: formats.date(exampleDay) })}
        partial
        value={typed(form, 'joined')}
        error={form.errors['joined']}
        optional
      />
      <CheckField name="founding" label={t.foundingTick} value="on" checked={typed(form, 'founding') === 'on'} />
      <TextField
        name="source"
        label={t.sourceField}
        hint={t.sourceHint}
        value={typed(form, 'source')}
        error={form.errors['source']}
        optional
        maxlength={500}
        autocomplete="off"
      />
    </>
  );
}

/** In which languages others can write to the member, and where it speaks for itself. */
export function LanguageFields({ form }: Typed) {
  const { formats } = useView();
  const t = useMessages(messages);
  const chosen = typedList(form, 'languages').filter(Boolean);
  const known = [...new Set([...workingLanguages, ...chosen])];
  const options = known
    .map((code) => ({ value: code, label: formats.languageName(code) }))
    .toSorted((one, other) => formats.compare(one.label, other.label));
  const places = Array.from({ length: Math.max(3, chosen.length + 1) }, (_, index) => index);
  return (
    <>
      {places.map((place) => (
        <SelectField
          name="languages"
          id={place === 0 ? 'field-languages' : `field-languages-${place + 1}`}
          label={place === 0 ? t.firstLanguage : t.furtherLanguage}
          options={options}
          value={chosen[place]}
          error={place === 0 ? form.errors['languages'] : undefined}
          optional={place > 0}
        />
      ))}
      <TextField
        name="website"
        type="url"
        label={t.website}
        value={typed(form, 'website')}
        error={form.errors['website']}
        optional
        autocomplete="url"
        placeholder="https://"
      />
    </>
  );
}

/** What a member says of itself in one language. */
export function WordFields({ form, language }: Typed & { language: Language }) {
  const t = useMessages(messages);
  const fields = [
    { name: fieldOf('summary', language), label: t.summaryField, hint: t.summaryHint, maxlength: 600 },
    { name: fieldOf('offers', language), label: t.offersField, hint: t.needsHint, maxlength: 1_000 },
    { name: fieldOf('needs', language), label: t.needsField, hint: t.needsHint, maxlength: 1_000 },
  ];
  return (
    <>
      {fields.map((field) => (
        <TextArea
          {...field}
          lang={language}
          rows={3}
          value={typed(form, field.name)}
          error={form.errors[field.name]}
          optional
        />
      ))}
    </>
  );
}
