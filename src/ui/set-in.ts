import { randomBytes } from 'node:crypto';

/** Nobody can write it: its word is another in each process and is never sent. */
const MARK = `\u0000${randomBytes(12).toString('base64url')} `;
const END = '\u0000';

/**
 * The parts of one page that were drawn before, as the bytes they are sent as. The page's text holds a mark for each, so that what is
 * long is neither joined nor encoded again.
 */
export class SetIn {
  readonly #parts: Buffer[] = [];

  /** What stands in the page's text for this part. */
  mark(part: Buffer): string {
    this.#parts.push(part);
    return `${MARK}${this.#parts.length - 1}${END}`;
  }

  /** The page as it is sent (UTF-8), each part where its mark stands. */
  bytesOf(html: string): Buffer<ArrayBuffer> {
    const [first = '', ...others] = html.split(MARK);
    const pieces = others.flatMap((text) => {
      const end = text.indexOf(END);
      return [this.#part(text.slice(0, end)), Buffer.from(text.slice(end + END.length))];
    });
    return Buffer.concat([Buffer.from(first), ...pieces]);
  }

  #part(number: string): Buffer {
    const part = this.#parts[Number(number)];
    if (!part) throw new Error(`no part ${number} was drawn for this page`);
    return part;
  }
}
