import { directionOf } from '#i18n/languages.ts';
import { fileAddress, files, href, paths } from '#paths.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, LinkButton } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Facts } from '#ui/parts/lists.tsx';
import { DatedAt } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import type { MailInView } from '../queries.ts';
import { MailStateMark, Subject } from './parts.tsx';

/** One letter: what its header says, and its text with links that open. */
export function MailPage(mail: MailInView) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  return (
    <Page title={t.mailbox} robots="noindex" canonical={paths.mailbox}>
      <Head
        kind={<a href={href(locale.language, paths.mailbox)}>{t.mailbox}</a>}
        title={<Subject mail={mail} />}
        margin={
          <Facts
            facts={[
              [t.to, <bdi dir="ltr">{mail.recipient}</bdi>],
              [t.written, <DatedAt instant={mail.writtenAt} />],
              [t.language, formats.languageName(mail.language)],
              [t.messageId, <bdi dir="ltr">{mail.messageId}</bdi>],
            ]}
          />
        }
      >
        <MailStateMark state={mail.state} />
      </Head>
      <Band title={t.asText}>
        <div class="stack" lang={mail.language} dir={directionOf(mail.language)}>
          {(mail.text ?? '').split(/\n{2,}/).map((paragraph) => (
            <p>
              <Lines text={paragraph} />
            </p>
          ))}
        </div>
        {mail.html && (
          <Actions>
            <LinkButton href={fileAddress(files.mailAsHtml, { id: mail.id })} tone="quiet">
              {t.openHtml}
            </LinkButton>
          </Actions>
        )}
      </Band>
    </Page>
  );
}

/** Lines as they were written; an address that stands alone on its line is a link. */
const Lines = ({ text }: { text: string }) => (
  <>
    {text.split('\n').map((line, index) => (
      <>
        {index > 0 && <br />}
        {/^https?:\/\/\S+$/.test(line) ? (
          <a href={line} dir="ltr">
            {line}
          </a>
        ) : (
          line
        )}
      </>
    ))}
  </>
);
