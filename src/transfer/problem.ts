/** Why a cell or a line of a file cannot be taken; each has its sentence in `problems`. */
export const problemCodes = [
  'too-many-cells',
  'too-few-cells',
  'control-characters',
  'needed',
  'name-needed',
  'one-line',
  'too-long',
  'slug',
  'slug-twice',
  'slug-needed',
  'slug-of-another',
  'one-of',
  'country',
  'latitude',
  'longitude',
  'whole-number',
  'date',
  'day',
  'yes-or-no',
  'language-tags',
  'web-address',
  'office-unknown',
  'office-closed',
  'office-not-covering',
  'not-your-member',
  'standing-not-yours',
  'entry-not-yours',
  'entry-state',
  'standing-fixed',
  'reason-needed',
  'country-twice',
  'country-taken',
  'second-secretariat',
  'kind-fixed',
  'closing',
  'host-twice',
  'host-taken',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** What is wrong in one line: in which column, why, and what the sentence names. */
export type Problem = { column: string | null; code: ProblemCode; values: Record<string, string | number> };

/** A reason without its place: what reading a cell answers. */
export type Unreadable = { code: ProblemCode; values: Record<string, string | number> };

/** Cells are quoted in sentences: nobody needs a page of one, and characters that cannot be written down are replaced. */
export function quoted(text: string): string {
  const plain = text.toWellFormed().replace(/\p{Cc}/gu, '\uFFFD');
  return plain.length > 60 ? `${[...plain].slice(0, 60).join('')}…` : plain;
}
