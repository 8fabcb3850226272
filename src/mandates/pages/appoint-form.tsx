import { href, paths } from '#paths.ts';
import { mostBytes } from '#media/media.ts';
import { ChoiceField, SelectField } from '#ui/fields/choice.tsx';
import { ErrorSummary, Form } from '#ui/fields/form.tsx';
import { DateField, FileField, TextField } from '#ui/fields/text.tsx';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import type { MandatesFound } from '../queries.ts';

/** Names a person for a member or an office. */
export function AppointForm({ holder, rolesToGive, isConfirmedAtOnce, form }: MandatesFound & { form: FormState }) {
  const { locale, formats, network } = useView();
  const t = useMessages(messages);
  const { values, errors } = form;
  const text = (name: string) => textOf(values[name]);
  const action =
    holder.kind === 'member'
      ? href(locale.language, paths.memberMandates, holder)
      : href(locale.language, paths.officeMandates, holder);
  const roles = rolesToGive.map((role) => ({ value: role, label: t.roles[role], hint: t.rights[role] }));
  const spoken = (network?.languages ?? []).map((language) => ({
    value: language,
    label: formats.languageName(language),
  }));
  return (
    <Band id="appoint" title={t.appointSomeone} note={isConfirmedAtOnce ? t.appointNote : t.appointNotePending}>
      <ErrorSummary errors={errors} />
      <Form
        action={`${action}#appoint`}
        files
        submission={form.key}
        mandateId={form.mandateId}
        label={t.appointSomeone}
      >
        <TextField
          name="name"
          label={t.name}
          hint={t.nameHint}
          value={text('name')}
          error={errors['name']}
          autocomplete="off"
          maxlength={120}
        />
        <TextField
          name="email"
          type="email"
          label={t.email}
          hint={t.emailHint}
          value={text('email')}
          error={errors['email']}
          autocomplete="off"
        />
        <ChoiceField
          name="role"
          label={t.asWhat}
          choices={roles}
          value={text('role') ?? (roles.length === 1 ? roles[0]?.value : null)}
          error={errors['role']}
        />
        <TextField
          name="title"
          label={t.title}
          hint={t.titleHint}
          value={text('title')}
          error={errors['title']}
          optional
          autocomplete="off"
          maxlength={120}
        />
        <div class="field-row">
          <DateField name="from" label={t.fromDay} value={text('from')} error={errors['from']} />
          <DateField
            name="until"
            label={t.untilDay}
            hint={t.untilHint}
            value={text('until')}
            error={errors['until']}
            optional
          />
        </div>
        <SelectField
          name="language"
          label={t.language}
          options={spoken}
          value={text('language')}
          error={errors['language']}
          empty={null}
        />
        <FileField
          name="letter"
          label={t.letter}
          hint={said(t.letterHint, { megabytes: formats.number(mostBytes / 1_048_576) })}
          error={errors['letter']}
          optional
          accept=".pdf,application/pdf"
        />
        <Actions>
          <Button>{t.appoint}</Button>
        </Actions>
      </Form>
    </Band>
  );
}

export const textOf = (value: FormState['values'][string]): string | null => (typeof value === 'string' ? value : null);
