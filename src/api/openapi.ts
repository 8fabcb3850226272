import type { Feature } from '#web/feature.ts';
import type { Who } from '#web/route.ts';
import { operationsOf, propertiesOf, requiredOf, type Operation } from './operation.ts';
import { sampleParams } from './samples.ts';

const VERSION = '0.1.0';

type Described = Record<string, unknown>;

/** The OpenAPI 3.1 description of the JSON face, made from the declarations of all features: there is no other source. */
export function openApiOf(features: readonly Feature[]): Described {
  const operations = operationsOf(features);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Serai',
      version: VERSION,
      summary: 'The network of cities on this node, for programs.',
      description: introduction,
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: '/api/v1', description: 'This node' }],
    security: [{}, { token: [] }],
    tags: [...new Set(operations.map(({ feature }) => feature))].map((name) => ({
      name,
      description: `What programs can ask about ${name}.`,
    })),
    paths: pathsOf(operations),
    components: {
      securitySchemes: { token: tokenScheme },
      parameters: { IdempotencyKey: idempotencyKey },
      schemas: { Problem: problem },
      responses: problems,
    },
  };
}

const introduction = `Every page of the network that is not for people alone has a second face under \`/api/v1\`: the same finder, the same verb,
the same schema. A token speaks for one person under one mandate and may do exactly what that person may do on the pages; without one, a
program reads what visitors read. Dates are ISO 8601, lists are \`{ items, next }\`, and every refusal is a problem (RFC 9457) with a \`code\`
that stays the same and a \`detail\` in the language of \`Accept-Language\` (en, fa, ko). A thing that the asker may not see answers exactly like
one that does not exist.`;

const tokenScheme = {
  type: 'http',
  scheme: 'bearer',
  description: 'Issued by `serai token --as E-MAIL@MEMBER`. It ends with its mandate.',
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A UUID made by the sender. A second call with the same key has no effect and gets the answer of the first.',
  schema: { type: 'string', format: 'uuid' },
};

const problem = {
  type: 'object',
  description: 'Why it was not done (RFC 9457).',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string', const: 'about:blank' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { type: 'string', description: 'Stable; for programs.' },
    detail: { type: 'string', description: 'A sentence for people: what was refused and who could do it.' },
    fields: {
      type: 'object',
      description: 'The reason for each field, by its name.',
      additionalProperties: { type: 'string' },
    },
  },
};

const reasons = {
  '401': 'A token is needed; what was sent is missing, unknown or over.',
  '403': 'Not yours to do: `detail` says who could.',
  '404': 'There is no such thing, or the asker may not see it.',
  '409': 'The moment is wrong: the thing is in another state.',
  '413': 'The body is larger than this operation takes.',
  '422': 'Something in the request cannot be accepted; `fields` names it.',
  '429': 'Too often; `Retry-After` says when to come back.',
  '503': 'The database is away for a moment; `Retry-After` says when to come back.',
} as const;

type Reason = keyof typeof reasons;

const problems = Object.fromEntries(
  Object.entries(reasons).map(([status, description]) => [`problem${status}`, problemResponse(description)]),
);

function problemResponse(description: string): Described {
  return { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
}

function pathsOf(operations: readonly Operation[]): Record<string, Described> {
  const paths: Record<string, Described> = {};
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation) };
  return paths;
}

function described(operation: Operation): Described {
  const { feature, id, method, route, body } = operation;
  const isOpen = route.who === 'anyone';
  return {
    operationId: id,
    tags: [feature],
    summary: route.summary,
    description: `${mayAsk[route.who]}${route.limits?.perMinute ? ` At most ${route.limits.perMinute} a minute from one network.` : ''}`,
    ...(!isOpen && { security: [{ token: [] }] }),
    parameters: parametersOf(operation),
    ...(body && {
      requestBody: {
        required: requiredOf(body.schema).length > 0,
        content: { [body.type]: { schema: body.schema, example: body.example } },
      },
    }),
    responses: { ...answersOf(method), ...refusalsOf(operation) },
  };
}

const mayAsk: Record<Who, string> = {
  anyone: 'Open to anyone; what is found depends on who asks.',
  person: 'For people who are signed in.',
  member: 'For people under a current mandate.',
  office: 'For the staff of the offices.',
  secretariat: 'For the Secretariat.',
};

function parametersOf({ params, path, query, method }: Operation): Described[] {
  const samples = sampleParams(path);
  const inPath = params.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
    example: samples[name],
  }));
  const asked = query ?? {};
  const inQuery = Object.entries(propertiesOf(asked)).map(([name, schema]) => ({
    name,
    in: 'query',
    required: requiredOf(asked).includes(name),
    schema,
  }));
  return [...inPath, ...inQuery, ...(method === 'get' ? [] : [{ $ref: '#/components/parameters/IdempotencyKey' }])];
}

/** What a thing looks like is told by its example pages; its fields may grow, so that no program should refuse new ones. */
const anyObject = { 'application/json': { schema: { type: 'object', additionalProperties: true } } };

const location = {
  Location: { description: 'Where the thing stands now, on the JSON face.', schema: { type: 'string' } },
};

function answersOf(method: Operation['method']): Described {
  if (method === 'get') return { '200': { description: 'As the asker may know it.', content: anyObject } };
  return {
    '200': { description: 'Done.', headers: location, content: anyObject },
    '201': { description: 'Made; `Location` says where.', headers: location, content: anyObject },
    '204': { description: 'Done; there is nothing more to say.', headers: location },
  };
}

/** The refusals that this operation can meet. */
function refusalsOf({ method, route, params }: Operation): Described {
  const writes = method !== 'get';
  const possible: Record<Reason, boolean> = {
    '401': route.who !== 'anyone',
    '403': writes || route.who !== 'anyone',
    '404': params.length > 0 || writes,
    '409': writes,
    '413': writes,
    '422': writes || route.query !== null,
    '429': route.limits?.perMinute !== undefined,
    '503': true,
  };
  return Object.fromEntries(
    Object.entries(possible).flatMap(([status, is]) =>
      is ? [[status, { $ref: `#/components/responses/problem${status}` }]] : [],
    ),
  );
}
