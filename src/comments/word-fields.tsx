import { DrawnOnce } from '#ui/drawn-once.tsx';
import { SelectField } from '#ui/fields/choice.tsx';
import { TextArea, TextField } from '#ui/fields/text.tsx';
import { typed, typedList } from '#ui/fields/typed.ts';
import { Disclosure } from '#ui/parts/notes.tsx';
import { Say } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { mostLetters, namedInText } from './comment.ts';
import { messages } from './messages/messages.ts';

/** The text and its language. */
export function WordFields({ form, rows = 5 }: { form: FormState; rows?: number }) {
  const { locale, formats, network } = useView();
  const t = useMessages(messages);
  const languages = (network?.languages ?? []).map((language) => ({
    value: language,
    label: formats.languageName(language),
  }));
  return (
    <>
      <TextArea
        name="text"
        label={t.text}
        hint={<Say text={t.textHint} slug={<bdi dir="ltr">{namedInText}</bdi>} />}
        value={typed(form, 'text')}
        error={form.errors['text']}
        rows={rows}
        maxlength={mostLetters}
      />
      <SelectField
        name="language"
        label={t.textLanguage}
        options={languages}
        value={typed(form, 'language') || locale.language}
        empty={null}
        error={form.errors['language']}
      />
    </>
  );
}

/** Fields to name cities and people in, closed until wanted: those that were filled, and one or two more. */
export function NamedFields({ form, candidates }: { form: FormState; candidates: readonly string[] }) {
  const t = useMessages(messages);
  const filled = typedList(form, 'named').filter(Boolean).slice(0, 9);
  const fields = filled.length > 0 ? [...filled, ''] : ['', ''];
  return (
    <Disclosure summary={t.naming} open={filled.length > 0 || form.errors['named'] !== undefined}>
      {fields.map((value, at) => (
        <TextField
          name="named"
          id={at === 0 ? 'field-named' : `field-named-${at + 1}`}
          label={at === 0 ? t.named : t.namedOne}
          {...(at === 0 ? { hint: t.namedHint, error: form.errors['named'] } : {})}
          value={value}
          optional
          autocomplete="off"
          list="named-candidates"
          maxlength={200}
        />
      ))}
      <DrawnOnce of={candidates}>
        <datalist id="named-candidates">
          {candidates.map((name) => (
            <option value={name} />
          ))}
        </datalist>
      </DrawnOnce>
    </Disclosure>
  );
}
