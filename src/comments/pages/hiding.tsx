import { href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { Page } from '#ui/layout.tsx';
import { Band } from '#ui/parts/band.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import { CommentBody } from '../parts.tsx';
import type { CommentFound } from '../queries.ts';
import { HidingFields } from '../rewrite-fields.tsx';
import { CommentHead, placeOf } from './comment.tsx';

/** A comment is taken out of sight; the reason stands in its place. */
export function HidingPage({ comment, subject, form }: CommentFound & { form: FormState }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const { id } = comment;
  return (
    <Page title={t.hiding} robots="noindex" below={placeOf(subject)}>
      <CommentHead subject={subject} id={id} title={t.hiding} lead={t.hidingLead} />
      <Band title={t.comment}>
        <CommentBody comment={comment} />
      </Band>
      <Band title={t.reason}>
        <Form
          action={href(language, paths.commentHiding, { id })}
          submission={form.key}
          mandateId={form.mandateId}
          label={t.hiding}
        >
          <HidingFields form={form} back={href(language, paths.comment, { id })} />
        </Form>
      </Band>
    </Page>
  );
}
