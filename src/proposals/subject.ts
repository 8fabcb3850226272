import type { SubjectFinder, SubjectInView } from '#comments/comment.ts';
import { isOfSecretariat, type Viewer } from '#core/viewer.ts';
import { addressOf, paths } from '#paths.ts';
import { mayComment } from './policy.ts';
import type { ProposalInHand } from './proposal.ts';
import { findProposalForMembers } from './queries.ts';

type Called = ProposalInHand & { slug: string; title: string };

/** A proposal as what members comment on. */
export const subjectOf = (viewer: Viewer, proposal: Called): SubjectInView => ({
  kind: 'proposal',
  id: proposal.id,
  address: addressOf(paths.proposal, { slug: proposal.slug }),
  title: proposal.title,
  mayComment: mayComment(viewer, proposal),
  mayModerate: isOfSecretariat(viewer),
});

/** Finds the proposal that is commented on, for those who read the whole of it. */
export const findProposalAsSubject: SubjectFinder = async (ctx, id) =>
  subjectOf(ctx.viewer, await findProposalForMembers(ctx, { slug: id }));
