import { caresFor, isOfSecretariat, type Viewer } from '#core/viewer.ts';
import type { ImportKind } from './report.ts';

/** The Secretariat imports everything; a regional office the members it cares for, where imports are delegated to it. */
export function mayImport(viewer: Viewer, kind: ImportKind): boolean {
  const holder = viewer.acting?.holder;
  return (
    isOfSecretariat(viewer) ||
    (kind === 'members' && holder?.kind === 'office' && caresFor(viewer, holder.id, 'imports'))
  );
}

/** Whether a line about a member of this office is the viewer's to bring. */
export const mayImportFor = (viewer: Viewer, officeId: string) => caresFor(viewer, officeId, 'imports');

/** Dues are told in an export of members that the viewer's office cares for, every one of them. */
export function mayExportDues(viewer: Viewer, office: string | null): boolean {
  const { acting } = viewer;
  return (
    isOfSecretariat(viewer) ||
    (acting?.holder.kind === 'office' && acting.role !== 'editor' && acting.holder.slug === office)
  );
}
