/**
 * Where a member stands with a group: it asked to join, was invited, takes part, was declined (by either side), or has left.
 */
export const participationStates = ['asked', 'invited', 'joined', 'declined', 'left'] as const;
export type ParticipationState = (typeof participationStates)[number];

/** A participation as verbs and policies need it. */
export type ParticipationInHand = { id: string; groupId: string; memberId: string; state: ParticipationState };
