import { caresFor, isMember, isOfSecretariat, speaksForMember, type Viewer } from '#core/viewer.ts';
import { canTake, type MemberInHand, type MemberStep } from './member.ts';

const isOfItsOffice = ({ acting }: Viewer, officeId: string) =>
  acting?.holder.kind === 'office' && acting.holder.id === officeId && acting.role !== 'editor';

/** Until when dues are paid is between a member, its office and the Secretariat. */
export const mayReadDues = (viewer: Viewer, member: MemberInHand) =>
  isOfSecretariat(viewer) ||
  isOfItsOffice(viewer, member.officeId) ||
  viewer.mandates.some(({ holder }) => holder.kind === 'member' && holder.id === member.id);

/** That a member is in arrears decides whether it may vote: other members read it, visitors do not. */
export const mayReadArrears = (viewer: Viewer) => viewer.isOperator || isMember(viewer);

/** The Secretariat, and the office of the member in what is delegated to it. */
export const isCarer = (viewer: Viewer, member: Pick<MemberInHand, 'officeId'>) =>
  caresFor(viewer, member.officeId, 'members');

/** Who speaks for a member in all things. */
const isSpeaker = (viewer: Viewer, member: Pick<MemberInHand, 'id'>) =>
  speaksForMember(viewer, member.id, 'representative', 'substitute', 'focal-point');

/** Whether there is any country for which this person may enter members. */
export const mayOfferEntry = (viewer: Viewer) => {
  const holder = viewer.acting?.holder;
  return isOfSecretariat(viewer) || (holder?.kind === 'office' && caresFor(viewer, holder.id, 'members'));
};

/** A member describes itself; its office may do it for it. */
export const describes = (viewer: Viewer, member: MemberInHand) => isSpeaker(viewer, member) || isCarer(viewer, member);

export const mayDescribe = (viewer: Viewer, member: MemberInHand) =>
  canTake('description', member.state) && describes(viewer, member);

/** Name, place, kind and date of joining are stated by the office. */
export const mayStateFacts = (viewer: Viewer, member: MemberInHand) =>
  canTake('description', member.state) && isCarer(viewer, member);

/** Steps of a member's standing are its office's, from the states in which they make sense. */
export const mayTake = (step: MemberStep) => (viewer: Viewer, member: MemberInHand) =>
  canTake(step, member.state) && isCarer(viewer, member);

export const mayPromote = mayTake('promotion');
export const maySuspend = mayTake('suspension');
export const mayReinstate = mayTake('reinstatement');
export const mayWithdraw = mayTake('withdrawal');
export const mayRecordPayment = mayTake('payment');

/** What the page of a member offers to this reader. */
export type MemberMays = {
  describe: boolean;
  promote: boolean;
  suspend: boolean;
  reinstate: boolean;
  withdraw: boolean;
  recordPayment: boolean;
};

export const maysOf = (viewer: Viewer, member: MemberInHand): MemberMays => ({
  describe: mayDescribe(viewer, member),
  promote: mayPromote(viewer, member),
  suspend: maySuspend(viewer, member),
  reinstate: mayReinstate(viewer, member),
  withdraw: mayWithdraw(viewer, member),
  recordPayment: mayRecordPayment(viewer, member),
});
