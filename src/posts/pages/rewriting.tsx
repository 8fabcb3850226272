import { HidingFields, RewriteFields } from '#comments/rewrite-fields.tsx';
import { History } from '#comments/parts.tsx';
import { href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { Page } from '#ui/layout.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Note } from '#ui/parts/notes.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import { PostBody } from '../parts.tsx';
import type { PostFound } from '../queries.ts';
import { PostHead } from './post.tsx';

type Props = PostFound & { form: FormState };

/** A post is said anew by who said it; everybody else who may read it reads what it said before. */
export function RewritingPage({ post, group, history, revision, form }: Props) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const { id, isOwn, hidden } = post;
  // What was typed comes back even where it can no longer be saved.
  const isOpen = isOwn && (!hidden || form.values['text'] !== undefined);
  const title = isOwn ? t.editing : t.history;
  return (
    <Page title={title} robots="noindex" below={paths.groups}>
      <PostHead group={group} title={title} kind={t.post} {...(isOwn ? { lead: t.editingLead } : {})} />
      {isOwn && hidden && (
        <Band>
          <Note>{t.hiddenCannotBeEdited}</Note>
        </Band>
      )}
      {!isOwn && (
        <Band title={t.post}>
          <PostBody post={post} />
        </Band>
      )}
      {isOpen && (
        <Form
          bare
          action={href(language, paths.postRevisions, { id })}
          submission={form.key}
          mandateId={form.mandateId}
          label={t.editing}
        >
          <RewriteFields
            form={form}
            now={{ text: post.text ?? '', language: post.language, revision }}
            back={href(language, paths.post, { id })}
          />
        </Form>
      )}
      <History history={history} language={post.language} />
    </Page>
  );
}

/** A post is taken out of sight with its files; the reason stands in its place. */
export function HidingPage({ post, group, form }: Props) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const { id } = post;
  return (
    <Page title={t.hiding} robots="noindex" below={paths.groups}>
      <PostHead group={group} title={t.hiding} kind={t.post} lead={t.hidingLead} />
      <Band title={t.post}>
        <PostBody post={post} />
      </Band>
      <Band title={t.reason}>
        <Form
          action={href(language, paths.postHiding, { id })}
          submission={form.key}
          mandateId={form.mandateId}
          label={t.hiding}
        >
          <HidingFields form={form} back={href(language, paths.post, { id })} />
        </Form>
      </Band>
    </Page>
  );
}
