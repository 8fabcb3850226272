import { memberRoles, type Role } from '#core/roles.ts';
import type { Language } from '#i18n/languages.ts';

/** For whom a mandate is held: a member, in the care of an office, or an office itself. */
export type Holder =
  | { kind: 'member'; id: string; officeId: string }
  | { kind: 'office'; id: string; isSecretariat: boolean };

/** Pending until confirmed; coming while its first day lies ahead; ended by its last day or by a decision. */
export type MandateState = 'pending' | 'coming' | 'current' | 'ended';

/** How something came to its end: a mandate that counted, or a proposal that never did. */
export type Ending = 'ended' | 'declined' | 'withdrawn' | 'lapsed';

/** What a person is at home, in each language in which somebody wrote it. */
export type Titles = Partial<Record<Language, string | undefined>>;

/** A title in the language in which it was found for the reader. */
export type Title = { text: string; language: Language };

/** Days in which a proposed mandate is to be answered; after the last of them it lapses. */
export const answerDays = 30;

/** Days before that last day at which those who may confirm are written to once more. */
export const reminderDays = 7;

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
