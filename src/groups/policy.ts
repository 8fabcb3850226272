import { isMember, isOfSecretariat, speaksForMember, type Viewer } from '#core/viewer.ts';
import { canTake, type GroupInHand, type GroupStep } from './group.ts';
import type { ParticipationInHand } from './participation.ts';

/** What a policy asks about a group. */
type Led = Pick<GroupInHand, 'leadId' | 'coLeadId' | 'chairs' | 'asker'>;

/** What it asks about who reads it. */
type Read = Pick<GroupInHand, 'state' | 'visibility' | 'leadId' | 'coLeadId' | 'participants' | 'asker'>;

const isOfMember = (viewer: Viewer, memberId: string): boolean =>
  viewer.mandates.some(({ holder }) => holder.kind === 'member' && holder.id === memberId);

/** Who commits a city to something. */
const speaksFor = (viewer: Viewer, memberId: string): boolean =>
  speaksForMember(viewer, memberId, 'representative', 'substitute', 'focal-point');

const takesPartFor = (viewer: Viewer, memberId: string): boolean =>
  speaksFor(viewer, memberId) || speaksForMember(viewer, memberId, 'contributor');

/** The member for which the viewer may commit itself to something; an applicant is no member yet. */
export const memberSpokenFor = (viewer: Viewer): string | null => {
  const holder = viewer.acting?.holder;
  return holder?.kind === 'member' && !holder.isApplicant && speaksFor(viewer, holder.id) ? holder.id : null;
};

/**
 * That a founded group exists, its charter and its cities are for everybody; a draft is for the member that asks for it and, unless that
 * was not handed in yet, for those who would lead it and the Secretariat.
 */
export function maySee(viewer: Viewer, group: Read): boolean {
  if (group.state !== 'draft' || (group.asker !== null && isOfMember(viewer, group.asker.memberId))) return true;
  return group.asker?.isHandedIn !== false && (isOfSecretariat(viewer) || isOfLead(viewer, group));
}

/** What is said and laid down in a group is read by everybody, by members, or by those who take part: as the group is set. */
export function mayReadContent(viewer: Viewer, group: Read): boolean {
  if (!maySee(viewer, group)) return false;
  if (isOfSecretariat(viewer) || group.visibility === 'public') return true;
  return group.visibility === 'network' ? isMember(viewer) : isInside(viewer, group);
}

const isOfLead = (viewer: Viewer, { leadId, coLeadId }: Pick<Led, 'leadId' | 'coLeadId'>): boolean =>
  isOfMember(viewer, leadId) || (coLeadId !== null && isOfMember(viewer, coLeadId));

/** Of a member that takes part, under any mandate. */
const isInside = (viewer: Viewer, { participants }: Pick<GroupInHand, 'participants'>): boolean =>
  participants.some((memberId) => isOfMember(viewer, memberId));

/** The cities at the head of a group: the lead and the co-lead, by who speaks for them and by whom they named for this group. */
const leads = (viewer: Viewer, { leadId, coLeadId, chairs }: Led): boolean =>
  speaksFor(viewer, leadId) || (coLeadId !== null && speaksFor(viewer, coLeadId)) || isNamed(viewer, chairs);

/** Observers read; no list makes more of them. */
const isNamed = ({ acting }: Viewer, chairs: readonly string[]): boolean =>
  acting !== null && acting.role !== 'observer' && chairs.includes(acting.id);

/**
 * Charter, joining and tools of a group are its chair's; the Secretariat can stand in. What was not handed in yet is the asking member's
 * alone.
 */
export const isChair = (viewer: Viewer, group: Led): boolean =>
  group.asker?.isHandedIn === false
    ? speaksFor(viewer, group.asker.memberId)
    : leads(viewer, group) || isOfSecretariat(viewer);

/** A group is founded by the Secretariat, or by what the network decides. */
export const mayFound = (viewer: Viewer): boolean => isOfSecretariat(viewer);

/** A draft binds nobody: whoever writes for a member may draw one up. */
export const mayDraft = (viewer: Viewer): boolean => {
  const holder = viewer.acting?.holder;
  const writes = holder?.kind === 'member' && !holder.isApplicant && takesPartFor(viewer, holder.id);
  return writes || isOfSecretariat(viewer);
};

