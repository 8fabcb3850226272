import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import type { MomentKind } from './group.ts';
import { groupMoments } from './tables.ts';

/** What happened: by whom, where that is not who acts in this request, and about what. */
export type Moment = {
  groupId: string;
  kind: MomentKind;
  /** Of the post, the document or the deliverable. */
  aboutId?: string | undefined;
  memberId?: string | undefined;
};

/** Writes into a group's stream what just happened there, in the transaction under way. It stands there for whom the viewer speaks. */
export async function addMoment({ db, viewer }: Context, { groupId, kind, aboutId, memberId }: Moment): Promise<void> {
  const holder = viewer.acting?.holder;
  await db.insert(groupMoments).values({
    id: newId(),
    groupId,
    kind,
    memberId: memberId ?? (holder?.kind === 'member' ? holder.id : null),
    officeId: memberId === undefined && holder?.kind === 'office' ? holder.id : null,
    aboutId: aboutId ?? null,
  });
}
