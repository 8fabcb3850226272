/** A word that stands in one column of one row and nowhere else. */
export const canary = (column: string): string => `qz${column.toLowerCase().replace(/[^a-z]/g, '')}zq`;

/** The day that dues are paid until, where nobody but those concerned may read it. */
export const CANARY_DAY = '2091-03-04';

export const pdf = (text: string) =>
  Buffer.from(
    `%PDF-1.4\n% ${text}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  );
