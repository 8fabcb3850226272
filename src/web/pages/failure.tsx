import { Band, Head } from '#ui/parts/band.tsx';
import { Page } from '#ui/layout.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { href, paths } from '#paths.ts';
import { messages } from '../messages/messages.ts';

type Props = { status: number; sentence: string };

/** What cannot be shown or done, in the reader's language, with a way on. */
export function FailurePage({ status, sentence }: Props) {
  const { formats, locale, network, origin, viewer } = useView();
  const t = useMessages(messages);
  const title = t.failureTitles[String(status)] ?? t.failureTitles['500'] ?? '';
  return (
    <Page title={title} robots="noindex">
      <Head kind={formats.number(status)} title={title} lead={sentence} />
      {status === 421 && (
        <Band title={t.waysOn}>
          <p>
            <a href={origin + href(locale.language, paths.home)} dir="ltr">
              {origin}
            </a>
          </p>
        </Band>
      )}
      {network && ![421, 503].includes(status) && (
        <Band title={t.waysOn}>
          <ul class="tight">
            {!viewer && (
              <li>
                <a href={href(locale.language, paths.signIn)}>{t.toSignIn}</a>
              </li>
            )}
            <li>
              <a href={href(locale.language, paths.home)}>{t.toHome}</a>
            </li>
            <li>
              <a href={href(locale.language, paths.members)}>{t.toMembers}</a>
            </li>
            <li>
              <a href={href(locale.language, paths.siteMap)}>{t.toSiteMap}</a>
            </li>
          </ul>
        </Band>
      )}
    </Page>
  );
}
