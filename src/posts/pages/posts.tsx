import { href, paths } from '#paths.ts';
import { Page } from '#ui/layout.tsx';
import { Pagination } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { DatedAt, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import { PostComposer, PostInStream } from '../parts.tsx';
import type { PostInView, PostsFound } from '../queries.ts';
import { PostHead } from './post.tsx';

/** What is said in a group, and the form for whoever takes part. */
export function PostsPage({ group, posts, isFirst, candidates, may, form }: PostsFound & { form: FormState }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const isSentBack = Object.keys(form.errors).length > 0;
  const composer = may.post && (isFirst || isSentBack) && (
    <Band id="write" title={t.writePost}>
      <PostComposer group={group} form={form} candidates={candidates} />
    </Band>
  );
  return (
    <Page title={said(t.postsOf, { group: group.name })} robots="noindex">
      <PostHead group={group} title={t.postsOf} kind={t.posts} />
      {composer}
      <Band title={t.newest} measure={posts.items.length > 0 ? 'full' : 'text'}>
        {posts.items.length > 0 ? <PostRows posts={posts.items} /> : <Empty>{may.post ? t.noneForYou : t.none}</Empty>}
        <Pagination
          first={isFirst ? null : href(language, paths.groupPosts, group)}
          next={posts.next && href(language, paths.groupPosts, group, { after: posts.next })}
        />
      </Band>
    </Page>
  );
}

function PostRows({ posts }: { posts: readonly PostInView[] }) {
  const { language } = useView().locale;
  return (
    <ul class="rows said">
      {posts.map((post) => (
        <li>
          <small class="muted">
            <a href={href(language, paths.post, { id: post.id })}>
              <DatedAt instant={new Date(post.at)} />
            </a>
          </small>
          <PostInStream post={post} />
        </li>
      ))}
    </ul>
  );
}
