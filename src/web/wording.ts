import type { RefusalValues } from '#core/refusal.ts';
import { formatsOf } from '#i18n/formats.ts';
import type { Language } from '#i18n/languages.ts';
import { localeFor } from '#i18n/locale.ts';
import { fill } from '#i18n/messages.ts';
import type { Sentence, SentenceKind } from './feature.ts';
import type { FieldErrors } from './field-errors.ts';

/** The sentence of a code in the reader's language, with its numbers written as that language writes them. */
export function said(
  sentence: Sentence,
  kind: SentenceKind,
  { code, values }: { code: string; values: RefusalValues },
  language: Language,
): string {
  const { number } = formatsOf(localeFor(language));
  const written: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) written[name] = typeof value === 'number' ? number(value) : value;
  return fill(sentence(kind, language, code) ?? code, written, 'keep');
}

/** One sentence for each field that was not accepted. */
export const fieldSentences = (sentence: Sentence, errors: FieldErrors, language: Language): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([name, error]) => [name, said(sentence, 'fieldErrors', error, language)]),
  );
