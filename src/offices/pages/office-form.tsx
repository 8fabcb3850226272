import type { FormState } from '#web/route.ts';
import { Band } from '#ui/parts/band.tsx';
import { DateField, TextField } from '#ui/fields/text.tsx';
import { useErrorOf } from '#ui/fields/errors.tsx';
import { typed, typedList } from '#ui/fields/typed.ts';
import { useMessages } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import { CountriesField } from '../parts.tsx';

/** Where an office sits, and since when it is open. */
export function PlaceFields({ form }: { form: FormState }) {
  const t = useMessages(messages);
  return (
    <>
      <TextField
        name="host"
        label={t.host}
        hint={t.hostHint}
        optional
        value={typed(form, 'host')}
        error={form.errors['host']}
        autocomplete="off"
      />
      <DateField
        name="opened"
        label={t.opened}
        partial
        optional
        value={typed(form, 'opened')}
        error={form.errors['opened']}
      />
    </>
  );
}

/** How an office is reached. */
export function ContactBand({ form }: { form: FormState }) {
  const t = useMessages(messages);
  return (
    <Band title={t.contact}>
      <TextField
        name="email"
        type="email"
        label={t.email}
        optional
        value={typed(form, 'email')}
        error={form.errors['email']}
        autocomplete="off"
      />
      <TextField
        name="website"
        type="url"
        label={t.website}
        optional
        value={typed(form, 'website')}
        error={form.errors['website']}
        autocomplete="off"
      />
    </Band>
  );
}

/** The countries of an office; those of others say whose they are. */
export function CountriesBand({ form, elsewhere }: { form: FormState; elsewhere: Readonly<Record<string, string>> }) {
  const t = useMessages(messages);
  const error = form.errors['countries'];
  useErrorOf({ name: 'countries', id: 'field-countries', label: t.coveredCountries, error });
  return (
    <Band title={t.coveredCountries} note={t.coveredHint} measure="wide">
      {error && (
        <p class="error" id="field-countries">
          {error}
        </p>
      )}
      <CountriesField chosen={typedList(form, 'countries')} elsewhere={elsewhere} />
    </Band>
  );
}
