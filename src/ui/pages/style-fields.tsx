import { href, paths } from '#paths.ts';
import { CheckField, ChoiceField, ChoicesField, SelectField } from '../fields/choice.tsx';
import { ErrorSummary } from '../fields/errors.tsx';
import { fieldId } from '../fields/field.tsx';
import { Form } from '../fields/form.tsx';
import { DateField, FileField, TextArea, TextField } from '../fields/text.tsx';
import { Actions, Button } from '../parts/actions.tsx';
import { Band } from '../parts/band.tsx';
import { useView } from '../view.ts';
import type { Samples } from './style-samples.ts';

type Props = { sample: Samples };

export function FieldsSection({ sample }: Props) {
  const [name, languages, joined, letter, standing, agreed, about] = sample.labels;
  const { locale } = useView();
  return (
    <Form action={href(locale.language, paths.style)} bare files label={sample.title}>
      <Band title="ErrorSummary, fields">
        <ErrorSummary
          errors={{ name: sample.wrong }}
          fields={[{ name: 'name', id: fieldId('name'), label: name }]}
          isSample
        />
        <TextField name="name" label={name} hint={sample.hint} error={sample.wrong} autocomplete="off" />
        <TextField
          name="mail"
          label="E-mail"
          type="email"
          value="nasrin.golestani@shiraz.example"
          autocomplete="email"
        />
        <TextArea name="about" label={about} hint={sample.hint} optional value={sample.sentence} />
        <DateField name="joined" label={joined} value="2018" partial />
        <SelectField
          name="languages"
          label={languages}
          options={[
            { value: 'fa', label: 'فارسی', lang: 'fa' },
            { value: 'en', label: 'English', lang: 'en' },
          ]}
          value="fa"
        />
        <ChoiceField
          name="entry"
          label={sample.question}
          value="1"
          choices={sample.answers.map((label, index) => ({ value: String(index), label }))}
        />
        <ChoicesField
          name="standings"
          label={standing}
          optional
          hint={sample.hint}
          error={sample.wrong}
          values={['0']}
          choices={sample.standings
            .slice(0, 3)
            .map((label, index) => ({ value: String(index), label, hint: index ? undefined : sample.hint }))}
        />
        <FileField name="letter" label={letter} hint="PDF" optional accept=".pdf" />
        <CheckField name="agreed" label={agreed} checked />
        <Actions>
          <Button>{sample.send}</Button>
          <Button tone="quiet">{sample.keep}</Button>
        </Actions>
      </Band>
    </Form>
  );
}
