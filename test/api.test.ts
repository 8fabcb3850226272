import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { featuresOf } from '#app.tsx';
import { messages } from '#api/messages/messages.ts';
import { operationsOf, type Operation } from '#api/operation.ts';
import { files, paths } from '#paths.ts';
import { asDeclared } from './as-declared.ts';
import { plant } from './planted.ts';
import { credentialsOf } from './registry.ts';
import { foundWorld, type World } from './world.ts';

let world: World;
let document: Described;
let operations: Operation[];

type Described = {
  openapi: string;
  paths: Record<
    string,
    Record<string, { operationId: string; summary: string; security?: unknown; responses: object }>
  >;
};

beforeAll(async () => {
  world = await foundWorld();
  document = await descriptionFor(world);
  operations = operationsOf(featuresOf(world.program.settings));
});
afterAll(() => world.close());

describe('the description of the JSON face', () => {
  test('is a valid OpenAPI 3.1 document', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const problems = await lintFromString({ source: JSON.stringify(document), config });
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(
      problems
        .filter(({ severity }) => severity === 'error')
        .map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`),
    ).toEqual([]);
  });

  test('has every declared operation that is not for pages alone, and nothing else', () => {
    const declared = featuresOf(world.program.settings).flatMap(({ routes, files: downloads = [] }) => [
      ...routes.filter(({ pageOnly }) => !pageOnly).flatMap(declaredMethods),
      ...downloads.filter(({ apiType }) => apiType).map(({ path }) => `get ${path.replace(/:(\w+)/g, '{$1}')}`),
    ]);
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(described.toSorted()).toEqual(declared.toSorted());
  });

  test('gives every operation a name of its own', () => {
    const names = operations.map(({ id }) => id);
    expect(names.length).toBeGreaterThan(0);
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
  });

  test('says with each operation who may ask', () => {
    for (const { path, method, who } of operations) {
      const security = document.paths[path]?.[method]?.security;
      expect(security, `${method} ${path}`).toEqual(who === 'anyone' ? undefined : [{ token: [] }]);
    }
  });

  test('gives an example for every body, which the operation’s own schema accepts', () => {
    const wrong = operations.flatMap(({ id, body }) => {
      if (!body || body.type === 'multipart/form-data') return [];
      const read = body.reads.safeParse(body.example);
      return read.success ? [] : [`${id}: ${read.error.message}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('what is answered', () => {
  test('is described by every operation that answers more than that it is done', () => {
    const silent = operations.filter(({ method, answer }) => method === 'get' && answer.status === 204);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test('is compared with its description wherever the tests meet it: one word more is a fault', async () => {
    const more = (address: string) => {
      const fetch = async () => Response.json({ ...own, [address]: true });
      return asDeclared(world.program.settings, fetch)(`http://localhost${address}`);
    };
    const { json: own } = (await world.seoul.api('GET', '/me/settings')) as { json: object };
    await expect(more('/api/v1/me/settings')).rejects.toThrow('Unrecognized key');
    await expect(more('/api/v1/members')).rejects.toThrow('answered otherwise than declared');
    await expect(more('/api/v1/nowhere')).rejects.toThrow('at no declared operation');
    expect((await more('/en/me/settings')).status).toBe(200);
  });

  test('A program downloads a letter if and only if its person does in a browser, and is told beforehand whether it may', async () => {
    const { pendingMandate } = await plant(world);
    const address = `/mandates/${pendingMandate}/letter`;
    for (const client of [world.mayor, world.secretary, world.focalPoint, world.seoul, world.officer, world.visitor]) {
      const [browser, program] = await Promise.all([
        client.fetch(address),
        world.visitor.fetch(`/api/v1${address}`, { headers: credentialsOf(client, 'api') }),
      ]);
      expect(program.status).toBe(browser.status);
      expect([404, 200]).toContain(program.status);
      if (program.status === 200) {
        expect(await program.text()).toBe(await browser.text());
        expect(headersOf(program)).toEqual(headersOf(browser));
        expect(program.headers.get('content-type')).toBe('application/pdf');
      }
      const told = (await client.api('GET', '/members/shiraz')).json as {
        mandates: { id: string; may: { readLetter: boolean } }[];
      };
      const mandate = told.mandates.find(({ id }) => id === pendingMandate);
      expect(mandate?.may.readLetter ?? false).toBe(program.status === 200);
    }
    const cookie = await world.visitor.fetch(`/api/v1${address}`, { headers: { cookie: world.mayor.cookie } });
    expect(cookie.status).toBe(404);
  });
});

const headersOf = ({ headers }: Response) => [...headers].filter(([name]) => name !== 'set-cookie');

describe('the page that describes it', () => {
  test('stands at the address without language, and leads to the reader’s', async () => {
    const answer = await world.visitor.fetch(paths.apiReference, { headers: { 'accept-language': 'ko' } });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/ko/api/docs']);
  });

  test('shows every operation with an example call', async () => {
    const { status, text } = await world.visitor.get(paths.apiReference);
    expect(status).toBe(200);
    expect([...text.matchAll(/<section class="tight" id="(\w+)"/g)].map(([, id = '']) => id).toSorted()).toEqual(
      operations.map(({ id }) => id).toSorted(),
    );
    expect(text.split('<code>curl').length - 1).toBe(operations.length);
    expect(text).not.toContain('<script');
  });

  test('names every feature in the reader’s language', () => {
    const named = new Set(operations.map(({ feature }) => feature));
    expect(
      [...named].filter(
        (feature) =>
          !(feature in messages.fa.features && feature in messages.ko.features && feature in messages.en.features),
      ),
    ).toEqual([]);
  });
});

async function descriptionFor({ visitor }: World): Promise<Described> {
  const answer = await visitor.fetch(files.openapi);
  expect(answer.headers.get('content-type')).toContain('application/json');
  return (await answer.json()) as Described;
}

function declaredMethods({ kind, method, path }: { kind: string; method: string; path: string }): string[] {
  const address = path.replace(/:(\w+)/g, '{$1}');
  if (kind === 'page') return [`get ${address}`];
  if (kind === 'form') return [`get ${address}`, `post ${address}`];
  return [`${method.toLowerCase()} ${address}`];
}
