import { memberRoles, type Role } from '#core/roles.ts';

/** For whom a mandate is held: a member, in the care of an office, or an office itself. */
export type Holder =
  | { kind: 'member'; id: string; officeId: string }
  | { kind: 'office'; id: string; isSecretariat: boolean };

/** Pending until confirmed; coming while its first day lies ahead; ended by its last day or by a decision. */
export type MandateState = 'pending' | 'coming' | 'current' | 'ended';

/** Days before its last day at which a mandate is said to end soon. */
export const endsSoonDays = 60;

/** How many years ago a mandate that is given today may have begun. */
export const longestPastYears = 10;

/** The roles that can be held for this holder. A Secretariat is led by a Secretary General, other offices by a head. */
export function rolesAt(holder: Holder): readonly Role[] {
  if (holder.kind === 'member') return memberRoles;
  return holder.isSecretariat ? ['secretary-general', 'officer', 'editor'] : ['head', 'officer', 'editor'];
}

/** The roles without which nobody at the holder could appoint or confirm anyone. */
export function leadingRoles(holder: Holder): readonly Role[] {
  if (holder.kind === 'member') return ['representative'];
  return holder.isSecretariat ? ['secretary-general', 'officer'] : [];
}
