import { hasVoice } from '#comments/policy.ts';
import type { Viewer } from '#core/viewer.ts';
import { canTake, type GroupInHand } from '#groups/group.ts';
import { isChair, mayPost, mayReadContent } from '#groups/policy.ts';
import type { DocumentInHand } from './post.ts';

/** Who writes in a group lays documents down there as well. */
export const mayAddDocument = mayPost;

/** On what is said in a group everybody with a voice in the network may comment who may read it. */
export const mayComment = (viewer: Viewer, group: GroupInHand): boolean =>
  canTake('work', group.state) && hasVoice(viewer) && mayReadContent(viewer, group);

/** A document is taken away by those for whom it was laid down, or by the chair. */
export const mayRemoveDocument = (viewer: Viewer, group: GroupInHand, { holderId }: DocumentInHand): boolean =>
  isChair(viewer, group) || (holderId !== null && hasVoice(viewer) && viewer.acting?.holder.id === holderId);
