import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { comments, mentions } from './tables.ts';
import { slugsIn } from './words.ts';

export type BulkComment = typeof comments.$inferInsert;

/** Many comments come at once, as the files of the example know them; nobody is written to. */
export async function bringComments({ db }: Context, brought: readonly BulkComment[]): Promise<void> {
  await db.insert(comments).values([...brought]);
}

/** Writes down whom posts and comments name by `@`; `memberOf` knows members by their word in addresses. */
export async function bringMentions(
  { db }: Context,
  said: readonly { id: string; text: string; at: Date }[],
  memberOf: (slug: string) => string,
): Promise<void> {
  const named = said.flatMap(({ id, text, at }) =>
    slugsIn(text).map((slug) => ({ id: newId(), inId: id, memberId: memberOf(slug), at })),
  );
  if (named.length > 0) await db.insert(mentions).values(named);
}
