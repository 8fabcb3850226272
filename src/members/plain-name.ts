import { sql, type SQL } from 'drizzle-orm';

// Accents, harakat, tatweel and what is invisible, as they stand once a text is decomposed.
const marks = '\\u0300-\\u036f\\u064b-\\u065f\\u0670\\u0640\\u200b-\\u200f\\u00ad';

// Letters of several keyboards for one sound; the composed ones are decomposed before, so only these are left.
const from = 'يىكةەھٱıøłđ';
const to = 'ییکهههاiold';

/** A name as search compares it: Istanbul finds İstanbul and كرمان finds کرمان, with or without half-spaces. */
export function plainName(name: string): string {
  const bare = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(new RegExp(`[${marks}]`, 'gu'), '');
  return Array.from(bare.trim(), (letter) => to[from.indexOf(letter)] ?? letter).join('');
}

/** The same of a column, in SQL. */
export const plainNameOf = (column: SQL): SQL => sql`
  translate(regexp_replace(normalize(lower(${column} collate "und-x-icu"), NFKD), ${`[${marks}]`}, '', 'g'), ${from}, ${to})`;
