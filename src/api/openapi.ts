import type { Feature } from '#web/feature.ts';
import type { Who } from '#web/route.ts';
import { problemAnswer } from './answers.ts';
import { propertiesOf, requiredOf, toldBy } from './json-schema.ts';
import { operationsOf, type Operation } from './operation.ts';
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
      schemas: { Problem: problem, ...partsOf(operations) },
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

const problem = { ...toldBy(problemAnswer).schema, description: 'Why it was not done (RFC 9457).' };

const reasons = {
  '401': 'A token is needed; what was sent is missing, unknown or over.',
  '403': 'Not yours to do: `detail` says who could.',
  '404': 'There is no such thing, or the asker may not see it.',
  '409': 'The moment is wrong: the thing is in another state, or no network is founded here yet.',
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

/** What several operations answer with has one description. */
const partsOf = (operations: readonly Operation[]): Described =>
  Object.fromEntries(operations.flatMap(({ answer }) => Object.entries(answer.parts)));

function pathsOf(operations: readonly Operation[]): Record<string, Described> {
  const paths: Record<string, Described> = {};
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation) };
  return paths;
}

function described(operation: Operation): Described {
  const { feature, id, who, summary, perMinute, body } = operation;
  const isOpen = who === 'anyone';
  return {
    operationId: id,
    tags: [feature],
    summary,
    description: `${mayAsk[who]}${perMinute ? ` At most ${perMinute} a minute from one network.` : ''}`,
    ...(!isOpen && { security: [{ token: [] }] }),
    parameters: parametersOf(operation),
    ...(body && {
      requestBody: {
        required: requiredOf(body.schema).length > 0,
        content: { [body.type]: { schema: body.schema, example: body.example } },
      },
    }),
    responses: { ...answersOf(operation), ...refusalsOf(operation) },
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

const location = {
  Location: { description: 'Where the thing stands now, on the JSON face.', schema: { type: 'string' } },
};

const done: Record<200 | 201 | 204, string> = {
  '200': 'As the asker may know it.',
  '201': 'Made; `Location` says where.',
  '204': 'Done; there is nothing more to say.',
};

function answersOf({ method, answer }: Operation): Described {
  const content = answer.status === 204 ? {} : { content: { [answer.type]: { schema: answer.schema } } };
  const headers = method === 'get' ? {} : { headers: location };
  return { [answer.status]: { description: done[answer.status], ...headers, ...content } };
}

/** The refusals that this operation can meet. */
function refusalsOf({ method, who, params, perMinute, query, answer }: Operation): Described {
  const writes = method !== 'get';
  const isFile = answer.status === 200 && answer.tells === null;
  const possible: Record<Reason, boolean> = {
    '401': who !== 'anyone',
    '403': writes || who !== 'anyone',
    '404': params.length > 0 || writes,
    '409': true,
    '413': writes,
    '422': writes || query !== null || isFile,
    '429': perMinute !== null,
    '503': true,
  };
  return Object.fromEntries(
    Object.entries(possible).flatMap(([status, is]) =>
      is ? [[status, { $ref: `#/components/responses/problem${status}` }]] : [],
    ),
  );
}
