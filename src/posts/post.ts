import type { GroupInHand } from '#groups/group.ts';

/** A group as what is said in it speaks of it. */
export type GroupOfPost = GroupInHand & { slug: string; name: string };

/** So many files go with a post. */
export const mostFiles = 5;

/** A document as policies need it: for whom it was laid down. */
export type DocumentInHand = { holderId: string | null };
