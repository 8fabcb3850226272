/** What can wait on a desk. */
export const waitingKinds = ['mandates', 'endings', 'dues', 'invitations', 'imports'] as const;

export type WaitingKind = (typeof waitingKinds)[number];

/** Days within which each is answered; a proposed mandate has its own day, and one that ends is due on its last. */
export const answeredWithin = { dues: 90, invitations: 30, imports: 7 } as const;

/** Days before they run out at which a city is asked for its dues. */
export const duesSoonDays = 60;

/** Days that an invited person is given before the desk reminds of them. */
export const patience = 7;
