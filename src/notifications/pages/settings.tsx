import { href, paths } from '#paths.ts';
import { ChoiceField } from '#ui/fields/choice.tsx';
import { Form } from '#ui/fields/form.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import { posts, type NotificationKind } from '../notification.ts';

/** What matters most stands first. */
const inOrder: readonly NotificationKind[] = ['asked', 'answered', 'mentioned', 'followed'];

/** How a person is told of each kind of thing: by letter at once, or only on the own page. */
export function NotificationSettingsPage({ form }: { form: FormState }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const choices = posts.map((post) => ({ value: post, label: t.posts[post] }));
  return (
    <Page title={t.settings} robots="noindex">
      <Head
        kind={<a href={href(language, paths.notifications)}>{t.notifications}</a>}
        title={t.settings}
        lead={t.settingsLead}
      />
      <Band title={t.settingsOf} note={t.settingsNote}>
        <Form action={href(language, paths.notificationSettings)} submission={form.key}>
          {inOrder.map((kind) => (
            <ChoiceField
              name={kind}
              label={t.kinds[kind]}
              choices={choices}
              value={typed(form, kind)}
              error={form.errors[kind]}
            />
          ))}
          <Actions>
            <Button>{t.save}</Button>
          </Actions>
        </Form>
      </Band>
    </Page>
  );
}
