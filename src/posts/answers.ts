import { authorAnswer, commentsAnswer, formerWordsAnswer, subjectAnswer, wordAnswer } from '#comments/answers.ts';
import { languages } from '#i18n/languages.ts';
import { z } from 'zod';

const instant = z.iso.datetime();
const group = z.strictObject({ id: z.uuid(), slug: z.string(), name: z.string() });
const fileShape = { id: z.uuid(), title: z.string(), kind: z.enum(['pdf', 'picture']), bytes: z.int() };

/** A post of a group as its reader may know it. */
export const postAnswer = wordAnswer
  .extend({ files: z.array(z.strictObject(fileShape)), comments: z.int() })
  .meta({ id: 'Post' });

export const postsAnswer = z.strictObject({ items: z.array(postAnswer), next: z.string().nullable() });

/** What is said in a group. */
export const postsFoundAnswer = z.strictObject({
  group,
  posts: postsAnswer,
  isFirst: z.boolean(),
  candidates: z.array(z.string()),
  may: z.strictObject({ post: z.boolean() }),
});

/** One post with what it said before. */
export const postFoundAnswer = z.strictObject({
  post: postAnswer,
  group,
  subject: subjectAnswer,
  history: z.array(formerWordsAnswer),
  revision: z.int(),
});

/** One post with what is said on it. */
export const postOnPageAnswer = postFoundAnswer.extend({
  comments: commentsAnswer,
  isFirst: z.boolean(),
  candidates: z.array(z.string()),
});

/** A file that is laid among the documents of a group. */
export const documentAnswer = z
  .strictObject({
    ...fileShape,
    language: z.enum(languages),
    at: instant,
    by: authorAnswer.nullable(),
    may: z.strictObject({ remove: z.boolean() }),
  })
  .meta({ id: 'GroupDocument' });

export const documentsAnswer = z.strictObject({ items: z.array(documentAnswer), next: z.string().nullable() });

export const documentsFoundAnswer = z.strictObject({
  group,
  documents: documentsAnswer,
  isFirst: z.boolean(),
  may: z.strictObject({ add: z.boolean() }),
});

export const laidAnswer = z.strictObject({ id: z.uuid() });
