import { roleNames } from '#mandates/messages/messages.ts';
import type { OwnMandate } from '#mandates/own.ts';
import { pageAddress, paths } from '#paths.ts';
import { CheckField } from '#ui/fields/choice.tsx';
import { Form } from '#ui/fields/form.tsx';
import { Page } from '#ui/layout.tsx';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Say } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import { Holder, isTicked, NameFields, ReadingFields, Term } from '../parts.tsx';

/** Who invites to what; the person checks their name and how they read, and begins. */
export function InvitationPage({ mandates, form }: { mandates: readonly OwnMandate[]; form: FormState }) {
  const { address, locale, network } = useView();
  const t = useMessages(messages);
  const title = <Say text={t.welcome} network={network?.name ?? 'Serai'} />;
  return (
    <Page title={t.invitationKind} robots="noindex" canonical={paths.signIn}>
      <Head kind={t.invitationKind} title={title} lead={t.checkYourself}>
        {mandates.map((mandate) => (
          <Naming mandate={mandate} />
        ))}
      </Head>
      <Form action={pageAddress(locale.language, address)} submission={form.key} bare label={t.invitationKind}>
        <Band title={t.yourself} note={t.yourselfNote}>
          <NameFields form={form} />
          <CheckField
            name="namePublic"
            value="on"
            label={t.namePublic}
            hint={t.namePublicHint}
            checked={isTicked(form.values['namePublic'])}
          />
        </Band>
        <Band title={t.reading} note={t.readingNote}>
          <ReadingFields form={form} />
          <Actions>
            <Button>{t.accept}</Button>
          </Actions>
        </Band>
      </Form>
    </Page>
  );
}

/** By whose word, for which city, from when until when. */
function Naming({ mandate }: { mandate: OwnMandate }) {
  const { locale } = useView();
  const t = useMessages(messages);
  const role = roleNames[locale.language][mandate.role];
  return (
    <div class="tight">
      <p>
        {mandate.givenBy ? (
          <Say text={t.namedBy} by={mandate.givenBy} role={<b>{role}</b>} holder={mandate.holder.name} />
        ) : (
          <Say text={t.named} role={<b>{role}</b>} holder={mandate.holder.name} />
        )}
      </p>
      <p>
        <Holder mandate={mandate} />
      </p>
      <p class="small muted">
        <Term mandate={mandate} />
      </p>
    </div>
  );
}
