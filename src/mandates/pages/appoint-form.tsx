import { directionOf, type Language } from '#i18n/languages.ts';
import { fieldOf } from '#network/forms.ts';
import { useOrderedLanguages } from '#network/parts.tsx';
import { href, pathOfMandates } from '#paths.ts';
import { mostBytes } from '#media/media.ts';
import { ChoiceField, SelectField } from '#ui/fields/choice.tsx';
import { Form } from '#ui/fields/form.tsx';
import { DateField, FileField, TextField } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Disclosure } from '#ui/parts/notes.tsx';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { answerDays } from '../mandate.ts';
import { messages } from '../messages/messages.ts';
import type { MandatesFound } from '../queries.ts';

/** Names a person for a member or an office. */
export function AppointForm({
  holder,
  rolesToGive,
  isConfirmedAtOnce,
  language,
  form,
}: MandatesFound & { form: FormState }) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const action = href(locale.language, pathOfMandates(holder), holder);
  const proposing = said(t.appointNotePending, { days: formats.number(answerDays) });
  return (
    <Band id="appoint" title={t.appointSomeone} note={isConfirmedAtOnce ? t.appointNote : proposing}>
      <Form action={action} files submission={form.key} mandateId={form.mandateId} label={t.appointSomeone}>
        <PersonFields form={form} />
        <RoleField form={form} rolesToGive={rolesToGive} />
        <TitleFields form={form} language={language} />
        <TermFields form={form} />
        <LetterField form={form} optional />
        <Actions>
          <Button>{t.appoint}</Button>
        </Actions>
      </Form>
    </Band>
  );
}

type FieldsProps = { form: FormState };

/** Who it is, in Latin letters and in their own, and how they are written to. */
function PersonFields({ form }: FieldsProps) {
  const t = useMessages(messages);
  const languages = useLanguageOptions();
  const field = (name: string) => ({ name, value: typed(form, name), error: form.errors[name], autocomplete: 'off' });
  return (
    <>
      <TextField {...field('name')} label={t.name} hint={t.nameHint} maxlength={120} />
      <div class="field-row">
        <TextField {...field('nameNative')} label={t.nameNative} hint={t.nameNativeHint} optional maxlength={120} />
        <SelectField {...field('nativeLanguage')} label={t.nativeLanguage} options={languages} optional />
      </div>
      <TextField {...field('email')} type="email" label={t.email} hint={t.emailHint} />
      <SelectField {...field('language')} label={t.language} options={languages} empty={null} />
    </>
  );
}

function RoleField({ form, rolesToGive }: FieldsProps & Pick<MandatesFound, 'rolesToGive'>) {
  const t = useMessages(messages);
  const roles = rolesToGive.map((role) => ({ value: role, label: t.roles[role], hint: t.rights[role] }));
  const only = roles.length === 1 ? roles[0]?.value : null;
  return (
    <ChoiceField
      name="role"
      label={t.asWhat}
      choices={roles}
      value={typed(form, 'role') || only}
      error={form.errors['role']}
    />
  );
}

/** What the person is at home: in the network's first language and in the holder's; the others stand ready. */
function TitleFields({ form, language }: FieldsProps & Pick<MandatesFound, 'language'>) {
  const t = useMessages(messages);
  const all = useOrderedLanguages();
  const near = all.filter((one, at) => at === 0 || one === language);
  const far = all.filter((one) => !near.includes(one));
  const isFilled = far.some((one) => form.values[fieldOf('title', one)] || form.errors[fieldOf('title', one)]);
  return (
    <>
      {near.map((one, at) => (
        <TitleField form={form} language={one} {...(at === 0 ? { hint: t.titleHint } : {})} />
      ))}
      {far.length > 0 && (
        <Disclosure summary={t.otherTitles} open={isFilled}>
          {far.map((one) => (
            <TitleField form={form} language={one} />
          ))}
        </Disclosure>
      )}
    </>
  );
}

function TitleField({ form, language, hint }: FieldsProps & { language: Language; hint?: string }) {
  const { formats } = useView();
  const t = useMessages(messages);
  const name = fieldOf('title', language);
  return (
    <TextField
      name={name}
      label={said(t.title, { language: formats.languageName(language) })}
      hint={hint}
      value={typed(form, name)}
      error={form.errors[name]}
      optional
      autocomplete="off"
      maxlength={120}
      lang={language}
      dir={directionOf(language)}
    />
  );
}

function TermFields({ form }: FieldsProps) {
  const t = useMessages(messages);
  const field = (name: string) => ({ name, value: typed(form, name), error: form.errors[name] });
  return (
    <div class="field-row">
      <DateField {...field('from')} label={t.fromDay} />
      <DateField {...field('until')} label={t.untilDay} hint={t.untilHint} optional />
    </div>
  );
}

/** The letter that attests a mandate. */
export function LetterField({ form: { errors }, optional }: FieldsProps & { optional: boolean }) {
  const { formats } = useView();
  const t = useMessages(messages);
  return (
    <FileField
      name="letter"
      label={t.letter}
      hint={said(t.letterHint, { megabytes: formats.number(mostBytes / 1_048_576) })}
      error={errors['letter']}
      optional={optional}
      accept=".pdf,application/pdf"
    />
  );
}

function useLanguageOptions() {
  const { formats, network } = useView();
  return (network?.languages ?? []).map((language) => ({ value: language, label: formats.languageName(language) }));
}
