import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A table by its name in the database and in the code, with the feature that it belongs to. */
export type Table = { name: string; code: string; feature: string };

/** All tables of the program, by their names in the database. */
export function tablesOf(root: string): ReadonlyMap<string, Table> {
  const found = globSync('src/*/tables.ts', { cwd: root }).flatMap((file) => {
    const source = readFileSync(path.join(root, file), 'utf8');
    const feature = file.split(path.sep)[1] ?? '';
    return [...source.matchAll(/export const (\w+) = pgTable\(\s*'(\w+)'/g)].map(([, code = '', name = '']) => ({
      name,
      code,
      feature,
    }));
  });
  return new Map(found.map((table) => [table.name, table]));
}

export type Named = {
  /** Every word that is the name of a table, wherever it stands. */
  tables: string[];
  written: string[];
  /** Names that the SQL itself gives: `with … as (`. */
  given: string[];
  /** What stands where a table should stand, and is none. */
  strangers: string[];
};

/** What the pieces of SQL in a file name. */
export function namedIn(pieces: readonly string[], tables: ReadonlyMap<string, Table>): Named {
  const plain = pieces.map(withoutTexts);
  const words = new Set(plain.flatMap((text) => text.match(/[a-z_][a-z0-9_]*/gi) ?? []));
  return {
    tables: [...words].filter((word) => tables.has(word)),
    written: plain.flatMap((text) => groups(text, placeOfWrittenTable)).filter((name) => tables.has(name)),
    given: plain.flatMap((text) =>
      groups(text, /\b(\w+)\s*(?:\([\w\s,]*\)\s*)?as\s+(?:not\s+)?(?:materialized\s+)?\(/gi),
    ),
    strangers: plain.flatMap((text) => groups(text, placeOfTable)).filter((name) => !tables.has(name)),
  };
}

/** Texts name no tables; and what is extracted from a time is none. */
const withoutTexts = (sql: string): string =>
  sql.replace(/'[^']*'/g, "''").replace(/\b(extract|substring|trim|overlay)\s*\(\s*[\w\s]*?\bfrom\b/gi, '$1(');

/** After these words stands a table (the catalogue of PostgreSQL aside), a function (with parentheses), or a piece of SQL that is looked at by itself. */
const placeOfTable =
  /(?<!distinct\s)(?<!\bdo\s)(?<!\bfor\s)(?<!\bkey\s)\b(?:from|join|into|update)\s+(?:only\s+)?(?!lateral\b|set\b|pg_)([a-z_][a-z0-9_]*)\b(?!\s*\()/gi;

const placeOfWrittenTable =
  /\b(?:insert\s+into|delete\s+from|(?<!\bdo\s)(?<!\bfor\s)(?<!\bkey\s)update)\s+([a-z_][a-z0-9_]*)/gi;

const groups = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name = '']) => name);
