import { languages, type Language } from './languages.ts';
import { isPlural, placeholdersOf, type Messages, type Plural } from './messages.ts';
import { complaintsAboutWording } from './wording.ts';

type Leaf = string | Plural;

/** What is wrong with a feature's wording: keys or placeholders that differ between languages, empty or unfit text. */
export function messagesMatch(wording: Record<Language, Messages>): string[] {
  const leaves = {
    en: leavesOf(wording.en),
    fa: leavesOf(wording.fa),
    ko: leavesOf(wording.ko),
  } satisfies Record<Language, Map<string, Leaf>>;
  const keys = [...new Set(languages.flatMap((language) => [...leaves[language].keys()]))];
  return keys.flatMap((key) =>
    languages.flatMap((language) =>
      complaintsAbout(leaves[language].get(key), leaves.en.get(key), language).map(
        (complaint) => `${language} ${key}: ${complaint}`,
      ),
    ),
  );
}

function leavesOf(messages: Messages, path = ''): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  for (const [key, message] of Object.entries(messages)) {
    const name = path === '' ? key : `${path}.${key}`;
    if (typeof message === 'string' || isPlural(message)) {
      leaves.set(name, message);
      continue;
    }
    for (const [below, leaf] of leavesOf(message, name)) leaves.set(below, leaf);
  }
  return leaves;
}

function complaintsAbout(leaf: Leaf | undefined, english: Leaf | undefined, language: Language): string[] {
  if (leaf === undefined) return ['is missing'];
  if (english === undefined) return ['is not in English'];
  return [
    ...complaintsAboutShape(leaf, english, language),
    ...textsOf(leaf).flatMap((text) => complaintsAboutWording(text, language)),
  ];
}

function complaintsAboutShape(leaf: Leaf, english: Leaf, language: Language): string[] {
  if (typeof leaf !== typeof english) return ['is plural in one language only'];
  const expected = placeholdersOf(fullForm(english)).join(', ');
  const found = placeholdersOf(fullForm(leaf)).join(', ');
  const complaints = expected === found ? [] : [`has placeholders [${found}] instead of [${expected}]`];
  if (typeof leaf === 'string') return complaints;
  const stray = textsOf(leaf)
    .flatMap(placeholdersOf)
    .filter((name) => !placeholdersOf(leaf.other).includes(name));
  if (stray.length > 0) complaints.push(`has placeholders [${stray.join(', ')}] that its form for other has not`);
  // "1 members" is what a reader gets without it; Persian nouns after a number do not change, Korean ones never.
  if (language === 'en' && leaf.one === undefined) complaints.push('has no form for one');
  return complaints;
}

const fullForm = (leaf: Leaf): string => (typeof leaf === 'string' ? leaf : leaf.other);

const textsOf = (leaf: Leaf): string[] => (typeof leaf === 'string' ? [leaf] : Object.values(leaf));
