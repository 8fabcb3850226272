import { href, paths } from '#paths.ts';
import { CheckField } from '#ui/fields/choice.tsx';
import { Form } from '#ui/fields/form.tsx';
import { TextField } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Say } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import { isTicked, NameFields, ReadingFields, SignOut } from '../parts.tsx';
import type { OwnSettings } from '../queries.ts';

/** What is said of a person, how they read, and who may see what. */
export function SettingsPage({ email, form }: OwnSettings & { form: FormState }) {
  const { locale } = useView();
  const t = useMessages(messages);
  const { values, errors } = form;
  return (
    <Page title={t.settings} robots="noindex">
      <Head
        kind={<a href={href(locale.language, paths.me)}>{t.myPage}</a>}
        title={t.settings}
        lead={<Say text={t.signedInWith} email={<bdi dir="ltr">{email}</bdi>} />}
      />
      <Form action={href(locale.language, paths.settings)} submission={form.key} bare label={t.settings}>
        <Band title={t.yourself} note={t.yourselfNote}>
          <NameFields form={form} />
          <TextField
            name="telephone"
            type="tel"
            label={t.telephone}
            hint={t.telephoneHint}
            value={typed(form, 'telephone')}
            error={errors['telephone']}
            autocomplete="tel"
            optional
          />
        </Band>
        <Band title={t.reading} note={t.readingNote}>
          <ReadingFields form={form} />
        </Band>
        <Band title={t.sharing} note={t.sharingNote}>
          <CheckField
            name="namePublic"
            value="on"
            label={t.namePublic}
            hint={t.namePublicHint}
            checked={isTicked(values['namePublic'])}
          />
          <CheckField
            name="contactShared"
            value="on"
            label={t.contactShared}
            checked={isTicked(values['contactShared'])}
          />
          <Actions>
            <Button>{t.save}</Button>
          </Actions>
        </Band>
      </Form>
      <Band title={t.signingIn}>
        <p>
          <a href={href(locale.language, paths.address)}>{t.changeAddress}</a>
        </p>
        <p>
          <a href={href(locale.language, paths.notificationSettings)}>{t.noticesByLetter}</a>
        </p>
        <p>
          <a href={href(locale.language, paths.sessions)}>{t.sessions}</a>
        </p>
        <SignOut />
      </Band>
    </Page>
  );
}
