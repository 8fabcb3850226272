import { AuthorWho, Discussion, ShowAgain } from '#comments/parts.tsx';
import { href, paths } from '#paths.ts';
import { Page } from '#ui/layout.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { DatedAt, Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import { PostBody } from '../parts.tsx';
import type { GroupNamed, PostInView, PostOnPage } from '../queries.ts';

/** A post by itself, with what is said on it and the form for whoever may say more. */
export function PostPage({
  post,
  group,
  subject,
  comments,
  isFirst,
  candidates,
  form,
}: PostOnPage & { form: FormState }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <Page
      title={said(t.postIn, { group: group.name })}
      robots="noindex"
      canonical={subject.address}
      below={paths.groups}
    >
      <PostHead group={group} title={t.postIn} kind={t.post} />
      <Band title={<DatedAt instant={new Date(post.at)} />} margin={<AuthorWho author={post.author} />}>
        <PostBody post={post} />
        <PostSteps post={post} />
      </Band>
      <Discussion
        subject={subject}
        comments={comments}
        form={form}
        action={href(language, paths.postComments, { id: post.id })}
        candidates={candidates}
        isFirst={isFirst}
      />
    </Page>
  );
}

function PostSteps({ post: { id, author, editedAt, may } }: { post: PostInView }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  if (!editedAt && !may.edit && !may.hide && !may.show) return null;
  return (
    <div class="word-steps">
      {editedAt && (
        <a class="muted" href={href(language, paths.postRevisions, { id })}>
          <Say text={t.edited} date={<DatedAt instant={new Date(editedAt)} />} />
        </a>
      )}
      {may.edit && <a href={href(language, paths.postRevisions, { id })}>{t.edit}</a>}
      {may.hide && <a href={href(language, paths.postHiding, { id })}>{t.hide}</a>}
      {may.show && <ShowAgain action={href(language, paths.postHiding, { id })} author={author} />}
    </div>
  );
}

type HeadProps = { group: GroupNamed; title: string; kind: string; lead?: string };

/** What a page about something in a group is about, and the way to the group. */
export function PostHead({ group, title, kind, lead }: HeadProps) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <Head kind={kind} title={<Say text={title} group={group.name} />} lead={lead}>
      <p>
        <a href={href(language, paths.group, { slug: group.slug })}>
          <Say text={t.back} group={group.name} />
        </a>
      </p>
    </Head>
  );
}
