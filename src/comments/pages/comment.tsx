import { href, pageAddress, paths } from '#paths.ts';
import { Page } from '#ui/layout.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { DatedAt, Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import { CommentBody, History } from '../parts.tsx';
import type { CommentFound } from '../queries.ts';

/** One comment by itself: on what it was said, and what it said before. */
export function CommentPage({ comment, subject, history }: CommentFound) {
  const t = useMessages(messages);
  return (
    <Page title={said(t.commentOn, { title: subject.title })} robots="noindex" below={placeOf(subject)}>
      <CommentHead subject={subject} id={comment.id} title={t.commentOn} />
      <Band title={<DatedAt instant={new Date(comment.at)} />}>
        <CommentBody comment={comment} />
      </Band>
      <History history={history} language={comment.language} />
    </Page>
  );
}

/** Where in the network it was said. */
export const placeOf = ({ kind }: CommentFound['subject']) => (kind === 'group-post' ? paths.groups : undefined);

type HeadProps = { subject: CommentFound['subject']; id: string; title: string; lead?: string };

/** What a page about one comment is about, and the way back to where it was said. */
export function CommentHead({ subject, id, title, lead }: HeadProps) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <Head
      kind={<a href={href(language, paths.comment, { id })}>{t.comment}</a>}
      title={<Say text={title} title={subject.title} />}
      lead={lead}
    >
      <p>
        <a href={pageAddress(language, subject.address)}>
          <Say text={t.back} title={subject.title} />
        </a>
      </p>
    </Head>
  );
}
