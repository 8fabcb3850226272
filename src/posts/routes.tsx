import { commentOn } from '#comments/actions.ts';
import { writtenAnswer } from '#comments/answers.ts';
import { wordBytes } from '#comments/comment.ts';
import { afterQuery, commentForm, hidingForm, rewriteForm } from '#comments/forms.ts';
import { mayHide as mayHideWords } from '#comments/policy.ts';
import { pageOf } from '#comments/queries.ts';
import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { answerFile } from '#media/answer.ts';
import { formBytes } from '#media/media.ts';
import { addressOf, paths } from '#paths.ts';
import { file, form, page, step, type FileRoute, type Outcome, type Route } from '#web/route.ts';
import { nothing } from '#web/schemas.ts';
import { editPost, hidePost, post, showPost, type PostWritten } from './actions.ts';
import { documentsFoundAnswer, laidAnswer, postFoundAnswer, postOnPageAnswer, postsFoundAnswer } from './answers.ts';
import { addDocument, removeDocument } from './document-actions.ts';
import { findDocument, findFile } from './documents.ts';
import { documentForm, postForm } from './forms.ts';
import { DocumentsPage } from './pages/documents.tsx';
import { PostPage } from './pages/post.tsx';
import { PostsPage } from './pages/posts.tsx';
import { HidingPage, RewritingPage } from './pages/rewriting.tsx';
import { findDocuments, findPost, findPostOnPage, findPosts, type PostFound } from './queries.ts';

const toPost =
  (notice: string) =>
  (_: unknown, { post: { id } }: PostFound): Outcome => ({ location: addressOf(paths.post, { id }), notice });

export const postRoutes: readonly Route[] = [
  form(paths.groupPosts, PostsPage, {
    who: 'anyone',
    sentBy: 'person',
    limits: { bytes: formBytes, perMinute: 30 },
    summary: 'What is said in a group, the latest first; says something to the group',
    schema: postForm,
    query: afterQuery,
    answers: postsFoundAnswer,
    makes: writtenAnswer,
    find: (ctx: Context, params: { slug: string }, query: unknown) => findPosts(ctx, params, afterQuery.parse(query)),
    act: (ctx, { group }, command: PostWritten) => post(ctx, group, command),
    then: ({ id }) => ({
      location: addressOf(paths.post, { id }),
      notice: 'post-written',
      status: 201,
      answer: { id },
    }),
    example: { text: 'We have counted the trees of 38 streets. Who counts them as well?', language: 'en' },
  }),

  page(paths.post, findPostOnPage, PostPage, {
    who: 'anyone',
    caching: 'public',
    query: afterQuery,
    answers: postOnPageAnswer,
    summary: 'A post of a group with what is said on it, the oldest first',
  }),

  form(paths.postComments, PostPage, {
    who: 'person',
    limits: { bytes: wordBytes, perMinute: 30 },
    summary: 'Comments on a post',
    schema: commentForm,
    answers: postOnPageAnswer,
    makes: writtenAnswer,
    find: (ctx: Context, params: { id: string }) => findPostOnPage(ctx, params),
    act: async (ctx, { subject }, command) => {
      const { id } = await commentOn(ctx, subject, command);
      return { id, after: await pageOf(ctx, subject, id) };
    },
    then: ({ id, after }, { post }) => ({
      location: `${addressOf(paths.post, { id: post.id }, { after })}#comment-${id}`,
      notice: 'comment-written',
      status: 201,
      answer: { id },
    }),
    example: { text: 'We do, by the method of Samarkand.', language: 'en' },
  }),

  form(paths.postRevisions, RewritingPage, {
    who: 'anyone',
    sentBy: 'person',
    limits: { bytes: wordBytes, perMinute: 30 },
    summary: 'What a post said before; says it anew',
    schema: rewriteForm,
    answers: postFoundAnswer,
    find: findPost,
    initial: ({ post: { may, text }, revision }) => (may.edit ? { text: text ?? '', revision: String(revision) } : {}),
    act: (ctx, { post }, command) => editPost(ctx, post, command),
    then: toPost('post-edited'),
    example: { text: 'We have counted the trees of 40 streets.', revision: 1 },
  }),

  form(paths.postHiding, HidingPage, {
    who: 'person',
    limits: { perMinute: 30 },
    summary: 'Hides a post, for a reason that stands in its place',
    schema: hidingForm,
    answers: postFoundAnswer,
    find: findPost,
    guard: guardHiding,
    act: (ctx, { post }, command) => hidePost(ctx, post, command),
    then: toPost('post-hidden'),
    example: { reason: 'It names a private person.' },
  }),
  step(paths.postHiding, {
    who: 'person',
    method: 'DELETE',
    limits: { perMinute: 30 },
    summary: 'Shows a hidden post with its files again',
    schema: nothing,
    find: findPost,
    act: (ctx, { post }) => showPost(ctx, post),
    then: toPost('post-shown'),
    example: {},
  }),

  form(paths.groupDocuments, DocumentsPage, {
    who: 'anyone',
    sentBy: 'person',
    limits: { bytes: formBytes, perMinute: 30 },
    summary: 'The documents of a group, the latest first; adds one',
    schema: documentForm,
    query: afterQuery,
    answers: documentsFoundAnswer,
    makes: laidAnswer,
    find: (ctx: Context, params: { slug: string }, query: unknown) =>
      findDocuments(ctx, params, afterQuery.parse(query)),
    act: (ctx, { group }, command) => addDocument(ctx, group, command),
    then: ({ id }, { group }) => ({
      location: `${addressOf(paths.groupDocuments, { slug: group.slug })}#document-${id}`,
      notice: 'document-added',
      status: 201,
      answer: { id },
    }),
    example: { title: 'Minutes of 11 November', language: 'en' },
  }),

  step(paths.documentRemoval, {
    who: 'person',
    method: 'POST',
    limits: { perMinute: 30 },
    summary: 'Takes a document of a group away',
    schema: nothing,
    find: findDocument,
    act: removeDocument,
    then: (_, { group: { slug } }) => ({
      location: addressOf(paths.groupDocuments, { slug }),
      notice: 'document-removed',
    }),
    example: {},
  }),
];

export const postFiles: readonly FileRoute[] = [
  file(paths.document, {
    who: 'anyone',
    summary: 'A file of a group, for whoever reads what is in it',
    apiType: '*/*',
    answer: async (ctx, { params }) => answerFile(ctx, (await findFile(ctx, { id: params['id'] ?? '' })).mediaId),
  }),
];

/** Those who may not hide are told so before they type. */
function guardHiding({ viewer }: Context, { subject, post: { hidden } }: PostFound): void {
  if (!mayHideWords(viewer, subject)) throw new Refusal('hiding-not-yours', 403);
  if (hidden) throw new Refusal('hidden-already', 409);
}
