import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#core/ids.ts';
import { members, memberTexts } from '#members/tables.ts';
import { paths } from '#paths.ts';
import { eq } from 'drizzle-orm';
import { askers, clientsOf, plant, type Asker, type Planted } from './planted.ts';
import {
  bodyFor,
  contentOfTables,
  credentialsOf,
  declaredIn,
  exampleOf,
  isUnsafe,
  read,
  send,
  undone,
  urlOf,
  type Declared,
} from './registry.ts';
import { foundWorld, ORIGIN, type Client, type World } from './world.ts';

const GOLDEN = path.join(import.meta.dirname, 'matrix.golden.txt');

let world: World;
let planted: Planted;
let all: Declared[];
let clients: [Asker, Client][];
/** What everybody was answered at every address: filled once, read by all that follows. */
const answers = new Map<Declared, Record<Asker, string>>();

beforeAll(async () => {
  world = await foundWorld();
  planted = await plant(world);
  all = declaredIn(world, planted);
  clients = clientsOf(world);
  for (const at of all) answers.set(at, await askedByEverybody(at));
}, 120_000);
afterAll(() => world.close());

describe('every route, asked by everybody', () => {
  test('is reachable as the table in test/matrix.golden.txt says', async () => {
    expect(existsSync(GOLDEN)).toBe(true);
    await expect(table()).toMatchFileSnapshot(GOLDEN);
  });

  test('never fails on our side', () => {
    expect(cells(([, , status]) => status.startsWith('5'))).toEqual([]);
  });

  test('does not let a visitor in where not everybody may', () => {
    expect(
      cells(
        ([at, asker, status]) =>
          asker === 'visitor' && at.route.who !== 'anyone' && !['in', '401', '404'].includes(status),
      ),
    ).toEqual([]);
  });

  test('does not let in whoever is not what the declaration asks for', () => {
    const outside: Partial<Record<string, readonly Asker[]>> = {
      member: ['stranger'],
      office: ['stranger', 'observer', 'contributor', 'focalPoint', 'mayor', 'seoul'],
      secretariat: ['stranger', 'observer', 'contributor', 'focalPoint', 'mayor', 'seoul', 'officer'],
    };
    expect(
      cells(([at, asker, status]) => (outside[at.route.who] ?? []).includes(asker) && !['403', '404'].includes(status)),
    ).toEqual([]);
  });

  test('answers both faces alike', () => {
    const different = all
      .filter(({ face }) => face === 'api')
      .flatMap((api) => {
        const page = all.find(
          ({ face, method, path: address, about }) =>
            face !== 'api' && method === api.method && address === api.path && about === api.about,
        );
        return page
          ? askers
              .filter((asker) => outcome(answers.get(page)?.[asker]) !== outcome(answers.get(api)?.[asker]))
              .map(
                (asker) => `${nameOf(api)} as ${asker}: ${answers.get(page)?.[asker]} and ${answers.get(api)?.[asker]}`,
              )
          : [];
      });
    expect(different).toEqual([]);
  });

  test('takes the example of its declaration from somebody', () => {
    const shown = all
      .filter(isUnsafe)
      .filter((at) => !clients.some(([asker]) => outcome(answers.get(at)?.[asker]) === 'done'));
    const elsewhere = shown.filter(
      (at) =>
        !all.some(
          (other) =>
            other.path === at.path &&
            other.method === at.method &&
            clients.some(([asker]) => outcome(answers.get(other)?.[asker]) === 'done'),
        ),
    );
    expect(
      [...new Set(elsewhere.map(({ method, path: address }) => `${method} ${address}`))].filter(
        (name) => !needsMore.has(name),
      ),
    ).toEqual([]);
  });
});

