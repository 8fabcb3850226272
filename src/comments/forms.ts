import { languages } from '#i18n/languages.ts';
import { line, listOf, optional, prose, wholeNumber } from '#web/schemas.ts';
import { z } from 'zod';
import { mostLetters } from './comment.ts';

/** Cities and people that are named beside the text, by name or, for a city, by `@shiraz`. */
export const namedField = z.preprocess(
  (value) =>
    [...new Set(listOf(value).map((one) => (typeof one === 'string' ? one.trim() : one)))].filter((one) => one !== ''),
  z.array(line(200)).max(10),
);

/** The language of the words where it is not that of the page. */
export const languageField = z.enum(languages);

/** A word on something. */
export const commentForm = z.strictObject({
  text: prose(mostLetters),
  language: optional(languageField),
  named: namedField,
});

/** Words anew; `revision` is the number of those before them. */
export const rewriteForm = z.strictObject({ text: prose(mostLetters), revision: wholeNumber(0, 1_000_000) });

/** Why something is hidden: it then stands in its place. */
export const hidingForm = z.strictObject({ reason: prose(500) });

/** What may stand behind the question mark of a list of comments. */
export const afterQuery = z.object({ after: z.uuid().optional().catch(undefined) });
