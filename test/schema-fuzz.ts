import fc from 'fast-check';

export type JsonSchema = Record<string, unknown>;

/** Whatever a JSON Schema of ours allows. What it says nothing of can be anything. */
export function anythingOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom<unknown>(...(schema['enum'] as unknown[]));
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return fc.oneof(...choices.map((choice) => anythingOf(choice as JsonSchema)));
  switch (schema['type']) {
    case 'string':
      return textOf(schema);
    case 'integer':
      return fc.integer({ min: number(schema['minimum'], -1_000), max: number(schema['maximum'], 1_000_000) });
    case 'number':
      return fc.double({ min: number(schema['minimum'], -1e6), max: number(schema['maximum'], 1e6), noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(anythingOf(record(schema['items'])), { maxLength: 4 });
    case 'object':
      return thingOf(schema);
    default:
      return fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string(), { maxLength: 3 }));
  }
}

/** A body as it should be, one like the document's example with a field of its own choice, or one with something wrong in it. */
export function nearly(schema: JsonSchema, example: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>> {
  const right = thingOf(schema);
  const alike = right.chain((other) => {
    const names = Object.keys(other);
    return names.length === 0
      ? fc.constant(example)
      : fc.constantFrom(...names).map((name) => ({ ...example, [name]: other[name] }));
  });
  return fc.oneof(fc.constant(example), alike, right, fc.oneof(alike, right).chain(spoilt));
}

/** What the query part of an address asks, with a question mark in front; or nothing, as most ask. */
export function questionOf(fields: Record<string, JsonSchema>): fc.Arbitrary<string> {
  const values = Object.fromEntries(
    Object.entries(fields).map(([name, schema]) => [name, fc.oneof(anythingOf(schema), strange)]),
  );
  const asked = fc.oneof(fc.constant({}), fc.record(values, { requiredKeys: [] }));
  return asked.map((question) => {
    const pairs = Object.entries(question).map(([name, value]) => [name, plain(value)]);
    return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
  });
}

function spoilt(body: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>> {
  const names = [...Object.keys(body), 'surprise'];
  return fc.tuple(fc.constantFrom(...names), fc.option(strange, { nil: undefined })).map(([name, value]) => {
    const { [name]: _left, ...rest } = body;
    return value === undefined ? rest : { ...rest, [name]: value };
  });
}

/** What nobody expects in this place. */
const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    [],
    {},
    true,
    -1,
    1e21,
    '\u0000',
    '\ud800',
    'a\nb',
    '۱۲۳',
    '\u202Eشیراز',
    '2026-02-31',
    '=1+1',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ minLength: 5_000, maxLength: 5_001 }),
  fc.json().map((text) => JSON.parse(text) as unknown),
);

function thingOf(schema: JsonSchema): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.entries(record(schema['properties'])).map(([name, field]) => [name, anythingOf(record(field))]);
  const required = Array.isArray(schema['required']) ? (schema['required'] as string[]) : [];
  return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: required });
}

function textOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema['format'] === 'binary') return fileOf;
  if (schema['format'] === 'uuid') return fc.uuid();
  if (typeof schema['pattern'] === 'string') return fc.stringMatching(new RegExp(schema['pattern']));
  const minLength = number(schema['minLength'], 0);
  const maxLength = Math.min(number(schema['maxLength'], 40), 200);
  const text = fc.oneof(
    fc.string({ minLength, maxLength }),
    fc.string({ minLength, maxLength, unit: 'grapheme' }),
    fc.constantFrom('IR', 'UZ', '2026', '2026-11-23', '1405/09/02', 'secretariat', 'a@b.example', 'https://a.example'),
  );
  return text;
}

const fileOf = fc
  .tuple(fc.constantFrom('%PDF-1.4\n', 'slug,name_en\n', ''), fc.string({ maxLength: 200 }))
  .map(([start, text]) => new File([start + text], 'made-up.bin'));

const number = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

const record = (value: unknown): JsonSchema => (typeof value === 'object' && value !== null ? { ...value } : {});

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
