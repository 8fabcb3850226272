/** What can wait on a desk. */
export const waitingKinds = [
  'mandates',
  'endings',
  'dues',
  'invitations',
  'imports',
  'submissions',
  'considerations',
  'texts',
  'agreements',
  'decisions',
] as const;

export type WaitingKind = (typeof waitingKinds)[number];

/** Days within which each is answered; a proposed mandate has its own day, one that ends is due on its last, and a proposal may have a deadline. */
export const answeredWithin = {
  dues: 90,
  invitations: 30,
  imports: 7,
  submissions: 14,
  considerations: 30,
  texts: 14,
  agreements: 14,
  decisions: 60,
} as const;

/** When a thing is due: it is late already, within seven days, or later. In this order they stand on the desk. */
export const dueGroups = ['late', 'week', 'later'] as const;

export type DueGroup = (typeof dueGroups)[number];

/** Days before they run out at which a city is asked for its dues. */
export const duesSoonDays = 60;

/** Days that an invited person is given before the desk reminds of them. */
export const patience = 7;

/** The day so many days after another, or before it. */
export function plusDays(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}
