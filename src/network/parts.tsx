import { directionOf, languages, type Language } from '#i18n/languages.ts';
import { timeZoneGroups } from '#i18n/time-zones.ts';
import type { FormState } from '#web/route.ts';
import { Field, wiringOf, type FieldProps } from '#ui/fields/field.tsx';
import { SelectField } from '#ui/fields/choice.tsx';
import { TextArea, TextField } from '#ui/fields/text.tsx';
import { typed, typedList } from '#ui/fields/typed.ts';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { fieldOf } from './forms.ts';
import { messages } from './messages/messages.ts';

type TextKind = 'name' | 'summary' | 'purpose';

type TextsProps = {
  form: FormState;
  kinds: readonly TextKind[];
  /** Languages whose name may not be left empty. */
  needed?: readonly Language[];
  /** Only these, where a text in another language would have no name. */
  among?: readonly Language[];
  summaryHint?: string;
};

/** All languages of the interface: those of the network first, before there is one the reader's. */
export function useOrderedLanguages(): readonly Language[] {
  const { locale, network } = useView();
  return [...new Set([...(network?.languages ?? [locale.language]), ...languages])];
}

/** The same texts in each language, those of the network first. */
export function TextFields({ form, kinds, needed = [], among = languages, summaryHint }: TextsProps) {
  const ordered = useOrderedLanguages().filter((language) => among.includes(language));
  return (
    <>
      {ordered.map((language) => (
        <div class="stack">
          {kinds.map((kind) => (
            <OneText
              form={form}
              kind={kind}
              language={language}
              needed={needed.includes(language)}
              hint={kind === 'summary' ? summaryHint : undefined}
            />
          ))}
        </div>
      ))}
    </>
  );
}

type OneTextProps = { form: FormState; kind: TextKind; language: Language; needed: boolean; hint: string | undefined };

function OneText({ form, kind, language, needed, hint }: OneTextProps) {
  const { formats } = useView();
  const t = useMessages(messages);
  const name = fieldOf(kind, language);
  const labels = { name: t.nameIn, summary: t.summaryIn, purpose: t.purposeIn };
  const field = {
    name,
    label: said(labels[kind], { language: formats.languageName(language) }),
    error: form.errors[name],
    value: typed(form, name),
    optional: kind !== 'name' || !needed,
    lang: language,
    dir: directionOf(language),
    ...(hint ? { hint } : {}),
  };
  return kind === 'purpose' ? <TextArea {...field} /> : <TextField {...field} />;
}

/** What the network is called for short, and since when there is one. */
export function AcronymAndFounding({ form }: { form: FormState }) {
  const t = useMessages(messages);
  const field = (name: 'acronym' | 'founded') => ({
    name,
    label: t[name],
    value: typed(form, name),
    error: form.errors[name],
  });
  return (
    <>
      <TextField {...field('acronym')} optional short autocomplete="off" />
      <TextField {...field('founded')} optional short autocomplete="off" inputmode="numeric" />
    </>
  );
}

/** The network's languages in their order: at least one. */
export function LanguageFields({ form }: { form: FormState }) {
  const { formats } = useView();
  const t = useMessages(messages);
  const chosen = typedList(form, 'languages');
  const options = languages.map((language) => ({ value: language, label: formats.languageName(language) }));
  const labels = [t.firstLanguage, t.secondLanguage, t.thirdLanguage];
  return (
    <div class="field-row">
      {labels.map((label, index) => (
        <SelectField
          name="languages"
          {...(index > 0 ? { id: `field-languages-${index}` } : {})}
          label={label}
          options={options}
          value={chosen[index] ?? ''}
          empty={index > 0 ? t.noFurther : null}
          error={index === 0 ? form.errors['languages'] : undefined}
        />
      ))}
    </div>
  );
}

type TimeZoneProps = FieldProps & {
  value: string;
  moment: Date;
  /** The words of the empty choice, where there is one to make. */
  empty?: string;
};

/** A time zone, by part of the world. */
export function TimeZoneField({ value, moment, empty, ...field }: TimeZoneProps) {
  const { locale } = useView();
  return (
    <Field
      {...field}
      control={
        <select {...wiringOf({ ...field, optional: empty !== undefined })}>
          {empty !== undefined && <option value="">{empty}</option>}
          {timeZoneGroups(locale.language, moment).map(({ region, zones }) => (
            <optgroup label={region}>
              {zones.map((zone) => (
                <option value={zone.id} selected={zone.id === value}>
                  {`${zone.city} · ${zone.name} (${zone.offset})`}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      }
    />
  );
}