describe('reading', () => {
  test('changes nothing, whoever reads', async () => {
    const before = await contentOfTables(world);
    for (const at of all.filter((declared) => !isUnsafe(declared))) {
      for (const [, client] of clients) await read(world.visitor.fetch, client, at).then((answer) => answer.text());
    }
    expect(await contentOfTables(world)).toEqual(before);
  }, 120_000);

  test('with HEAD says what GET says, without a body', async () => {
    for (const at of all.filter((declared) => !isUnsafe(declared))) {
      const init = { headers: credentialsOf(world.secretary, at.face) };
      const [get, head] = [
        await world.visitor.fetch(urlOf(at), init),
        await world.visitor.fetch(urlOf(at), { ...init, method: 'HEAD' }),
      ];
      expect([nameOf(at), head.status, await head.text()]).toEqual([nameOf(at), get.status, '']);
    }
  }, 60_000);
});

describe('what is hidden answers byte for byte like what does not exist', () => {
  test('a member that only applied', async () => {
    for (const [asker, client] of clients.filter(([name]) =>
      ['visitor', 'stranger', 'observer', 'mayor', 'officer'].includes(name),
    )) {
      for (const at of all.filter(
        ({ path: address, about }) => address.startsWith('/members/:slug') && about === 'shiraz',
      )) {
        const address = urlOf({ ...at, params: { slug: 'sought-city' } });
        const [absent, hidden] = await undone(world, async (fetch, db) => {
          const before = await answerTo(fetch, client, at, address);
          await apply(db, 'sought-city');
          return [before, await answerTo(fetch, client, at, address)];
        });
        expect([asker, nameOf(at), hidden]).toEqual([asker, nameOf(at), absent]);
      }
    }
  }, 60_000);

  test('a mandate that waits to be confirmed, its letter, somebody’s device, a file on the desk', async () => {
    const outsiders = clients.filter(([name]) =>
      ['visitor', 'stranger', 'observer', 'seoul', 'officer'].includes(name),
    );
    const hidden = all.filter(
      ({ about, params }) =>
        about === 'pending' || params['id'] === planted.session || (params['id'] === planted.import && about !== ''),
    );
    expect(hidden.length).toBeGreaterThan(4);
    for (const at of hidden) {
      for (const [asker, client] of outsiders) {
        const unknown = { ...at, params: { id: newId() } };
        const [one, other] = await Promise.all(
          [at, unknown].map(async (place) => {
            const answer = await undone(world, (fetch) => answerTo(fetch, client, place, urlOf(place)));
            const neutral = (text: string) =>
              text.replaceAll(place.params['id'] ?? '', 'ID').replaceAll(/<svg class="frieze"[\s\S]*?<\/svg>/g, '');
            return { ...answer, location: neutral(answer.location ?? ''), text: neutral(answer.text) };
          }),
        );
        expect([asker, nameOf(at), one]).toEqual([asker, nameOf(at), other]);
      }
    }
  }, 60_000);
});