/** Steps of the group itself, from the states in which they make sense. */
export const mayTake =
  (step: GroupStep) =>
  (viewer: Viewer, group: GroupInHand): boolean =>
    canTake(step, group.state) && isChair(viewer, group);

export const mayChangeCharter = mayTake('charter');
export const mayRest = mayTake('dormancy');
export const mayRenew = mayTake('renewal');
export const mayInvite = mayTake('work');

/** Ending a group and handing on its lead are for those who speak for the lead itself; the Secretariat can, where it has fallen silent. */
const isHead = (viewer: Viewer, { leadId }: Pick<Led, 'leadId'>): boolean =>
  speaksFor(viewer, leadId) || isOfSecretariat(viewer);

export const mayClose = (viewer: Viewer, group: GroupInHand): boolean =>
  canTake('closure', group.state) && isHead(viewer, group);

export const mayHandLead = (viewer: Viewer, group: GroupInHand): boolean =>
  canTake('lead', group.state) && isHead(viewer, group);

/** A member joins by who speaks for it: at once, with approval, or not without an invitation. */
export const mayJoin = (viewer: Viewer, group: GroupInHand): boolean => {
  const memberId = memberSpokenFor(viewer);
  return (
    canTake('work', group.state) &&
    group.joinMode !== 'invitation' &&
    memberId !== null &&
    !group.participants.includes(memberId)
  );
};

/** The lead answers who asks; who was invited answers itself. */
export const mayAdmit = (viewer: Viewer, group: GroupInHand, { state, memberId }: ParticipationInHand): boolean =>
  canTake('work', group.state) &&
  ((state === 'asked' && isChair(viewer, group)) || (state === 'invited' && speaksFor(viewer, memberId)));

/** Either side can say no, and whoever asked or invited can take it back. */
export const mayDecline = (viewer: Viewer, group: GroupInHand, { state, memberId }: ParticipationInHand): boolean =>
  (state === 'asked' || state === 'invited') && (isChair(viewer, group) || speaksFor(viewer, memberId));

/** A member leaves by its own word. The lead first hands the lead to another. */
export const mayLeave = (
  viewer: Viewer,
  { leadId }: Pick<Led, 'leadId'>,
  { state, memberId }: ParticipationInHand,
): boolean => state === 'joined' && memberId !== leadId && speaksFor(viewer, memberId);

/** Whoever speaks for a member names its people in the group. */
export const mayNamePeople = (
  viewer: Viewer,
  { state: groupState }: Pick<GroupInHand, 'state'>,
  { state, memberId }: ParticipationInHand,
): boolean => state === 'joined' && groupState !== 'closed' && speaksFor(viewer, memberId);

/** Who takes part writes, contributors as well; so does the Secretariat. */
export const mayPost = (viewer: Viewer, group: GroupInHand): boolean =>
  canTake('work', group.state) &&
  (isOfSecretariat(viewer) || group.participants.some((memberId) => takesPartFor(viewer, memberId)));

/** A deliverable is reported done by the chair. */
export const mayReport = mayTake('work');

/** Hiding, with a reason, is the chair's and the Secretariat's. */
export const mayHide = (viewer: Viewer, group: GroupInHand): boolean => isChair(viewer, group);

/** Any person may follow what they may see, as long as something can still happen there. */
export const mayFollow = (viewer: Viewer, { state }: Pick<GroupInHand, 'state'>): boolean =>
  viewer.personId !== null && state !== 'draft' && state !== 'closed';

/** What the page of a group offers to this reader. */
export type GroupMays = {
  found: boolean;
  changeCharter: boolean;
  rest: boolean;
  renew: boolean;
  close: boolean;
  handLead: boolean;
  invite: boolean;
  join: boolean;
  report: boolean;
  post: boolean;
  hide: boolean;
  follow: boolean;
};

export const maysOf = (viewer: Viewer, group: GroupInHand): GroupMays => ({
  found: canTake('founding', group.state) && mayFound(viewer),
  changeCharter: mayChangeCharter(viewer, group),
  rest: mayRest(viewer, group),
  renew: mayRenew(viewer, group),
  close: mayClose(viewer, group),
  handLead: mayHandLead(viewer, group),
  invite: mayInvite(viewer, group),
  join: mayJoin(viewer, group),
  report: mayReport(viewer, group),
  post: mayPost(viewer, group),
  hide: mayHide(viewer, group),
  follow: mayFollow(viewer, group),
});
