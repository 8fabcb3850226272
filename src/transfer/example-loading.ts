import { languages, type Language } from '#i18n/languages.ts';
import type { Known } from './example-known.ts';
import type { ExampleTime } from './example-time.ts';

/** What the loading of the example's files stands on: who is there, what day it is, and where files are kept. */
export type Loading = {
  known: Known;
  time: ExampleTime;
  /** Keeps a document of the example's folder; answers the id under which it is kept. */
  keepDocument: (file: string) => Promise<string>;
};

type Speech = { by: string; for?: string | undefined; at: string; language: Language; text: string };

/** What somebody said, by a person, for a member or an office, under a mandate. */
export function spokenBy({ known, time }: Loading, { by, for: holder, at, language, text }: Speech) {
  return { ...known.speaker(by, holder), language, text, at: time.at(at) };
}

/** The earliest first: keys are given in this order. */
export const inTime = <Thing extends { at: Date }>(things: readonly Thing[]): Thing[] =>
  things.toSorted((one, other) => one.at.getTime() - other.at.getTime());

/** Texts by language as rows, each with its language. */
export const textRows = <Text extends object>(
  texts: Partial<Record<Language, Text>>,
): (Text & { language: Language })[] =>
  languages.flatMap((language) => {
    const text = texts[language];
    return text ? [{ ...text, language }] : [];
  });
