import type { FormState } from '#web/route.ts';
import { languages } from '#i18n/languages.ts';
import { roleNames } from '#mandates/messages/messages.ts';
import type { OwnMandate } from '#mandates/own.ts';
import { TimeZoneField } from '#network/parts.tsx';
import { href, pathOfHolder, paths } from '#paths.ts';
import { SelectField } from '#ui/fields/choice.tsx';
import { Form, Hidden } from '#ui/fields/form.tsx';
import { TextField } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Button } from '#ui/parts/actions.tsx';
import { Dated, Say, said } from '#ui/parts/text.tsx';
import { Who } from '#ui/parts/who.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { CastMember } from './cast.ts';
import { messages } from './messages/messages.ts';

/** The invented persons of the example, each with what can be tried: one click signs in. */
export function Cast({ cast, next }: { cast: readonly CastMember[]; next?: string | null }) {
  const { locale } = useView();
  const t = useMessages(messages);
  return (
    <ul class="rows">
      {cast.map(({ email, who, canTry, slug, look }) => (
        <li>
          <div>
            <Who name={who} seed={slug} look={look} />
          </div>
          <p>{canTry}</p>
          <div>
            <Form action={href(locale.language, paths.signInAs)}>
              <Hidden name="email" value={email} />
              {next && <Hidden name="next" value={next} />}
              <button type="submit" class="button quiet" aria-label={said(t.signInAs, { who })}>
                {t.signIn}
              </button>
            </Form>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** For whom a mandate lets its person speak, with the mark of the city or office. */
export function Holder({ mandate: { holder, role } }: { mandate: OwnMandate }) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  const { name, slug, look, country } = holder;
  const roleName = roleNames[locale.language][role];
  return (
    <Who
      name={name}
      href={href(locale.language, pathOfHolder(holder), holder)}
      seed={slug}
      look={look}
      note={country ? said(t.roleIn, { role: roleName, country: formats.country(country) }) : roleName}
    />
  );
}

/** From which day until which. */
export function Term({ mandate: { from, until } }: { mandate: OwnMandate }) {
  const t = useMessages(messages);
  return until ? (
    <Say text={t.term} from={<Dated on={from} />} until={<Dated on={until} />} />
  ) : (
    <Say text={t.openTerm} from={<Dated on={from} />} />
  );
}

/** The language in its own words, as its readers look for it. */
const languageOptions = (languageName: (tag: string) => string) =>
  languages.map((language) => ({ value: language, label: languageName(language) }));

/** The fields of a person's name, in Latin letters and in their own. */
export function NameFields({ form }: { form: FormState }) {
  const t = useMessages(messages);
  const { formats } = useView();
  const { errors } = form;
  return (
    <>
      <TextField
        name="name"
        label={t.name}
        hint={t.nameHint}
        value={typed(form, 'name')}
        error={errors['name']}
        autocomplete="name"
        maxlength={120}
      />
      <TextField
        name="nameNative"
        label={t.nameNative}
        value={typed(form, 'nameNative')}
        error={errors['nameNative']}
        maxlength={120}
        optional
      />
      <SelectField
        name="nativeLanguage"
        label={t.nativeLanguage}
        options={languageOptions(formats.languageName)}
        value={typed(form, 'nativeLanguage')}
        error={errors['nativeLanguage']}
        optional
      />
    </>
  );
}

/** The fields of how a person reads: language, calendar, time zone. */
export function ReadingFields({ form }: { form: FormState }) {
  const t = useMessages(messages);
  const { formats } = useView();
  const { errors } = form;
  return (
    <>
      <SelectField
        name="language"
        label={t.language}
        options={languageOptions(formats.languageName)}
        value={typed(form, 'language')}
        error={errors['language']}
        empty={t.asAsked}
      />
      <SelectField
        name="calendar"
        label={t.calendar}
        options={(['gregory', 'persian'] as const).map((calendar) => ({
          value: calendar,
          label: t.calendars[calendar],
        }))}
        value={typed(form, 'calendar')}
        error={errors['calendar']}
        empty={t.asLanguage}
      />
      <TimeZoneField
        name="timeZone"
        label={t.timeZone}
        empty={t.asNetwork}
        value={typed(form, 'timeZone')}
        error={errors['timeZone']}
        moment={new Date()}
      />
    </>
  );
}

/** Whether a box is ticked in what was typed. */
export const isTicked = (value: FormState['values'][string]): boolean => value === 'on';

/** Ends the session of this very browser. */
export function SignOut() {
  const { locale } = useView();
  return (
    <Form action={href(locale.language, paths.session, { id: 'current' })} method="delete">
      <Button tone="quiet">{useMessages(messages).signOut}</Button>
    </Form>
  );
}
