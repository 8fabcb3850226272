import type { Language } from '#i18n/languages.ts';
import type { FileRoute, Route } from './route.ts';

/** The sentences that the web layer itself says in a feature's name, by the codes of refusals, notices and field errors. */
export type Sentences = {
  refusals?: Record<string, string>;
  notices?: Record<string, string>;
  fieldErrors?: Record<string, string>;
};

/** A feature's wording, in which the web layer looks only for its own sentences. */
type Wording = Sentences & { readonly [key: string]: unknown };

/** What a feature brings to the network's pages: its routes and its wording. */
export type Feature = {
  name: string;
  routes: readonly Route[];
  files?: readonly FileRoute[];
  messages: Record<Language, Wording>;
};

export type SentenceKind = keyof Sentences;

/** The sentence of a code, where some feature says it. */
export type Sentence = (kind: SentenceKind, language: Language, code: string) => string | undefined;

/** All features' sentences in one place, by language and kind. A code that two features use with different words is a mistake. */
export function catalogueOf(features: readonly Feature[]): Sentence {
  const sentences = new Map<string, string>();
  for (const [key, sentence] of features.flatMap(({ messages }) => sentencesOf(messages))) {
    const known = sentences.get(key);
    if (known !== undefined && known !== sentence) throw new Error(`two features say ${key} differently`);
    sentences.set(key, sentence);
  }
  return (kind, language, code) => sentences.get(keyOf(kind, language, code));
}

const keyOf = (kind: SentenceKind, language: string, code: string) => `${kind} ${language} ${code}`;

const kinds = ['refusals', 'notices', 'fieldErrors'] as const;

function sentencesOf(messages: Feature['messages']): [key: string, sentence: string][] {
  return Object.entries(messages).flatMap(([language, said]) =>
    kinds.flatMap((kind) =>
      Object.entries(said[kind] ?? {}).map(([code, sentence]): [string, string] => [
        keyOf(kind, language, code),
        sentence,
      ]),
    ),
  );
}
