import { readFileSync } from 'node:fs';

/** The content of a letter that attests a mandate. */
export const letterContent = readFileSync(new URL('../example/letters/shiraz-focal-point.pdf', import.meta.url));

/** The same as somebody chooses it in a form. */
export const letterFile = (name = 'letter.pdf') =>
  new File([new Uint8Array(letterContent)], name, { type: 'application/pdf' });
