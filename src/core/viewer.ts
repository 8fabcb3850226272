import type { Role } from './roles.ts';

/** What the Secretariat may hand to regional offices: care for entries of their countries, for mandates, for imports. */
export const delegations = ['members', 'mandates', 'imports'] as const;

export type Delegation = (typeof delegations)[number];

/** A current mandate of the viewer, with what policies ask about its holder. */
export type HeldMandate = {
  id: string;
  role: Role;
  holder:
    | { kind: 'member'; id: string; slug: string; officeId: string; isApplicant?: boolean }
    | { kind: 'office'; id: string; slug: string; isSecretariat: boolean; delegations: readonly Delegation[] };
};

/** Who reads or acts: a visitor, or a person with the mandates that are current this instant. */
export type Viewer = {
  personId: string | null;
  mandates: readonly HeldMandate[];
  /** The mandate under which the person speaks in this request; null for visitors and people without any. */
  acting: HeldMandate | null;
  /** True for whoever sits at the machine itself: the commands of `serai`. */
  isOperator: boolean;
};

export const visitor: Viewer = { personId: null, mandates: [], acting: null, isOperator: false };

/** The person at the command line, who may do what the Secretariat may. */
export const operator: Viewer = { ...visitor, isOperator: true };

export const isSignedIn = (viewer: Viewer) => viewer.personId !== null;

/** Anyone under a current mandate, of a member or an office, sees what members see. */
export const isMember = (viewer: Viewer) => viewer.mandates.length > 0;

export const speaksForMember = (viewer: Viewer, memberId: string, ...wanted: readonly Role[]) =>
  viewer.acting?.holder.kind === 'member' &&
  viewer.acting.holder.id === memberId &&
  wanted.includes(viewer.acting.role);

export const speaksForOffice = (viewer: Viewer, officeId: string, ...wanted: readonly Role[]) =>
  viewer.acting?.holder.kind === 'office' &&
  viewer.acting.holder.id === officeId &&
  wanted.includes(viewer.acting.role);

export const isOfSecretariat = (viewer: Viewer) =>
  viewer.isOperator ||
  (viewer.acting?.holder.kind === 'office' && viewer.acting.holder.isSecretariat && viewer.acting.role !== 'editor');

export const isOfOffice = (viewer: Viewer) =>
  viewer.acting?.holder.kind === 'office' && viewer.acting.role !== 'editor';

/** The Secretariat cares for every member; another office for those of its countries, in what is delegated to it. */
export function caresFor(viewer: Viewer, officeId: string, what: Delegation): boolean {
  const { acting, isOperator } = viewer;
  if (isOperator) return true;
  if (acting?.holder.kind !== 'office' || acting.role === 'editor') return false;
  return acting.holder.isSecretariat || (acting.holder.id === officeId && acting.holder.delegations.includes(what));
}

/** The same person, speaking under another of their current mandates. */
export function actingUnder(viewer: Viewer, mandateId: string): Viewer | null {
  const mandate = viewer.mandates.find(({ id }) => id === mandateId);
  return mandate ? { ...viewer, acting: mandate } : null;
}
