import { Form } from '#ui/fields/form.tsx';
import { Page } from '#ui/layout.tsx';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Head } from '#ui/parts/band.tsx';
import { Say } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { pageAddress, paths } from '#paths.ts';
import type { OpenLink } from '../links.ts';
import { messages } from '../messages/messages.ts';

/** Behind a sign-in link stands a button: programs that follow links in mails do not sign in. */
export function LinkPage({ person }: OpenLink) {
  const { address, locale } = useView();
  const t = useMessages(messages);
  return (
    <Page title={t.signIn} robots="noindex" canonical={paths.signIn}>
      <Head kind={t.linkKind} title={t.signIn} lead={<Say text={t.youSignInAs} name={person.name} />}>
        <Form action={pageAddress(locale.language, address)}>
          <Actions>
            <Button>{t.signInNow}</Button>
          </Actions>
        </Form>
      </Head>
    </Page>
  );
}
