import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'drizzle-orm';
import { createApp, featuresOf } from '#app.tsx';
import { addressOf, paths } from '#paths.ts';
import type { FileRoute, Route } from '#web/route.ts';
import { asDeclared } from './as-declared.ts';
import { letterFile } from './letter-file.ts';
import { openGroup } from './planted-groups.ts';
import { agreedProposal } from './planted-proposals.ts';
import { memberFile, type Planted } from './planted.ts';
import { ORIGIN, type Client, type World } from './world.ts';

export type Face = 'page' | 'api' | 'file';

/** One declared route at one address on one face: what tests go through so that no route is forgotten. */
export type Declared = {
  route: Route | FileRoute;
  face: Face;
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  params: Record<string, string>;
  /** What stands in the address, for people to read. */
  about: string;
};

type Subjects = (planted: Planted) => { about: string; params: Record<string, string> }[];

const named =
  (...slugs: string[]): Subjects =>
  () =>
    slugs.map((slug) => ({ about: slug, params: { slug } }));

/** What stands in place of the parameters of an address. A new kind of address needs a line here, or nothing is tested. */
const subjects: [pattern: RegExp, Subjects][] = [
  [/^\/members\/:slug\/promotion$/, named('shiraz', 'busan')],
  [/^\/members\/:slug\/suspension$/, named('shiraz', 'isfahan')],
  [/^\/members\/:slug(\/|$)/, named('shiraz', 'tashkent')],
  [/^\/offices\/:slug(\/|$)/, named('central-asia')],
  [
    /^\/mandates\/:id\/(confirmation|letter|declining|withdrawal)$/,
    ({ pendingMandate: id }) => [{ about: 'pending', params: { id } }],
  ],
  [
    /^\/mandates\/:id\/(ending|invitation)$/,
    ({ currentMandate, awaitedMandate, pendingMandate }) => [
      { about: 'current', params: { id: currentMandate } },
      { about: 'awaited', params: { id: awaitedMandate } },
      { about: 'pending', params: { id: pendingMandate } },
    ],
  ],
  [/^\/groups\/:slug\/(posts|documents)$/, ({ innerGroup: slug }) => [{ about: 'inner', params: { slug } }]],
  [
    /^\/groups\/:slug\/participations$/,
    ({ innerGroup, draftGroup }) => [
      { about: 'inner', params: { slug: innerGroup } },
      { about: 'open', params: { slug: openGroup } },
      { about: 'draft', params: { slug: draftGroup } },
    ],
  ],
  [
    /^\/groups\/:slug(\/|$)/,
    ({ innerGroup, draftGroup }) => [
      { about: 'inner', params: { slug: innerGroup } },
      { about: 'draft', params: { slug: draftGroup } },
    ],
  ],
  [
    /^\/participations\/:id\//,
    ({ askedParticipation, joinedParticipation, declinedParticipation, ownParticipation }) => [
      { about: 'asked', params: { id: askedParticipation } },
      { about: 'joined', params: { id: joinedParticipation } },
      { about: 'declined', params: { id: declinedParticipation } },
      { about: 'own', params: { id: ownParticipation } },
    ],
  ],
  [/^\/deliverables\/:id\//, ({ deliverable: id }) => [{ about: 'open', params: { id } }]],
  [
    /^\/posts\/:id(\/|$)/,
    ({ innerPost, hiddenPost }) => [
      { about: 'inner', params: { id: innerPost } },
      { about: 'hidden', params: { id: hiddenPost } },
    ],
  ],
  [
    /^\/comments\/:id(\/|$)/,
    ({ innerComment, hiddenComment }) => [
      { about: 'inner', params: { id: innerComment } },
      { about: 'hidden', params: { id: hiddenComment } },
    ],
  ],
  [
    /^\/documents\/:id(\/|$)/,
    ({ innerDocument, removedDocument }) => [
      { about: 'inner', params: { id: innerDocument } },
      { about: 'removed', params: { id: removedDocument } },
    ],
  ],
  [
    /^\/proposals\/:slug\/text\/turn$/,
    ({ draftedProposal, takenText }) => [
      { about: 'free', params: { slug: draftedProposal } },
      { about: 'taken', params: { slug: takenText } },
    ],
  ],
  [
    /^\/proposals\/:slug\/(text|versions|comparison)(\/|$)/,
    ({ draftedProposal: slug }) => [{ about: 'drafted', params: { slug, number: '2' } }],
  ],
  [
    /^\/proposals\/:slug\/(consideration|board|return|completion)$/,
    ({ proposalDraft, submittedProposal, draftedProposal, boardProposal, adoptedProposal }) => [
      { about: 'draft', params: { slug: proposalDraft } },
      { about: 'submitted', params: { slug: submittedProposal } },
      { about: 'drafted', params: { slug: draftedProposal } },
      { about: 'agreed', params: { slug: agreedProposal } },
      { about: 'before the Board', params: { slug: boardProposal } },
      { about: 'adopted', params: { slug: adoptedProposal } },
    ],
  ],
  [
    /^\/proposals\/:slug\/decision$/,
    ({ openProposal, boardProposal }) => [
      { about: 'open', params: { slug: openProposal } },
      { about: 'before the Board', params: { slug: boardProposal } },
    ],
  ],
  [
    /^\/proposals\/:slug(\/|$)/,
    ({ proposalDraft, openProposal }) => [
      { about: 'draft', params: { slug: proposalDraft } },
      { about: 'open', params: { slug: openProposal } },
    ],
  ],
  [
    /^\/proposal-questions\/:id\//,
    ({ openQuestion, answeredQuestion }) => [
      { about: 'open', params: { id: openQuestion } },
      { about: 'answered', params: { id: answeredQuestion } },
    ],
  ],
  [
    /^\/proposal-files\/:id$/,
    ({ proposalFile, removedProposalFile }) => [
      { about: 'open', params: { id: proposalFile } },
      { about: 'removed', params: { id: removedProposalFile } },
    ],
  ],
  [
    /^\/remarks\/:id\//,
    ({ remark, settledRemark }) => [
      { about: 'open', params: { id: remark } },
      { about: 'settled', params: { id: settledRemark } },
    ],
  ],
  [/^\/sign-in\/:token$/, ({ signInToken: token }) => [{ about: 'link', params: { token } }]],
  [/^\/sign-in\/invitation\/:token$/, ({ invitationToken: token }) => [{ about: 'link', params: { token } }]],
  [/^\/me\/address\/:token$/, ({ addressToken: token }) => [{ about: 'focal point’s', params: { token } }]],
  [
    /^\/people\/:id\//,
    ({ contributorId, closedPerson }) => [
      { about: 'contributor', params: { id: contributorId } },
      { about: 'closed', params: { id: closedPerson } },
    ],
  ],
  [/^\/me\/sessions\/:id$/, ({ session: id }) => [{ about: 'contributor’s', params: { id } }]],
  [/^\/desk\/imports\/:id(\/|$)/, (planted) => [{ about: 'secretary’s', params: { id: planted.import } }]],
  [/^\/dev\/mail\/:id(\/|$)/, ({ mail: id }) => [{ about: 'invitation', params: { id } }]],
];

/** Every declared route of a world's program on every face it has. */
export function declaredIn(world: World, planted: Planted): Declared[] {
  return featuresOf(world.program.settings).flatMap(({ routes, files = [] }) => [
    ...routes.flatMap((route) =>
      (route.pageOnly ? (['page'] as const) : (['page', 'api'] as const)).flatMap((face) =>
        declared(route, face, planted),
      ),
    ),
    ...files.flatMap((route) =>
      (route.apiType ? (['file', 'api'] as const) : (['file'] as const)).flatMap((face) =>
        declared(route, face, planted),
      ),
    ),
  ]);
}

function declared(route: Route | FileRoute, face: Face, planted: Planted): Declared[] {
  return subjectsOf(route.path, planted).flatMap((subject) =>
    methodsOf(route).map((method) => ({ route, face, method, path: route.path, ...subject })),
  );
}

function subjectsOf(path: string, planted: Planted): { about: string; params: Record<string, string> }[] {
  if (!path.includes(':')) return [{ about: '', params: {} }];
  const found = subjects.find(([pattern]) => pattern.test(path));
  if (!found) throw new Error(`nothing is known to put into ${path}; add it to test/registry.ts`);
  return found[1](planted);
}

function methodsOf(route: Route | FileRoute): Declared['method'][] {
  if (route.kind === 'page' || route.kind === 'file') return ['GET'];
  return route.kind === 'form' ? ['GET', 'POST'] : [route.method];
}

/** The address as one asks for it; what has no language of its own has no prefix. */
export function urlOf({ face, path, params }: Pick<Declared, 'face' | 'path' | 'params'>, language = 'en'): string {
  const prefix = { page: `/${language}`, api: '/api/v1', file: '' }[face];
  return prefix + addressOf(path, params);
}

type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

/** What is to be undone, around all that is asked within it. */
const within = new AsyncLocalStorage<World['db']>();
const programs = new WeakMap<World, Fetch>();

/** The program of a world whose database is the transaction that is under way: made once, since all of its addresses take a while to lay out. */
function programWithin(world: World): Fetch {
  const known = programs.get(world);
  if (known) return known;
  const app = createApp({
    ...world.program,
    get db() {
      const db = within.getStore();
      if (!db) throw new Error('what asks here is to be undone');
      return db;
    },
  });
  const fetch = asDeclared(world.program.settings, (address, init) => Promise.resolve(app.request(address, init)));
  programs.set(world, fetch);
  return fetch;
}

/**
 * Lets something happen and then not have happened: all that the program writes is in one transaction, which is rolled back. So the order
 * in which things are tried says nothing.
 */
export async function undone<Result>(
  world: World,
  act: (fetch: Fetch, db: World['db']) => Promise<Result>,
): Promise<Result> {
  const results: Result[] = [];
  const over = new Error('rolled back on purpose');
  const fetch: Fetch = (address, init) => programWithin(world)(ORIGIN + address, init);
  const happening = world.db.transaction(async (db) => {
    results.push(await within.run(db, () => act(fetch, db)));
    throw over;
  });
  await happening.catch((error: unknown) => {
    if (error !== over) throw error;
  });
  const [result] = results;
  if (result === undefined) throw new Error('nothing happened');
  return result;
}

/** How a person asks on a face: with the cookie of a browser, or with the token of a program. */
export function credentialsOf(client: Client, face: Face): Record<string, string> {
  if (face === 'api') return client.token ? { authorization: `Bearer ${client.token}` } : {};
  return client.cookie ? { cookie: client.cookie } : {};
}

/** The body of a request as the face sends it: a form's fields, JSON, or parts where files are sent along. */
export function bodyFor(
  face: Face,
  values: Record<string, unknown>,
  method: Declared['method'] = 'POST',
): { body: BodyInit; headers: Record<string, string> } {
  const hasFile = Object.values(values).some((value) => value instanceof File);
  if (face === 'api' && !hasFile)
    return { body: JSON.stringify(values), headers: { 'content-type': 'application/json' } };
  const fields = hasFile ? new FormData() : new URLSearchParams();
  if (face !== 'api' && method === 'DELETE') fields.append('_method', 'delete');
  for (const [name, value] of Object.entries(values)) {
    for (const item of Array.isArray(value) ? value : [value]) append(fields, name, item);
  }
  return { body: fields, headers: face === 'api' ? {} : { origin: ORIGIN } };
}

function append(fields: FormData | URLSearchParams, name: string, value: unknown): void {
  if (fields instanceof FormData && value instanceof File) fields.append(name, value);
  else if (typeof value === 'boolean') fields.append(name, value ? 'on' : '');
  else fields.append(name, String(value));
}

/** Sends what the route's declaration gives as its example, or something else. */
export function send(
  fetch: Fetch,
  client: Client,
  at: Declared,
  values: Record<string, unknown> = exampleOf(at),
): Promise<Response> {
  const { body, headers } = bodyFor(at.face, values, at.method);
  const method = at.face === 'api' ? at.method : 'POST';
  return fetch(urlOf(at), { method, body, headers: { ...headers, ...credentialsOf(client, at.face) } });
}

export const read = (fetch: Fetch, client: Client, at: Declared, language = 'en'): Promise<Response> =>
  fetch(urlOf(at, language), { headers: credentialsOf(client, at.face) });

/** What its declaration gives as an example, with the file that no declaration can hold. */
export function exampleOf({ route, method }: Declared): Record<string, unknown> {
  const example = 'example' in route ? (route.example ?? {}) : {};
  const fileOf = method === 'POST' ? exampleFiles[route.path] : undefined;
  return fileOf ? { ...example, file: fileOf() } : example;
}

/** Where a file is sent along. */
const exampleFiles: Partial<Record<string, () => File>> = {
  [paths.imports]: () => memberFile('New City', 'members.csv'),
  [paths.proposalFiles]: () => letterFile('survey.pdf'),
  [paths.groupDocuments]: () => letterFile('minutes.pdf'),
};

export const isUnsafe = ({ method }: Declared): boolean => method !== 'GET';

/** When a browser was last seen is written down in passing; all else is only ever changed by steps. */
const passing = new Set(['sessions.seen_at']);

/** A digest of every row of every table. */
export async function contentOfTables({ db }: World): Promise<Record<string, string>> {
  const { rows } = await db.execute<{ name: string; columns: string[] }>(sql`
    select table_name as name, array_agg(column_name::text order by column_name) as columns
    from information_schema.columns where table_schema = 'public' group by table_name`);
  const contents: Record<string, string> = {};
  for (const { name, columns } of rows) {
    const kept = columns.filter((column) => !passing.has(`${name}.${column}`));
    const list = sql.join(
      kept.map((column) => sql.identifier(column)),
      sql`, `,
    );
    const { rows: digests } = await db.execute<{ digest: string }>(sql`
      select count(*) || ' ' || coalesce(md5(string_agg(md5(row(${list})::text), '' order by md5(row(${list})::text))), '') as digest from ${sql.identifier(name)}`);
    contents[name] = digests[0]?.digest ?? '';
  }
  return contents;
}
