import { isOfSecretariat, type Viewer } from '#core/viewer.ts';

/** The Secretariat may close an account; nobody closes the one they sit in. */
export const mayDeactivate = (viewer: Viewer, person: { id: string }) =>
  isOfSecretariat(viewer) && viewer.personId !== person.id;

/** Who speaks under a mandate chooses among those that are current now. */
export const mayActUnder = (viewer: Viewer, mandateId: string) => viewer.mandates.some(({ id }) => id === mandateId);
