import type { Party } from '#drafting/drafted-text.ts';
import { isMember, isOfSecretariat, speaksForMember, type Viewer } from '#core/viewer.ts';
import { canTake, isOpen, type ProposalInHand, type ProposalStep } from './proposal.ts';
import type { ProposalMays } from './proposal-view.ts';

type Asked = Pick<ProposalInHand, 'memberId'>;

const isOfMember = (viewer: Viewer, memberId: string): boolean =>
  viewer.mandates.some(({ holder }) => holder.kind === 'member' && holder.id === memberId);

/** Who commits a city to something. */
const commits = (viewer: Viewer, memberId: string): boolean =>
  speaksForMember(viewer, memberId, 'representative', 'substitute', 'focal-point');

/** The member that proposes, by who speaks for it. */
export const isProposer = (viewer: Viewer, { memberId }: Asked): boolean => commits(viewer, memberId);

/** A draft is between the member's people until it is submitted; of one withdrawn before, nobody else ever learns. */
export const maySee = (viewer: Viewer, { number, memberId }: Pick<ProposalInHand, 'number' | 'memberId'>): boolean =>
  number !== null || isOfMember(viewer, memberId) || viewer.isOperator;

/** Visitors read title and state; the rest is for members. */
export const mayReadWhole = (viewer: Viewer): boolean => viewer.isOperator || isMember(viewer);

/** A member's people write drafts, contributors as well; sending it in is for those who speak. */
export const mayPropose = (viewer: Viewer): boolean => {
  const holder = viewer.acting?.holder;
  return (
    holder?.kind === 'member' && !holder.isApplicant && (commits(viewer, holder.id) || contributes(viewer, holder.id))
  );
};

const contributes = (viewer: Viewer, memberId: string): boolean => speaksForMember(viewer, memberId, 'contributor');

export const mayWrite = (viewer: Viewer, { state, memberId }: ProposalInHand): boolean =>
  state === 'draft' && (commits(viewer, memberId) || contributes(viewer, memberId));

/** The steps that the member takes. */
export const proposersSteps: readonly ProposalStep[] = ['submission', 'withdrawal'];

/** Whose step it is: the member submits and withdraws, the Secretariat does the rest. */
export const takes = (viewer: Viewer, proposal: Asked, step: ProposalStep): boolean =>
  proposersSteps.includes(step) ? isProposer(viewer, proposal) : isOfSecretariat(viewer);

export const mayTake = (viewer: Viewer, proposal: ProposalInHand, step: ProposalStep): boolean =>
  canTake(step, proposal.state) && takes(viewer, proposal, step);

/** The Secretariat says until when the next step should be taken. */
export const maySetDeadline = (viewer: Viewer, { state }: ProposalInHand): boolean =>
  isOpen(state) && isOfSecretariat(viewer);

/** Other cities endorse; the own support goes without saying. */
export const endorses = (viewer: Viewer, { memberId }: Asked): boolean => {
  const holder = viewer.acting?.holder;
  return holder?.kind === 'member' && !holder.isApplicant && holder.id !== memberId && commits(viewer, holder.id);
};

export const mayEndorse = (viewer: Viewer, proposal: ProposalInHand): boolean =>
  isOpen(proposal.state) && endorses(viewer, proposal);

/** The party that the viewer speaks for in this proposal; null for everyone else. */
export const partyOf = (viewer: Viewer, { memberId }: Asked): Party | null => {
  if (isProposer(viewer, { memberId })) return 'proposer';
  return isOfSecretariat(viewer) ? 'network' : null;
};

/** The party that the viewer drafts for: who commits it, and the staff that it named. */
export const draftsFor = (viewer: Viewer, proposal: ProposalInHand): Party | null => {
  const named = proposal.staff.find(({ personId }) => personId === viewer.personId);
  if (named && (named.party === 'network' ? isOfSecretariat(viewer) : contributes(viewer, proposal.memberId)))
    return named.party;
  return partyOf(viewer, proposal);
};

/** What the proposal asks for is not settled before the Board has it. */
const isInTheMaking = ({ state }: Pick<ProposalInHand, 'state'>): boolean =>
  ['draft', 'submitted', 'under-consideration', 'joint-drafting'].includes(state);

/** Both parties name their staff while the text is not yet before the Board. */
export const mayNameStaff = (viewer: Viewer, proposal: ProposalInHand): boolean =>
  isInTheMaking(proposal) && maySee(viewer, proposal) && partyOf(viewer, proposal) !== null;

/** Which groups it asks for, and which files lie with it, is for the parties; in a draft also for whoever writes it. */
export const mayAskForGroups = (viewer: Viewer, proposal: ProposalInHand): boolean =>
  mayWrite(viewer, proposal) || (isInTheMaking(proposal) && maySee(viewer, proposal) && isOfParties(viewer, proposal));

export const mayAddFile = (viewer: Viewer, proposal: ProposalInHand): boolean =>
  mayWrite(viewer, proposal) || (isOpen(proposal.state) && isOfParties(viewer, proposal));

/** Who commits a party, or drafts for it. */
export const isOfParties = (viewer: Viewer, proposal: ProposalInHand): boolean => draftsFor(viewer, proposal) !== null;

/** Members comment on what was submitted, those who only observe excepted; so does the Secretariat. */
export const mayComment = (viewer: Viewer, { number }: ProposalInHand): boolean => {
  const holder = viewer.acting?.holder;
  if (number === null || !holder) return false;
  if (holder.kind === 'office') return viewer.acting?.role !== 'editor';
  return !holder.isApplicant && (commits(viewer, holder.id) || contributes(viewer, holder.id));
};

/** The parties ask each other, and answer. */
export const mayAsk = (viewer: Viewer, proposal: ProposalInHand): boolean =>
  isOpen(proposal.state) && partyOf(viewer, proposal) !== null;

export const mayAnswer = (viewer: Viewer, proposal: ProposalInHand, { askedBy }: { askedBy: Party }): boolean =>
  mayAsk(viewer, proposal) && partyOf(viewer, proposal) !== askedBy;

/** What the page of a proposal offers to this reader. */
export const maysOf = (viewer: Viewer, proposal: ProposalInHand): ProposalMays => ({
  write: mayWrite(viewer, proposal),
  submit: mayTake(viewer, proposal, 'submission'),
  consider: mayTake(viewer, proposal, 'consideration'),
  openDrafting: mayTake(viewer, proposal, 'drafting'),
  sendToBoard: mayTake(viewer, proposal, 'board'),
  return: mayTake(viewer, proposal, 'return'),
  adopt: mayTake(viewer, proposal, 'adoption'),
  reject: mayTake(viewer, proposal, 'rejection'),
  withdraw: mayTake(viewer, proposal, 'withdrawal'),
  complete: mayTake(viewer, proposal, 'completion'),
  setDeadline: maySetDeadline(viewer, proposal),
  nameStaff: mayNameStaff(viewer, proposal),
  askForGroups: mayAskForGroups(viewer, proposal),
  addFile: mayAddFile(viewer, proposal),
  endorse: mayEndorse(viewer, proposal),
  ask: mayAsk(viewer, proposal),
  draft: proposal.state === 'joint-drafting' && isOfParties(viewer, proposal),
  agree: proposal.state === 'joint-drafting' && partyOf(viewer, proposal) !== null,
});
