import type { Context } from '#core/context.ts';
import { sql } from 'drizzle-orm';
import type { Column } from './columns.ts';
import type { Judgement } from './judge.ts';
import { membersImporter } from './members-importer.ts';
import { officesImporter } from './offices-importer.ts';
import type { ImportKind } from './report.ts';

/** What is special to one kind of file: its columns, what its lines must agree on with each other and the network, and the writing. */
export type Importer = {
  columns: readonly Column[];
  /** Says what is wrong with lines that can be read one by one; it may remember them. */
  examine: (judgements: readonly Judgement[], options: ImportOptions) => Promise<void> | void;
  /** Writes lines in which nothing is wrong. */
  write: (judgements: readonly Judgement[], options: ImportOptions) => Promise<void>;
  /** What can only be done when all lines are written. */
  finish: () => Promise<void>;
};

export type ImportOptions = { overwrite: boolean };

/** Prepares to read files of a kind, in the languages of the network. */
export async function importerFor(ctx: Context, kind: ImportKind): Promise<Importer> {
  const languages = await networkLanguages(ctx);
  return kind === 'members' ? membersImporter(ctx, languages) : officesImporter(ctx, languages);
}

export async function networkLanguages({ db }: Context): Promise<readonly string[]> {
  const { rows } = await db.execute<{ languages: string[] }>(sql`select languages from networks`);
  return rows[0]?.languages ?? [];
}
