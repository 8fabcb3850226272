import type { Context } from '#core/context.ts';

/** What members comment on. */
export const subjectKinds = ['group-post', 'proposal'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export type Subject = { kind: SubjectKind; id: string };

/** A subject as its reader sees it: whose it is says who may take the word on it. */
export type SubjectInView = Subject & {
  /** Where it stands, without language. */
  address: string;
  /** What it is called in a sentence: the title of a proposal, the group of a post. */
  title: string;
  mayComment: boolean;
  /** Whether the reader may hide what others say on it. */
  mayModerate: boolean;
};

/** Finds a subject for its reader; one that they may not see is not there (404 `not-found`). */
export type SubjectFinder = (ctx: Context, id: string) => Promise<SubjectInView>;

/** Comments know what they are on by its kind alone: whose kind it is brings its finder along. */
export type Subjects = Record<SubjectKind, SubjectFinder>;

/** Who said something, and for whom: what policies ask about words. */
export type Said = { personId: string; holderId: string };

/** Longest comment and post, in characters. */
export const mostLetters = 5_000;

/** How a text names a member: with its word in addresses. */
export const namedInText = '@shiraz';

/** What a form of words may send: far too long a text still comes back with the sentence that says so. */
export const wordBytes = 6 * 1_048_576;
