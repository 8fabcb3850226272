import { z } from 'zod';

/** A schema in JSON Schema 2020-12. */
export type JsonSchema = Record<string, unknown>;

/**
 * What a schema takes. A field is required exactly if the schema refuses its absence: what is made of a form's empty field or missing
 * tick does not show in the types.
 */
export function schemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const shape = shapeOf(schema);
  if (!shape) return described;
  const { required: _required, ...rest } = described;
  const required = Object.keys(shape).filter((name) => shape[name]?.safeParse(undefined).success === false);
  return required.length === 0 ? rest : { ...rest, required };
}

/** What a schema tells, and the parts of it that have a name of their own, by name. */
export type Telling = { schema: JsonSchema; parts: Record<string, JsonSchema> };

/**
 * What a schema tells; its named parts are referred to where OpenAPI keeps them. Fields may be added later, so that no program should
 * refuse one that it does not know; we ourselves do, in the tests.
 */
export function toldBy(schema: z.ZodType): Telling {
  const {
    $schema: _dialect,
    $defs,
    ...described
  } = z.toJSONSchema(schema, {
    override({ jsonSchema }) {
      delete jsonSchema.id;
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return { schema: placed(described), parts: propertiesOf({ properties: placed($defs ?? {}) }) };
}

function placed(schema: object): JsonSchema {
  const moved: unknown = JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));
  return isSchema(moved) ? moved : {};
}

function shapeOf(schema: z.ZodType): Record<string, z.ZodType> | null {
  if (schema instanceof z.ZodPipe) return schema.in instanceof z.ZodType ? shapeOf(schema.in) : null;
  return schema instanceof z.ZodObject ? fieldsOf(schema.shape) : null;
}

const fieldsOf = (shape: Record<string, unknown>): Record<string, z.ZodType> =>
  Object.fromEntries(
    Object.entries(shape).flatMap(([name, field]) => (field instanceof z.ZodType ? [[name, field]] : [])),
  );

/** The fields of an object's schema, by name. */
export function propertiesOf({ properties }: JsonSchema): Record<string, JsonSchema> {
  return isSchema(properties)
    ? Object.fromEntries(
        Object.entries(properties).filter((entry): entry is [string, JsonSchema] => isSchema(entry[1])),
      )
    : {};
}

export const requiredOf = ({ required }: JsonSchema): readonly string[] =>
  Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];

export const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
