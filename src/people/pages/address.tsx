import { href, pageAddress, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { TextField } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, Button, LinkButton } from '#ui/parts/actions.tsx';
import { Head } from '#ui/parts/band.tsx';
import { Note } from '#ui/parts/notes.tsx';
import { Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import type { AddressLink } from '../address.ts';
import { linkMinutes } from '../links.ts';
import { messages } from '../messages/messages.ts';
import type { OwnSettings } from '../queries.ts';

/** With which address a person signs in, and the one they would rather use. */
export function AddressPage({ email, form }: OwnSettings & { form: FormState }) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  return (
    <Page title={t.addressTitle} robots="noindex">
      <Head
        kind={<ToSettings />}
        title={t.addressTitle}
        lead={<Say text={t.addressLead} email={<bdi dir="ltr">{email}</bdi>} />}
        outer={<Note>{t.addressFollows}</Note>}
      >
        <Form action={href(locale.language, paths.address)} submission={form.key}>
          <TextField
            name="email"
            type="email"
            label={t.newAddress}
            hint={said(t.newAddressHint, { minutes: formats.number(linkMinutes.address) })}
            value={typed(form, 'email')}
            error={form.errors['email']}
            autocomplete="email"
          />
          <Actions>
            <Button>{t.sendAddressLink}</Button>
            <LinkButton tone="quiet" href={href(locale.language, paths.settings)}>
              {t.back}
            </LinkButton>
          </Actions>
        </Form>
      </Head>
    </Page>
  );
}

/** Behind the link to a new address stands a button: programs that follow links in mails change nothing. */
export function AddressLinkPage({ email, form }: AddressLink & { form: FormState }) {
  const { address, locale } = useView();
  const t = useMessages(messages);
  return (
    <Page title={t.useAddressTitle} robots="noindex" canonical={paths.address}>
      <Head
        kind={<ToSettings />}
        title={t.useAddressTitle}
        lead={<Say text={t.useAddressLead} email={<bdi dir="ltr">{email}</bdi>} />}
      >
        <p>{t.useAddressNote}</p>
        <Form action={pageAddress(locale.language, address)} submission={form.key}>
          <Actions>
            <Button>{t.useAddress}</Button>
          </Actions>
        </Form>
      </Head>
    </Page>
  );
}

function ToSettings() {
  const { locale } = useView();
  return <a href={href(locale.language, paths.settings)}>{useMessages(messages).settings}</a>;
}
