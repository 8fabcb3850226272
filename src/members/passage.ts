import type { Language } from '#i18n/languages.ts';
import type { Passage } from './member-view.ts';
import { plainText, plainWords } from './plain-name.ts';

/** A member's words in one language, in which together all that was looked for stands. */
export type WordsFound = { language: Language } & Record<Passage['of'], string | null>;

const fields = ['name', 'offers', 'needs', 'summary'] as const;

/** The line that says why a member was found: the words of the field that has most of what was looked for, and where in it. */
export function passageOf(found: WordsFound, q: string): Passage | null {
  const words = plainWords(q);
  let best: { of: Passage['of']; letters: readonly Letter[]; count: number } | null = null;
  for (const of of fields) {
    const letters = lettersOf(found[of] ?? '');
    const plain = letters.map((letter) => letter.plain).join('');
    const count = words.filter((word) => plain.includes(word)).length;
    if (count > (best?.count ?? 0)) best = { of, letters, count };
  }
  if (!best) return null;
  const marks = marksIn(best.letters, words);
  return { of: best.of, language: found.language, pieces: piecesOf(best.letters, marks) };
}

/** A letter as it was written, and as search compares it, which may be nothing or several. */
type Letter = { written: string; plain: string };

const lettersOf = (text: string): Letter[] =>
  Array.from(text, (written) => ({ written, plain: plainText(written).replace(/\s/u, ' ') }));

/** Whether each letter belongs to a word that was looked for. */
function marksIn(letters: readonly Letter[], words: readonly string[]): boolean[] {
  const plain = letters.map((letter) => letter.plain).join('');
  const isFound = new Set<number>();
  for (const word of words)
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length))
      for (let index = at; index < at + word.length; index++) isFound.add(index);
  let at = 0;
  let before = false;
  return letters.map(({ plain: { length } }) => {
    // A vowel sign or a half-space belongs to the letter before it.
    if (length > 0) before = Array.from({ length }, (_, index) => at + index).some((index) => isFound.has(index));
    at += length;
    return before;
  });
}

/** As many letters as one line takes. */
const mostLetters = 110;

/** The item or the sentence around the first mark, cut between words to the length of a line. */
function piecesOf(letters: readonly Letter[], marks: readonly boolean[]): Passage['pieces'] {
  const first = marks.indexOf(true);
  let [start, end] = [first, first + 1];
  while (start > 0 && !isEnd(letters, start - 1)) start--;
  while (start < first && isSpace(letters[start])) start++;
  while (end < letters.length && !isEnd(letters, end)) end++;
  const isLong = end - start > mostLetters;
  const from = isLong ? Math.max(start, wordStart(letters, first - mostLetters / 4)) : start;
  const to = isLong ? Math.min(end, wordEnd(letters, from + mostLetters)) : end;
  const pieces: Passage['pieces'] = [];
  for (let index = from; index < to; index++) {
    const [text, isFound, last] = [letters[index]?.written ?? '', marks[index] ?? false, pieces.at(-1)];
    if (last?.isFound === isFound) last.text += text;
    else pieces.push({ text, isFound });
  }
  if (from > start) pieces.unshift({ text: '… ', isFound: false });
  if (to < end) pieces.push({ text: ' …', isFound: false });
  return pieces;
}

/** After the last letter as after a space. */
const lastLetter: Letter = { written: ' ', plain: ' ' };

const isSpace = (letter: Letter | undefined): boolean => letter !== undefined && /\s/u.test(letter.written);

/** Between two items of a list or two sentences: a point ends one only where a space follows. */
function isEnd(letters: readonly Letter[], index: number): boolean {
  const written = letters[index]?.written ?? '';
  return /[;؛\n]/u.test(written) || (/[.!?؟。]/u.test(written) && isSpace(letters[index + 1] ?? lastLetter));
}

function wordStart(letters: readonly Letter[], at: number): number {
  let start = Math.max(0, Math.round(at));
  while (start > 0 && !isSpace(letters[start - 1])) start--;
  return start;
}

function wordEnd(letters: readonly Letter[], at: number): number {
  let end = Math.min(letters.length, at);
  while (end < letters.length && !isSpace(letters[end])) end++;
  return end;
}
