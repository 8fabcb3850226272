import { line, optional, prose, tick, wholeNumber } from '#web/schemas.ts';
import { z } from 'zod';
import { mostCharacters } from './drafted-text.ts';
import { remarkLists } from './remark-queries.ts';

const revision = () => wholeNumber(1, 2_000_000_000);

/** What fits into a body of at most so many characters, whatever their script, with the form around it. */
export const textBytes = 2_000_000;

/** The working text. `auto` where the page saves by itself, `turn` where the writer takes the turn with it. */
export const textForm = z.strictObject({
  body: prose(mostCharacters),
  revision: revision(),
  auto: tick(),
  turn: tick(),
});

export const versionForm = z.strictObject({ note: optional(prose(1_000)), revision: revision() });

export const changeForm = z.strictObject({ reason: prose(2_000) });

export const remarkForm = z.strictObject({
  paragraph: wholeNumber(1, mostCharacters),
  quote: optional(line(500)),
  text: prose(2_000),
  answerTo: optional(z.uuid()),
});

const number = () => wholeNumber(1, 1_000_000);

export const versionsQuery = z.object({ before: optional(number()) });

export const remarksQuery = z.object({ list: optional(z.enum(remarkLists)), after: optional(z.string().max(40)) });

/** Which two versions to compare; left out, the latest and the one before it. */
export const comparisonQuery = z.object({ from: optional(number()), to: optional(number()) });
