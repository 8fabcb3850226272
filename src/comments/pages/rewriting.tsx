import { href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { Page } from '#ui/layout.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Note } from '#ui/parts/notes.tsx';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import { History } from '../parts.tsx';
import { RewriteFields } from '../rewrite-fields.tsx';
import type { CommentFound } from '../queries.ts';
import { CommentHead, placeOf } from './comment.tsx';

/** A comment is said anew by who said it; everybody else who may read it reads what it said before. */
export function RewritingPage({ comment, subject, history, revision, form }: CommentFound & { form: FormState }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const { id, isOwn, hidden } = comment;
  // What was typed comes back even where it can no longer be saved.
  const isOpen = isOwn && (!hidden || form.values['text'] !== undefined);
  return (
    <Page
      title={said(isOwn ? t.editing : t.commentOn, { title: subject.title })}
      robots="noindex"
      below={placeOf(subject)}
    >
      <CommentHead
        subject={subject}
        id={id}
        title={isOwn ? t.editing : t.commentOn}
        {...(isOwn ? { lead: t.editingLead } : {})}
      />
      {isOwn && hidden && (
        <Band>
          <Note>{t.hiddenCannotBeEdited}</Note>
        </Band>
      )}
      {isOpen && (
        <Form
          bare
          action={href(language, paths.commentRevisions, { id })}
          submission={form.key}
          mandateId={form.mandateId}
          label={t.editing}
        >
          <RewriteFields
            form={form}
            now={{ text: comment.text ?? '', language: comment.language, revision }}
            back={href(language, paths.comment, { id })}
          />
        </Form>
      )}
      <History history={history} language={comment.language} />
    </Page>
  );
}
