import { href, paths } from '#paths.ts';
import { Form, Hidden } from '#ui/fields/form.tsx';
import { TextField } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, Button, LinkButton } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Note, Notice } from '#ui/parts/notes.tsx';
import { Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import type { CastMember } from '../cast.ts';
import { linkMinutes } from '../links.ts';
import { messages } from '../messages/messages.ts';
import { ownPath } from '../own-path.ts';
import { Cast } from '../parts.tsx';

export type SignInProps = { cast: readonly CastMember[]; form: FormState };

/** One field and one button; in the example, its cast below. */
export function SignInPage({ cast, form }: SignInProps) {
  const { address, formats, locale, viewer } = useView();
  const t = useMessages(messages);
  const next = ownPath(typed(form, 'next') || new URLSearchParams(address.split('?')[1]).get('next'));
  return (
    <Page title={t.signInTitle} robots="noindex" canonical={paths.signIn}>
      <Head
        title={t.signInTitle}
        lead={said(t.signInLead, { minutes: formats.number(linkMinutes['sign-in']) })}
        outer={<Note>{t.noAccount}</Note>}
      >
        {next && !viewer && <Notice kind="note">{t.signInFirst}</Notice>}
        {viewer && (
          <Notice kind="note">
            <Say text={t.signedInAlready} name={viewer.name} />
          </Notice>
        )}
        <Form action={href(locale.language, paths.signIn)} submission={form.key}>
          {next && <Hidden name="next" value={next} />}
          <TextField
            name="email"
            type="email"
            label={t.email}
            hint={t.emailHint}
            value={typed(form, 'email')}
            error={form.errors['email']}
            autocomplete="email"
          />
          <Actions>
            <Button>{t.sendLink}</Button>
          </Actions>
        </Form>
      </Head>
      {cast.length > 0 && (
        <Band title={t.castTitle} note={t.castNote} measure="full" over>
          <Cast cast={cast} next={next} />
        </Band>
      )}
    </Page>
  );
}

export type SentProps = { hasMailbox: boolean };

/** The same words whether or not somebody stands behind the address. */
export function SentPage({ hasMailbox }: SentProps) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  return (
    <Page title={t.sentTitle} robots="noindex">
      <Head title={t.sentTitle} lead={said(t.sentLead, { minutes: formats.number(linkMinutes['sign-in']) })}>
        <p>{t.sentNote}</p>
        <Actions>
          {hasMailbox && <LinkButton href={href(locale.language, paths.mailbox)}>{t.openMailbox}</LinkButton>}
          <LinkButton href={href(locale.language, paths.signIn)} tone="quiet">
            {t.again}
          </LinkButton>
        </Actions>
      </Head>
    </Page>
  );
}
