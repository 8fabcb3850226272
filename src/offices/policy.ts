import { isOfSecretariat, speaksForOffice, type Viewer } from '#core/viewer.ts';
import type { OfficeKind, OfficeState } from './office.ts';

type Office = { id: string; kind: OfficeKind; state: OfficeState };

export const mayOpenOffice = (viewer: Viewer) => isOfSecretariat(viewer);

/** Names, countries, host city and opening are the Secretariat's to decide; a closed office stays as it was. */
export const mayChangeOffice = (viewer: Viewer, office: Office) => isOfSecretariat(viewer) && office.state !== 'closed';

/** How an office presents itself is also up to its head. */
export const mayDescribeOffice = (viewer: Viewer, office: Office) =>
  office.state !== 'closed' && (isOfSecretariat(viewer) || speaksForOffice(viewer, office.id, 'head'));

/** The Secretariat itself is never closed: a network without one has nobody to answer for it. */
export const mayCloseOffice = (viewer: Viewer, office: Office) =>
  isOfSecretariat(viewer) && office.kind === 'regional' && office.state !== 'closed';
