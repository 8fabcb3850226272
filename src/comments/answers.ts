import { roles } from '#core/roles.ts';
import { languages } from '#i18n/languages.ts';
import { z } from 'zod';
import { subjectKinds } from './comment.ts';

/** Who says something, and for whom. */
export const authorAnswer = z
  .strictObject({
    person: z.string().nullable(),
    role: z.enum(roles).nullable(),
    holder: z.strictObject({
      kind: z.enum(['member', 'office']),
      slug: z.string(),
      name: z.string(),
      country: z.string().nullable(),
      look: z.int().nullable(),
    }),
  })
  .meta({ id: 'Author' });

/** A member or a person that is named in somebody's words. */
export const mentionAnswer = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('member'), slug: z.string(), name: z.string() }),
    z.strictObject({ kind: z.literal('person'), slug: z.null(), name: z.string() }),
  ])
  .meta({ id: 'Mention' });

const instant = z.iso.datetime();

/** What it said before, and until when. */
export const formerWordsAnswer = z.strictObject({ text: z.string(), until: instant });

/** What somebody said, as its reader may know it. */
export const wordAnswer = z.strictObject({
  id: z.uuid(),
  author: authorAnswer,
  text: z.string().nullable(),
  language: z.enum(languages),
  at: instant,
  editedAt: instant.nullable(),
  hidden: z.strictObject({ reason: z.string() }).nullable(),
  named: z.array(mentionAnswer),
  isOwn: z.boolean(),
  may: z.strictObject({ edit: z.boolean(), hide: z.boolean(), show: z.boolean() }),
});

export const commentAnswer = wordAnswer.meta({ id: 'Comment' });

export const commentsAnswer = z.strictObject({ items: z.array(commentAnswer), next: z.string().nullable() });

export const subjectAnswer = z.strictObject({
  kind: z.enum(subjectKinds),
  id: z.uuid(),
  address: z.string(),
  title: z.string(),
  mayComment: z.boolean(),
  mayModerate: z.boolean(),
});

/** A comment on its own page. */
export const commentFoundAnswer = z.strictObject({
  comment: commentAnswer,
  subject: subjectAnswer,
  history: z.array(formerWordsAnswer),
  revision: z.int(),
});

export const writtenAnswer = z.strictObject({ id: z.uuid() });