describe('every unsafe route', () => {
  test('of the pages refuses what does not come from our own pages', async () => {
    const foreign: Record<string, string>[] = [
      {},
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { origin: `${ORIGIN}.evil.example` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none', origin: ORIGIN },
    ];
    for (const at of unsafe('page')) {
      const { body } = bodyFor('page', exampleOf(at), at.method);
      for (const headers of foreign) {
        const answer = await undone(world, (fetch) =>
          fetch(urlOf(at), {
            method: 'POST',
            body,
            headers: { ...credentialsOf(world.secretary, 'page'), ...headers },
          }),
        );
        expect([nameOf(at), headers, answer.status]).toEqual([nameOf(at), headers, 403]);
      }
    }
  }, 60_000);

  test('of the JSON face does not heed cookies', async () => {
    for (const at of unsafe('api').filter(({ route }) => route.who !== 'anyone')) {
      const { body, headers } = bodyFor('api', exampleOf(at));
      const answer = await undone(world, (fetch) =>
        fetch(urlOf(at), { method: at.method, body, headers: { ...headers, cookie: world.secretary.cookie } }),
      );
      expect([nameOf(at), answer.status]).toEqual([nameOf(at), 401]);
    }
  });

  test('refuses a body above its limit, said or unsaid', async () => {
    for (const at of unsafe()) {
      const limit = limitOf(at);
      const { headers } = bodyFor(at.face, {}, at.method);
      for (const body of [new Uint8Array(limit + 1), streamOf(limit + 1)]) {
        const [, client] = clients.at(-1) ?? ['visitor', world.visitor];
        const init = {
          method: at.face === 'api' ? at.method : 'POST',
          body,
          duplex: 'half',
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            ...headers,
            ...credentialsOf(client, at.face),
          },
        };
        const answer = await undone(world, (fetch) => fetch(urlOf(at), init));
        expect([nameOf(at), answer.status]).toEqual([nameOf(at), 413]);
      }
    }
  }, 120_000);

  test('refuses control characters in every field, unknown fields, and __proto__', async () => {
    const wrong: string[] = [];
    for (const at of unsafe()) {
      const client = whoMay(at);
      const example = exampleOf(at);
      const tries = {
        ...Object.fromEntries(
          Object.entries(example).flatMap(([name, value]) =>
            typeof value === 'string' ? [[`U+0000 in ${name}`, { ...example, [name]: `${value}\u0000` }]] : [],
          ),
        ),
        'an unknown field': { ...example, surprise: 'yes' },
        'U+0000 in an unknown field': { ...example, surprise: '\u0000' },
        __proto__field: Object.defineProperty({ ...example }, '__proto__', {
          value: at.face === 'api' ? { isOperator: true } : 'x',
          enumerable: true,
        }),
      };
      for (const [what, values] of Object.entries(tries)) {
        const { status } = await undone(world, (fetch) => send(fetch, client, at, values));
        // Where the moment is wrong for everybody, that may be said first; what is not there for anybody stays so.
        const told = clients.map(([asker]) => outcome(answers.get(at)?.[asker]));
        const isOpen = told.includes('done');
        const isThere = told.some((one) => !['401', '403', '404'].includes(one));
        if (status !== 422 && (isOpen || status !== 409) && (isThere || status !== 404))
          wrong.push(`${nameOf(at)}: ${what}: ${status}`);
      }
    }
    expect(Object.hasOwn(Object.prototype, 'isOperator')).toBe(false);
    expect(wrong).toEqual([]);
  }, 120_000);

  test('bears whatever is sent to it', async () => {
    const wrong: string[] = [];
    for (const at of unsafe()) {
      const client = whoMay(at);
      const headers = { ...bodyFor(at.face, {}).headers, ...credentialsOf(client, at.face) };
      const bodies: [string, string][] = [
        ['application/json', '{"a":'],
        ['application/json', '[]'],
        ['application/json', 'null'],
        ['application/json', '{"a":'.repeat(2_000) + '1' + '}'.repeat(2_000)],
        ['application/json', '\uFEFF{}'],
        ['text/plain', 'name=x'],
        ['multipart/form-data; boundary=x', '--y'],
        ['multipart/form-data', ''],
        ['application/x-www-form-urlencoded', '%E0%A4%A=%%%&&&==='],
        [
          'application/x-www-form-urlencoded',
          Object.keys(exampleOf(at))
            .map((name) => `${name}=1&${name}=2`)
            .join('&'),
        ],
      ];
      for (const [type, body] of bodies) {
        const { status } = await undone(world, (fetch) =>
          fetch(urlOf(at), { method: 'POST', body, headers: { ...headers, 'content-type': type } }),
        );
        if (status >= 500) wrong.push(`${nameOf(at)}: ${type} ${body.slice(0, 40)}: ${status}`);
      }
      const strange = Object.fromEntries(Object.keys(exampleOf(at)).map((name) => [name, { $ne: null }]));
      const { status } = await undone(world, (fetch) => send(fetch, client, at, strange));
      if (status >= 500) wrong.push(`${nameOf(at)}: objects in the place of text: ${status}`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

describe('every address', () => {
  test('bears strange parameters', async () => {
    const strange = [
      '%00',
      '%E0%A4%A',
      '..%2f..%2fetc',
      '%F0%9F%8F%99',
      "'%20or%201=1--",
      'a'.repeat(3_000),
      '__proto__',
      'constructor',
      '0199c0de-5a1e-7000-8000-000000000001',
    ];
    const wrong: string[] = [];
    for (const at of all.filter(({ params }) => Object.keys(params).length > 0)) {
      for (const word of strange) {
        const address = urlOf({
          ...at,
          params: Object.fromEntries(Object.keys(at.params).map((name) => [name, 'WORD'])),
        }).replaceAll('WORD', word);
        const { status } = await undone(world, (fetch) => answerTo(fetch, whoMay(at), at, address));
        if (status < 400 || status >= 500) wrong.push(`${at.method} ${address}: ${status}`);
      }
    }
    // A link that is unknown is told kindly, by the page that also tells of one that is over.
    expect(wrong.filter((line) => !/\/sign-in\//.test(line))).toEqual([]);
    expect(wrong.filter((line) => /: 5/.test(line))).toEqual([]);
  }, 120_000);

  test('bears strange questions', async () => {
    const wrong: string[] = [];
    const words = [
      '',
      '%00',
      '-1',
      '99999999999999999999',
      '%E0%A4%A',
      'a'.repeat(2_000),
      '[object]',
      '2018-02-31',
      "';--",
    ];
    const names = ['after', 'before', 'next', 'q', 'office', 'country', 'kind', 'state', 'unknown', '__proto__'];
    const questions = names.flatMap((name) => words.map((word) => `${name}=${word}`));
    for (const at of all.filter(isAsked)) {
      for (const question of questions) {
        const { status } = await world.visitor.fetch(`${urlOf(at)}?${question}`, {
          headers: credentialsOf(world.secretary, at.face),
        });
        if (status >= 500) wrong.push(`${urlOf(at)}?${question.slice(0, 30)}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});

test('on a node before its setup every address leads there, and only there something can be done', async () => {
  const empty = await foundWorld({ empty: true });
  const ownSubjects = declaredIn(empty, planted).filter(({ face }) => face !== 'file');
  for (const at of ownSubjects) {
    const { status, headers } = await undone(empty, (fetch) =>
      isUnsafe(at) ? send(fetch, empty.visitor, at) : read(fetch, empty.visitor, at),
    );
    const opens = 'beforeSetup' in at.route && at.route.beforeSetup;
    const expected = opens ? [200, 303, ...(at.about ? [404] : [])] : [at.face === 'api' ? 409 : 302];
    expect([nameOf(at), expected.includes(status)]).toEqual([nameOf(at), true]);
    if (status === 302) expect(headers.get('location')).toBe('/en/setup');
  }
  const setup = ownSubjects.find((at) => at.path === paths.setup && isUnsafe(at));
  if (!setup) throw new Error('a node is set up on its first page');
  const example = exampleOf(setup);
  const wrong = { 'U+0000': { ...example, nameEn: 'x\u0000' }, unknown: { ...example, surprise: 'yes' }, empty: {} };
  for (const [what, values] of Object.entries(wrong)) {
    const { status } = await undone(empty, (fetch) => send(fetch, empty.visitor, setup, values));
    expect([what, status]).toEqual([what, 422]);
  }
  await empty.close();
}, 60_000);

/** Steps whose example cannot hold what they need: a mandate of one's own, the digest of a report, the id of what is taken out; and the setup, which is over. */
const needsMore = new Set([
  'POST /me/acting',
  'POST /setup',
  'POST /desk/imports/:id/carrying-out',
  'DELETE /proposals/:slug/groups',
  'DELETE /proposals/:slug/files',
]);

async function askedByEverybody(at: Declared): Promise<Record<Asker, string>> {
  const row: Partial<Record<Asker, string>> = {};
  for (const [asker, client] of clients) {
    const answer = isUnsafe(at)
      ? await undone(world, (fetch) => send(fetch, client, at))
      : await read(world.visitor.fetch, client, at);
    row[asker] =
      answer.status === 303 && /\/sign-in\?/.test(answer.headers.get('location') ?? '') ? 'in' : String(answer.status);
  }
  return row as Record<Asker, string>;
}

type Cell = [at: Declared, asker: Asker, status: string];

/** Those cells of the table that are wrong, by name. */
function cells(isWrong: (cell: Cell) => boolean): string[] {
  return all.flatMap((at) =>
    askers
      .filter((asker) => isWrong([at, asker, answers.get(at)?.[asker] ?? '500']))
      .map((asker) => `${nameOf(at)} as ${asker}: ${answers.get(at)?.[asker]}`),
  );
}

const nameOf = ({ method, face, path: address, about }: Declared) =>
  `${method} ${face} ${address}${about && ` (${about})`}`;

/** The same outcome has another number on either face. */
function outcome(status = ''): string {
  if (['200', '201', '204', '303'].includes(status)) return 'done';
  return status === 'in' ? '401' : status;
}

function table(): string {
  const name = (at: Declared) => nameOf(at).padEnd(58);
  const head = `${''.padEnd(58)}${askers.map((asker) => asker.padEnd(19)).join('')}`.trimEnd();
  const rows = all
    .toSorted((one, other) => one.path.localeCompare(other.path, 'en'))
    .map((at) => `${name(at)}${askers.map((asker) => (answers.get(at)?.[asker] ?? '').padEnd(19)).join('')}`.trimEnd());
  return `${legend}\n${[head, ...rows].join('\n')}\n`;
}

const legend = `Who is answered what at every declared address. Unsafe methods send the example of their declaration; nothing of what they do remains.
200 201 204 303: done · in, 401: sign in first · 403: not yours · 404: there is no such thing for you · 409: the moment is wrong · 422: not accepted
Shiraz and Tashkent are full members, Busan is an associate, Isfahan is suspended; the officer is of Central Asia, where Tashkent lies; seoul is
the focal point of another city.
`;

/** The setup has its own test: once there is a network it is gone. */
const unsafe = (face?: Declared['face']) =>
  all.filter((at) => isUnsafe(at) && at.path !== paths.setup && (!face || at.face === face));

/** The most bytes that may be sent to an address: of what is done there, the largest. */
function limitOf({ path: address }: Declared): number {
  const atTheSame = all.filter((other) => other.path === address && isUnsafe(other));
  return Math.max(...atTheSame.map(({ route }) => ('limits' in route && route.limits?.bytes) || 65_536));
}

/** Somebody who may do it, so that not the guard at the door is what answers. */
function whoMay(at: Declared): Client {
  const able =
    clients.find(([asker]) => outcome(answers.get(at)?.[asker]) === 'done') ??
    clients.findLast(([asker]) => ['409', '422'].includes(answers.get(at)?.[asker] ?? ''));
  return (able ?? clients.at(-1))?.[1] ?? world.secretary;
}

/** What reads more of its address than the path. */
const isAsked = ({ face, route, method }: Declared) =>
  method === 'GET' && (face === 'file' || ('query' in route && route.query !== null));

type Told = { status: number; location: string | null; text: string };

async function answerTo(fetch: Client['fetch'], client: Client, at: Declared, address: string): Promise<Told> {
  const { body, headers } = bodyFor(at.face, exampleOf(at), at.method);
  const answer = await fetch(address, {
    method: isUnsafe(at) && at.face !== 'api' ? 'POST' : at.method,
    ...(isUnsafe(at) && { body }),
    headers: { ...(isUnsafe(at) ? headers : {}), ...credentialsOf(client, at.face) },
  });
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
}

/** Lets a city of the Secretariat's countries ask to become a member. */
async function apply(db: World['db'], slug: string): Promise<void> {
  const [shiraz] = await db.select().from(members).where(eq(members.slug, 'shiraz'));
  if (!shiraz) throw new Error('Shiraz is a member');
  const id = newId();
  await db.insert(members).values({ ...shiraz, id, slug, state: 'applicant', geonamesId: null, look: 98 });
  await db.insert(memberTexts).values({ memberId: id, language: 'en', name: 'Sought City' });
}

function streamOf(bytes: number): ReadableStream<Uint8Array> {
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      const size = Math.min(left, 65_536);
      left -= size;
      controller.enqueue(new Uint8Array(size));
      if (left === 0) controller.close();
    },
  });
}
