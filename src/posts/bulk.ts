import type { Context } from '#core/context.ts';
import { groupDocuments, groupPosts } from './tables.ts';

export type BulkPost = typeof groupPosts.$inferInsert;
export type BulkDocument = typeof groupDocuments.$inferInsert;

/** Many posts and documents of groups come at once, as the files of the example know them; nobody is written to. */
export async function bringPosts(
  { db }: Context,
  posts: readonly BulkPost[],
  documents: readonly BulkDocument[],
): Promise<void> {
  await db.insert(groupPosts).values([...posts]);
  await db.insert(groupDocuments).values([...documents]);
}
