// Accents, harakat, tatweel and what is invisible, as they stand once a text is decomposed.
const marks = /[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200b-\u200f\u00ad]/gu;

// Letters of several keyboards for one sound; the composed ones are decomposed before, so only these are left.
const from = 'يىكةەھٱıøłđ';
const to = 'ییکهههاiold';

/** A text as search compares it, as `plain_text` of the database makes it of what is searched: Istanbul finds İstanbul and كرمان finds کرمان, with or without half-spaces. */
export function plainText(text: string): string {
  const bare = text.toLowerCase().normalize('NFKD').replace(marks, '');
  return Array.from(bare, (letter) => to[from.indexOf(letter)] ?? letter).join('');
}

/** Each word costs a look at all that is searched; with more of them nobody finds more. */
const MOST_WORDS = 8;

/** The first words of a search as they are compared, each once: all of them are to stand in what is found. */
export const plainWords = (words: string): string[] =>
  [
    ...new Set(
      plainText(words)
        .split(/\s+/u)
        .filter((word) => word !== ''),
    ),
  ].slice(0, MOST_WORDS);
