import type { Context } from '#core/context.ts';
import { draftedTexts, passageComments, textVersions, versionVerdicts } from './tables.ts';

/** Texts that two parties draft, with their versions, as the files of the example know them; no list is empty. */
export type BulkTexts = {
  texts: (typeof draftedTexts.$inferInsert)[];
  versions: (typeof textVersions.$inferInsert)[];
  verdicts: (typeof versionVerdicts.$inferInsert)[];
  /** A remark before its answers. */
  remarks: (typeof passageComments.$inferInsert)[];
};

/** Many drafted texts come at once, with what was said of their versions. */
export async function bringTexts({ db }: Context, brought: BulkTexts): Promise<void> {
  await db.insert(draftedTexts).values(brought.texts);
  await db.insert(textVersions).values(brought.versions);
  await db.insert(versionVerdicts).values(brought.verdicts);
  await db.insert(passageComments).values(brought.remarks);
}
