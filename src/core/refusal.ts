/** Values that fill the placeholders of the refusal's sentence: who could do it, which date, which limit. */
export type RefusalValues = Record<string, string | number>;

type Details = { values?: RefusalValues; field?: string };

/**
 * The network says no: 403 who asks may not, 404 there is no such thing for this reader, 409 the moment is wrong, 410 it is over,
 * 413 too large, 422 it cannot be read, 429 too often, 503 not now. The code is the key of its sentence in `refusals` of a feature's messages.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly status: 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503;
  readonly values: RefusalValues;
  /** The form field that the reason belongs to; a form is then shown again with the sentence there. */
  readonly field: string | undefined;

  constructor(code: string, status: Refusal['status'], { values = {}, field }: Details = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.status = status;
    this.values = values;
    this.field = field;
  }
}

/** What a reader may not see answers with the same words as what does not exist. */
export const notFound = () => new Refusal('not-found', 404);
