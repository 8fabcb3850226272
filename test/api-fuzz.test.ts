import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOf, files } from '#paths.ts';
import { plant, type Planted } from './planted.ts';
import { bodyFor, credentialsOf, declaredIn, undone } from './registry.ts';
import { anythingOf, nearly, questionOf, type JsonSchema } from './schema-fuzz.ts';
import { foundWorld, type Client, type World } from './world.ts';

/** What a program knows that has read the OpenAPI document and nothing else. */
type Described = {
  path: string;
  method: 'get' | 'post' | 'delete';
  body: JsonSchema | null;
  example: Record<string, unknown>;
  query: Record<string, JsonSchema>;
};

type Document = {
  paths: Record<
    string,
    Record<
      string,
      {
        parameters: { name?: string; in?: string; schema?: JsonSchema }[];
        requestBody?: { content: Record<string, { schema: JsonSchema; example: Record<string, unknown> }> };
      }
    >
  >;
};

type Request = { address: string; method: string; init: RequestInit };

const SEED = 20_261_123;
/** For each operation and asker. */
const RUNS = 6;
/** For what few may do, or only with one of the things that are there. */
const MORE_RUNS = 24;

let world: World;
let planted: Planted;
let operations: Described[];
/** Operations that have been carried out, or read, at least once. */
const answered = new Set<string>();

beforeAll(async () => {
  world = await foundWorld();
  planted = await plant(world);
  operations = describedIn((await (await world.visitor.fetch(files.openapi)).json()) as Document);
});
afterAll(() => world.close());

describe('requests made up from the OpenAPI document, valid and nearly so', () => {
  test.each(['visitor', 'observer', 'secretary'] as const)(
    'are answered to the %s as the document says, and never with a fault of ours',
    async (asker) => {
      for (const operation of operations) await tryOut(operation, world[asker]);
    },
    120_000,
  );

  /** Who speaks for a city, and who wrote what is planted, do what the others may not. */
  test.each(['contributor', 'mayor', 'seoul', 'secretary'] as const)(
    'are answered to the %s where nobody before has carried them out',
    async (asker) => {
      for (const operation of operations.filter((one) => !answered.has(nameOf(one))))
        await tryOut(operation, world[asker], MORE_RUNS);
    },
    120_000,
  );

  test('reach what they ask for: nearly every operation was carried out by somebody', () => {
    const unreached = operations.map(nameOf).filter((name) => !answered.has(name));
    // A file is not made up, nor its digest, nor the id of one; the others need a state that this network is not in.
    const rare = /imports|confirmation|declining|withdrawal|suspension|documents|files|delete .*groups/;
    expect(unreached.filter((name) => !rare.test(name))).toEqual([]);
  });
});

/** Each request has its own world: whatever it does is rolled back. Its answer is compared with the declaration on the way. */
async function tryOut(operation: Described, client: Client, numRuns = RUNS): Promise<void> {
  await fc.assert(
    fc.asyncProperty(requestsTo(operation, client), async ({ address, init }) => {
      const status = await undone(world, async (fetch) => {
        const answer = await fetch(address, init);
        await answer.arrayBuffer();
        return answer.status;
      });
      if (status < 300) answered.add(nameOf(operation));
      if (status >= 500) throw new Error(`answered ${status}`);
    }),
    { seed: SEED, numRuns, endOnFailure: true },
  );
}

function requestsTo(operation: Described, client: Client): fc.Arbitrary<Request> {
  const { path, method, body, example, query } = operation;
  const bodies = body ? nearly(body, example) : fc.constantFrom<Record<string, unknown>>({}, {}, { surprise: 'yes' });
  return fc.record({ params: paramsFor(path), question: questionOf(query), values: bodies }).map((made) => {
    const address = `/api/v1${addressOf(path.replace(/\{(\w+)\}/g, ':$1'), made.params)}${made.question}`;
    const sent = method === 'get' ? { headers: {} } : bodyFor('api', made.values);
    return {
      address,
      method,
      init: { ...sent, method: method.toUpperCase(), headers: { ...sent.headers, ...credentialsOf(client, 'api') } },
    };
  });
}

/** Things that exist, most of the time. */
function paramsFor(path: string): fc.Arbitrary<Record<string, string>> {
  const pattern = path.replace(/\{(\w+)\}/g, ':$1');
  const known = declaredIn(world, planted)
    .filter((at) => at.path === pattern && at.face === 'api')
    .map(({ params }) => params);
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const word = fc.oneof(fc.string({ minLength: 1, maxLength: 30, unit: 'binary' }), fc.uuid(), fc.constant('shiraz'));
  const strange = fc.record(Object.fromEntries(names.map((name) => [name, word.filter(isOneSegment)])));
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: strange });
}

/** Of other words the address would be another. */
const isOneSegment = (word: string) => word.isWellFormed() && !['.', '..'].includes(word);

function describedIn({ paths }: Document): Described[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, requestBody }]) => {
      const [content] = Object.values(requestBody?.content ?? {});
      const asked = parameters.filter((parameter) => parameter.in === 'query');
      return {
        path,
        method: method as Described['method'],
        body: content?.schema ?? null,
        example: content?.example ?? {},
        query: Object.fromEntries(asked.map(({ name = '', schema = {} }) => [name, schema])),
      };
    }),
  );
}

const nameOf = ({ method, path }: Described) => `${method} ${path}`;

test('A degree too small to be measured is none, which was found so', async () => {
  const { status } = await world.secretary.api('POST', '/members/entry', {
    nameEn: 'Null Island',
    kind: 'city',
    country: 'KR',
    latitude: 5e-324,
    longitude: -5e-324,
    languages: ['ko'],
    state: 'associate',
  });
  expect(status).toBe(201);
});

test('What is made up from a schema is what the schema says', () => {
  const made = fc.sample(anythingOf({ type: 'integer', minimum: 2, maximum: 4 }), { seed: SEED, numRuns: 50 });
  expect(new Set(made)).toEqual(new Set([2, 3, 4]));
});
