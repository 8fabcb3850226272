import { paths } from '#paths.ts';
import type { Feature } from '#web/feature.ts';
import type { Route } from '#web/route.ts';
import { z } from 'zod';

/** One thing that programs can ask of this node: a declared route, as the JSON face has it. */
export type Operation = {
  feature: string;
  method: 'get' | 'post' | 'delete';
  /** Below `/api/v1`, with braces: `/members/{slug}`. */
  path: string;
  /** `postMemberPromotion`. */
  id: string;
  route: Route;
  params: readonly string[];
  query: JsonSchema | null;
  body: Body | null;
};

export type Body = {
  type: 'application/json' | 'multipart/form-data';
  schema: JsonSchema;
  example: Record<string, unknown>;
};

export type JsonSchema = Record<string, unknown>;

/** Every operation of the JSON face, feature by feature, in the order of the declarations. Pages for people alone have none. */
export function operationsOf(features: readonly Feature[]): Operation[] {
  return features.flatMap(({ name, routes }) =>
    routes
      .filter((route) => !route.pageOnly)
      .flatMap((route) => methodsOf(route).map((method) => operationOf(name, route, method))),
  );
}

/** A form can be read, for what it would change, and sent. */
function methodsOf({ kind, method }: Route): Operation['method'][] {
  if (kind === 'page') return ['get'];
  if (kind === 'form') return ['get', 'post'];
  return [method === 'DELETE' ? 'delete' : 'post'];
}

function operationOf(feature: string, route: Route, method: Operation['method']): Operation {
  const reads = method === 'get';
  return {
    feature,
    method,
    path: route.path.replace(/:([a-zA-Z]+)/g, '{$1}'),
    id: method + capitalized(nameOf(route.path)),
    route,
    params: [...route.path.matchAll(/:([a-zA-Z]+)/g)].map(([, name = '']) => name),
    query: reads && route.query ? schemaOf(route.query) : null,
    body: reads || !route.schema ? null : bodyOf(route, route.schema),
  };
}

function bodyOf({ example }: Route, schema: z.ZodType): Body | null {
  const described = schemaOf(schema);
  const fields = Object.values(propertiesOf(described));
  if (fields.length === 0) return null;
  return {
    type: fields.some(holdsFile) ? 'multipart/form-data' : 'application/json',
    schema: described,
    example: example ?? {},
  };
}

/**
 * What a schema takes, in JSON Schema 2020-12. A field is required exactly if the schema refuses its absence: what is made of a form's
 * empty field or missing tick does not show in the types.
 */
export function schemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const shape = shapeOf(schema);
  if (!shape) return described;
  const { required: _required, ...rest } = described;
  const required = Object.keys(shape).filter((name) => shape[name]?.safeParse(undefined).success === false);
  return required.length === 0 ? rest : { ...rest, required };
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

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const holdsFile = (field: JsonSchema): boolean =>
  field['format'] === 'binary' || (isSchema(field['items']) && holdsFile(field['items']));

const nameOf = (path: string): string => Object.entries(paths).find(([, own]) => own === path)?.[0] ?? path;

const capitalized = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
