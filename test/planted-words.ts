import { commentRevisions, comments, mentions } from '#comments/tables.ts';
import { newId } from '#core/ids.ts';
import { mandates } from '#mandates/tables.ts';
import { media } from '#media/tables.ts';
import { members } from '#members/tables.ts';
import { groupDocuments, groupPostRevisions, groupPosts } from '#posts/tables.ts';
import { eq } from 'drizzle-orm';
import { groupIn } from './group-in-world.ts';
import { canary, pdf } from './canaries.ts';
import type { Client, World } from './world.ts';

/** What is said and laid down in a group that only those who take part read: Shiraz, which leads it, and Seoul. */
export type PlantedWords = {
  /** The group. */
  innerGroup: string;
  /** Of the contributor of Shiraz, edited once. */
  innerPost: string;
  /** Of Seoul, hidden. */
  hiddenPost: string;
  innerComment: string;
  hiddenComment: string;
  innerDocument: string;
  removedDocument: string;
};

export async function plantWords(world: World): Promise<PlantedWords> {
  const { db } = world;
  const group = await groupIn(world, { slug: 'inner-group', visibility: 'group' });
  const planted: PlantedWords = {
    innerGroup: group.slug,
    innerPost: newId(),
    hiddenPost: newId(),
    innerComment: newId(),
    hiddenComment: newId(),
    innerDocument: newId(),
    removedDocument: newId(),
  };
  const [shiraz, seoul] = await Promise.all([
    authorOf(world, world.contributor, 'shiraz'),
    authorOf(world, world.seoul, 'seoul'),
  ]);
  const inGroup = { groupId: group.id, language: 'en' } as const;
  const isHidden = { hiddenAt: new Date(), hiddenBy: world.secretary.personId };
  await db.insert(groupPosts).values([
    { id: planted.innerPost, ...inGroup, ...shiraz, text: canary('groupPosts.text'), editedAt: new Date() },
    {
      id: planted.hiddenPost,
      ...inGroup,
      ...seoul,
      ...isHidden,
      text: canary('hidden groupPosts.text'),
      hideReason: canary('groupPosts.hideReason'),
    },
  ]);
  await db
    .insert(groupPostRevisions)
    .values({ id: newId(), postId: planted.innerPost, text: canary('groupPostRevisions.text') });
  const onPost = { subjectKind: 'group-post', subjectId: planted.innerPost, language: 'en' } as const;
  await db.insert(comments).values([
    { id: planted.innerComment, ...onPost, ...shiraz, text: canary('comments.text'), editedAt: new Date() },
    {
      id: planted.hiddenComment,
      ...onPost,
      ...seoul,
      ...isHidden,
      text: canary('hidden comments.text'),
      hideReason: canary('comments.hideReason'),
    },
  ]);
  await db
    .insert(commentRevisions)
    .values({ id: newId(), commentId: planted.innerComment, text: canary('commentRevisions.text') });
  await db.insert(mentions).values({ id: newId(), inId: planted.innerPost, personId: world.seoul.personId });
  await layDown(world, { ...planted, groupId: group.id, memberId: shiraz.memberId });
  return planted;
}

async function authorOf({ db }: World, { personId }: Client, slug: string) {
  const id = personId ?? '';
  const [mandate] = await db.select().from(mandates).where(eq(mandates.personId, id));
  const [member] = await db.select().from(members).where(eq(members.slug, slug));
  return { personId: id, mandateId: mandate?.id ?? null, memberId: member?.id ?? '' };
}

async function layDown(
  { db, program, mayor }: World,
  { groupId, memberId, innerDocument, removedDocument }: PlantedWords & { groupId: string; memberId: string },
): Promise<void> {
  const content = pdf(canary('document media.content'));
  const mediaId = newId();
  await db.insert(media).values({
    id: mediaId,
    digest: await program.store.put(content),
    type: 'application/pdf',
    bytes: content.length,
    name: `${canary('document media.name')}.pdf`,
    givenBy: mayor.personId,
  });
  const document = { groupId, memberId, mediaId, language: 'en', addedBy: mayor.personId } as const;
  await db.insert(groupDocuments).values([
    { ...document, id: innerDocument, title: canary('groupDocuments.title') },
    {
      ...document,
      id: removedDocument,
      title: canary('removed groupDocuments.title'),
      removedAt: new Date(),
      removedBy: mayor.personId,
    },
  ]);
}
