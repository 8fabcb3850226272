import { href, paths } from '#paths.ts';
import { ChoiceField } from '#ui/fields/choice.tsx';
import { Form } from '#ui/fields/form.tsx';
import { TextField } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { entryStates } from '../member.ts';
import { messages } from '../messages/messages.ts';
import { JoiningFields, LanguageFields, NameFields, PlaceFields } from './fields.tsx';

/** An office enters a member. */
export function EntryPage({ form }: { form: FormState }) {
  const { locale } = useView();
  const t = useMessages(messages);
  const standings = entryStates.map((state) => ({ value: state, label: t.standings[state] }));
  return (
    <Page title={t.entryTitle} robots="noindex">
      <Head kind={t.members} title={t.entryTitle} lead={t.entryLead} />
      <Form
        bare
        action={href(locale.language, paths.memberEntry)}
        submission={form.key}
        mandateId={form.mandateId}
        label={t.entryTitle}
      >
        <Band title={t.namesSection} note={t.namesNote}>
          <NameFields form={form} />
          <TextField
            name="slug"
            label={t.slugField}
            hint={t.slugHint}
            dir="ltr"
            short
            value={typed(form, 'slug')}
            error={form.errors['slug']}
            optional
            maxlength={80}
            autocomplete="off"
          />
        </Band>
        <Band title={t.placeSection}>
          <PlaceFields form={form} />
        </Band>
        <Band title={t.membershipSection}>
          <ChoiceField
            name="state"
            label={t.standingField}
            choices={standings}
            value={typed(form, 'state')}
            error={form.errors['state']}
          />
          <JoiningFields form={form} isNew />
        </Band>
        <Band title={t.languagesSection} note={t.languagesNote}>
          <LanguageFields form={form} />
          <Actions>
            <Button>{t.enterMember}</Button>
            <a href={href(locale.language, paths.members)}>{t.cancel}</a>
          </Actions>
        </Band>
      </Form>
    </Page>
  );
}
