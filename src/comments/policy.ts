import { isOfOffice, isOfSecretariat, type Viewer } from '#core/viewer.ts';
import type { Said, SubjectInView } from './comment.ts';

/** Whoever takes part for a member, contributors as well, and the people of the offices. Observers read. */
export const hasVoice = (viewer: Viewer): boolean => {
  const { acting } = viewer;
  if (viewer.personId === null || acting === null) return false;
  if (acting.holder.kind === 'office') return isOfOffice(viewer);
  return acting.role !== 'observer' && !acting.holder.isApplicant;
};

/** What is on a subject is said by whom the subject lets. */
export const mayComment = (viewer: Viewer, subject: Pick<SubjectInView, 'mayComment'>): boolean =>
  hasVoice(viewer) && subject.mayComment;

/** What was said is corrected by who said it, while they speak for whom they said it. */
export const mayRewrite = (viewer: Viewer, { personId, holderId }: Said): boolean =>
  viewer.personId === personId && viewer.acting?.holder.id === holderId;

/** Hiding, with a reason, is for whom the subject says, and for the Secretariat anywhere. */
export const mayHide = (viewer: Viewer, { mayModerate }: Pick<SubjectInView, 'mayModerate'>): boolean =>
  mayModerate || isOfSecretariat(viewer);

/** What is hidden is still read by who said it and by who may hide. */
export const mayReadHidden = (
  viewer: Viewer,
  { personId }: Pick<Said, 'personId'>,
  subject: Pick<SubjectInView, 'mayModerate'>,
): boolean => viewer.personId === personId || mayHide(viewer, subject);
