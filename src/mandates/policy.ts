import type { Role } from '#core/roles.ts';
import { caresFor, isOfSecretariat, speaksForMember, speaksForOffice, type Viewer } from '#core/viewer.ts';
import { rolesAt, type Holder, type MandateState } from './mandate.ts';

/** What a policy asks about a mandate. */
export type MandateInQuestion = {
  holder: Holder;
  role: Role;
  state: MandateState;
  personId: string;
  givenBy: string | null;
};

/** The representative and the substitute of a member attest who speaks for it; so does the office that cares for it. */
const attestsFor = (viewer: Viewer, holder: Holder): boolean =>
  holder.kind === 'member' &&
  (speaksForMember(viewer, holder.id, 'representative', 'substitute') || isItsOffice(viewer, holder));

/** The office that cares for a member; for an office, the Secretariat. */
const isItsOffice = (viewer: Viewer, holder: Holder): boolean =>
  holder.kind === 'member' ? caresFor(viewer, holder.officeId, 'mandates') : isOfSecretariat(viewer);

/** A head chooses the officers and editors of the own office; who is head the Secretariat decides. */
const leadsOffice = (viewer: Viewer, holder: Holder, role: Role): boolean =>
  holder.kind === 'office' && speaksForOffice(viewer, holder.id, 'head') && role !== 'head';

/** A focal point brings contributors. */
const bringsContributors = (viewer: Viewer, holder: Holder, role: Role): boolean =>
  holder.kind === 'member' && role === 'contributor' && speaksForMember(viewer, holder.id, 'focal-point');

/** Whose word alone makes a mandate count. */
const mayAttest = (viewer: Viewer, holder: Holder, role: Role): boolean =>
  attestsFor(viewer, holder) ||
  (holder.kind === 'office' && isOfSecretariat(viewer)) ||
  leadsOffice(viewer, holder, role);

export const mayAppoint = (viewer: Viewer, holder: Holder, role: Role): boolean =>
  rolesAt(holder).includes(role) && (mayAttest(viewer, holder, role) || bringsContributors(viewer, holder, role));

/** The roles that this viewer may give at the holder; none for most. */
export const rolesToGive = (viewer: Viewer, holder: Holder): readonly Role[] =>
  rolesAt(holder).filter((role) => mayAppoint(viewer, holder, role));

/** Nobody attests a mandate of their own: another person of the city or the office does. */
export const mayConfirm = (
  viewer: Viewer,
  { holder, role, personId }: Pick<MandateInQuestion, 'holder' | 'role' | 'personId'>,
): boolean => mayAttest(viewer, holder, role) && viewer.personId !== personId;

/** The office attests who speaks for a member only with a letter, the member's own people also without. */
export const needsLetter = (viewer: Viewer, holder: Holder): boolean =>
  holder.kind === 'member' && viewer.acting?.holder.kind === 'office';

/** Who could have given a mandate may end it, and everyone may lay down their own. */
export const mayEnd = (
  viewer: Viewer,
  { holder, role, personId }: Pick<MandateInQuestion, 'holder' | 'role' | 'personId'>,
): boolean => mayAppoint(viewer, holder, role) || isOwn(viewer, personId);

/** Who is asked to confirm a proposal may decline it, and so may the person whom it names. */
export const mayDecline = (
  viewer: Viewer,
  { holder, role, personId, givenBy }: Omit<MandateInQuestion, 'state'>,
): boolean => !isOwn(viewer, givenBy) && (mayConfirm(viewer, { holder, role, personId }) || isOwn(viewer, personId));

/** Whoever proposed takes a proposal back, nobody else. */
export const mayWithdraw = (viewer: Viewer, { givenBy }: Pick<MandateInQuestion, 'givenBy'>): boolean =>
  isOwn(viewer, givenBy);

export const mayInvite = (viewer: Viewer, { holder, role }: Pick<MandateInQuestion, 'holder' | 'role'>): boolean =>
  mayAppoint(viewer, holder, role);

/** A letter is read by the person it attests, by who attests for the holder, by who handed it in, and by the office. */
export const mayReadLetter = (
  viewer: Viewer,
  { holder, role, personId, givenBy }: Omit<MandateInQuestion, 'state'>,
): boolean => isOwn(viewer, personId) || isOwn(viewer, givenBy) || mayAttest(viewer, holder, role);

/** A pending mandate is known to those whom it concerns; the others learn of it once it counts. */
export const maySeePending = (viewer: Viewer, mandate: Omit<MandateInQuestion, 'state'>): boolean =>
  mayReadLetter(viewer, mandate) || mayAppoint(viewer, mandate.holder, mandate.role);

const isOwn = (viewer: Viewer, personId: string | null): boolean => personId !== null && viewer.personId === personId;

/** Only the office, or whoever sits at the machine for the Secretariat, may leave a holder without anyone who could appoint. */
export const mayEndLast = (viewer: Viewer, holder: Holder): boolean =>
  holder.kind === 'member' ? isItsOffice(viewer, holder) : viewer.isOperator;
