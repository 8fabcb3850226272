import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { addressOf, paths } from '#paths.ts';
import { form, page, step, type Outcome, type Route } from '#web/route.ts';
import { nothing } from '#web/schemas.ts';
import { editComment, hideComment, showComment } from './actions.ts';
import { commentFoundAnswer } from './answers.ts';
import { wordBytes, type Subjects } from './comment.ts';
import { hidingForm, rewriteForm } from './forms.ts';
import { CommentPage } from './pages/comment.tsx';
import { HidingPage } from './pages/hiding.tsx';
import { RewritingPage } from './pages/rewriting.tsx';
import { mayHide } from './policy.ts';
import { findComment, type CommentFound } from './queries.ts';

const toComment =
  (notice: string) =>
  (_: unknown, { comment }: CommentFound): Outcome => ({
    location: addressOf(paths.comment, { id: comment.id }),
    notice,
  });

/** Pages of single comments. What they are on is brought along by those whose it is. */
export function commentRoutes(subjects: Subjects): readonly Route[] {
  const find = findComment(subjects);
  return [
    page(paths.comment, find, CommentPage, {
      who: 'anyone',
      caching: 'public',
      answers: commentFoundAnswer,
      summary: 'A comment with what it said before',
    }),

    form(paths.commentRevisions, RewritingPage, {
      who: 'anyone',
      sentBy: 'person',
      limits: { bytes: wordBytes, perMinute: 30 },
      summary: 'Says a comment anew; what it said before stays in its history',
      schema: rewriteForm,
      answers: commentFoundAnswer,
      find,
      initial: ({ comment, revision }) =>
        comment.may.edit ? { text: comment.text ?? '', revision: String(revision) } : {},
      act: (ctx, { comment }, command) => editComment(ctx, comment, command),
      then: toComment('comment-edited'),
      example: { text: 'We water by soil moisture in 38 streets.', revision: 1 },
    }),

    form(paths.commentHiding, HidingPage, {
      who: 'person',
      limits: { perMinute: 30 },
      summary: 'Hides a comment, for a reason that stands in its place',
      schema: hidingForm,
      answers: commentFoundAnswer,
      find,
      guard: guardHiding,
      act: hideComment,
      then: toComment('comment-hidden'),
      example: { reason: 'It names a private person.' },
    }),
    step(paths.commentHiding, {
      who: 'person',
      method: 'DELETE',
      limits: { perMinute: 30 },
      summary: 'Shows a hidden comment again',
      schema: nothing,
      find,
      act: showComment,
      then: toComment('comment-shown'),
      example: {},
    }),
  ];
}

/** Those who may not hide are told so before they type. */
function guardHiding({ viewer }: Context, { subject, comment }: CommentFound): void {
  if (!mayHide(viewer, subject)) throw new Refusal('hiding-not-yours', 403);
  if (comment.hidden) throw new Refusal('hidden-already', 409);
}
