import { paths } from '#paths.ts';
import type { Feature } from '#web/feature.ts';
import type { FileRoute, Route, Who } from '#web/route.ts';
import type { z } from 'zod';
import { isSchema, propertiesOf, schemaOf, toldBy, type JsonSchema, type Telling } from './json-schema.ts';

/** One thing that programs can ask of this node: a declared route, as the JSON face has it. */
export type Operation = {
  feature: string;
  method: 'get' | 'post' | 'delete';
  /** Below `/api/v1`, with braces: `/members/{slug}`. */
  path: string;
  /** `postMemberPromotion`. */
  id: string;
  who: Who;
  summary: string;
  /** How often one network may ask; null where it is not counted. */
  perMinute: number | null;
  params: readonly string[];
  query: JsonSchema | null;
  body: Body | null;
  answer: Answer;
};

export type Body = {
  type: 'application/json' | 'multipart/form-data';
  schema: JsonSchema;
  example: Record<string, unknown>;
  /** What reads it. */
  reads: z.ZodType;
};

/** What is answered to whoever may ask: a thing, a thing that was made, a file, or nothing more than that it is done. */
export type Answer =
  | (Telling & { status: 200 | 201; type: string; tells: z.ZodType | null })
  | { status: 204; parts: Record<string, never> };

/** Every operation of the JSON face, feature by feature, in the order of the declarations. Pages for people alone have none. */
export function operationsOf(features: readonly Feature[]): Operation[] {
  return features.flatMap(({ name, routes, files = [] }) => [
    ...routes
      .filter((route) => !route.pageOnly)
      .flatMap((route) => methodsOf(route).map((method) => operationOf(name, route, method))),
    ...files.flatMap((route) => (route.apiType ? [downloadOf(name, route, route.apiType)] : [])),
  ]);
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
    ...placeOf(feature, reads ? route : { ...route, who: route.sentBy ?? route.who }, method),
    perMinute: (!reads && route.limits?.perMinute) || null,
    query: reads && route.query ? schemaOf(route.query) : null,
    body: reads || !route.schema ? null : bodyOf(route, route.schema),
    answer: reads ? answerOf(200, route.answers) : answerOf(201, route.makes),
  };
}

function downloadOf(feature: string, route: FileRoute, type: string): Operation {
  const schema = { type: 'string', contentMediaType: type };
  return {
    ...placeOf(feature, route, 'get'),
    perMinute: null,
    query: null,
    body: null,
    answer: { status: 200, type, schema, parts: {}, tells: null },
  };
}

function placeOf(feature: string, { path, who, summary }: Route | FileRoute, method: Operation['method']) {
  return {
    feature,
    method,
    path: path.replace(/:([a-zA-Z]+)/g, '{$1}'),
    id: method + capitalized(nameOf(path)),
    who,
    summary,
    params: [...path.matchAll(/:([a-zA-Z]+)/g)].map(([, name = '']) => name),
  };
}

const answerOf = (status: 200 | 201, schema: z.ZodType | null): Answer =>
  schema ? { status, type: 'application/json', ...toldBy(schema), tells: schema } : { status: 204, parts: {} };

function bodyOf({ example }: Route, reads: z.ZodType): Body | null {
  const schema = schemaOf(reads);
  const fields = Object.values(propertiesOf(schema));
  if (fields.length === 0) return null;
  const type = fields.some(holdsFile) ? 'multipart/form-data' : 'application/json';
  return { type, schema, example: example ?? {}, reads };
}

const holdsFile = (field: JsonSchema): boolean =>
  field['format'] === 'binary' || (isSchema(field['items']) && holdsFile(field['items']));

const nameOf = (path: string): string =>
  Object.entries(paths).find(([, own]) => own === path)?.[0] ?? camelCased(path.slice(1));

/** Of a file, which has no name among the pages: `/exports/members.csv` is `exportsMembersCsv`. */
const camelCased = (words: string) =>
  words.replace(/[^a-zA-Z]+([a-zA-Z])/g, (_, letter: string) => letter.toUpperCase());

const capitalized = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
