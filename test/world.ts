import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PgBoss } from 'pg-boss';
import { pino } from 'pino';
import { createApp } from '#app.tsx';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { operator, visitor, type Viewer } from '#core/viewer.ts';
import type { Role } from '#core/roles.ts';
import { openDatabase, type OpenDatabase } from '#db/database.ts';
import { jobsOf } from '#db/jobs.ts';
import { Room } from '#db/room.ts';
import { records } from '#db/tables.ts';
import { localeFor } from '#i18n/locale.ts';
import type { Language } from '#i18n/languages.ts';
import { mandates, mandateTexts } from '#mandates/tables.ts';
import { readerOfSession, viewerOf } from '#mandates/reader.ts';
import { openStore } from '#media/store.ts';
import { members, memberTexts } from '#members/tables.ts';
import { networks, networkTexts, nodes } from '#network/tables.ts';
import { offices, officeCountries, officeTexts } from '#offices/tables.ts';
import { people, sessions, tokens } from '#people/tables.ts';
import { PageCache } from '#web/page-cache.ts';
import { listenToPublicChanges } from '#web/public-changes.ts';
import type { Program } from '#web/program.ts';
import { Worker } from '#worker.ts';
import { builtAssets } from '#web/built-assets.ts';
import { asDeclared } from './as-declared.ts';
import { freshDatabase } from './fresh-database.ts';

export const ORIGIN = 'http://localhost:3000';

export type Answer = { status: number; text: string; location: string | null; headers: Headers; json: unknown };

export type Fields = Record<string, string | readonly string[] | File>;

/** Somebody with a browser and, for the JSON face, a token. */
export type Client = {
  personId: string | null;
  get: (address: string, language?: Language) => Promise<Answer>;
  post: (address: string, fields?: Fields, language?: Language) => Promise<Answer>;
  undo: (address: string, fields?: Fields, language?: Language) => Promise<Answer>;
  api: (
    method: 'GET' | 'POST' | 'DELETE',
    address: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  /** A request as it is, for what the others would not do; the cookie is added. */
  fetch: (address: string, init?: RequestInit) => Promise<Response>;
  cookie: string;
  /** The bearer token of the JSON face; empty for the visitor. */
  token: string;
};

type Cast = Record<
  | 'visitor'
  | 'secretary'
  | 'secretariatOfficer'
  | 'editor'
  | 'officer'
  | 'mayor'
  | 'focalPoint'
  | 'contributor'
  | 'seoul'
  | 'observer'
  | 'stranger',
  Client
>;

export type World = Cast & {
  program: Program;
  db: OpenDatabase['db'];
  pool: OpenDatabase['pool'];
  contextOf: (client: Client, language?: Language) => Promise<Context>;
  operator: (language?: Language) => Context;
  /** Runs every queued job that is due, and answers how many. */
  workOff: () => Promise<number>;
  /** Kinds of all records, in order. */
  records: () => Promise<string[]>;
  /** Moves the clock of what is decided between people, such as `40 days`; '' sets it back. */
  shiftClock: (interval: string) => Promise<void>;
  close: () => Promise<void>;
};

const officeRows = [
  {
    slug: 'secretariat',
    kind: 'secretariat',
    names: { en: 'Secretariat, Seoul', fa: 'دبیرخانه سئول', ko: '서울 사무국' },
    countries: ['KR', 'IR'],
  },
  {
    slug: 'central-asia',
    kind: 'regional',
    names: { en: 'Central Asia Regional Office', fa: 'دفتر منطقه‌ای آسیای مرکزی', ko: '중앙아시아 지역사무소' },
    countries: ['KZ', 'UZ', 'TJ', 'KG', 'TM'],
  },
  {
    slug: 'mediterranean',
    kind: 'regional',
    names: { en: 'Mediterranean Regional Office', fa: 'دفتر منطقه‌ای مدیترانه', ko: '지중해 지역사무소' },
    countries: ['TR', 'IT', 'ES', 'TN', 'MA'],
  },
] as const;

const memberRows = [
  {
    slug: 'shiraz',
    country: 'IR',
    office: 'secretariat',
    at: [29.61, 52.53],
    joined: '2018',
    names: ['Shiraz', 'شیراز', '시라즈'],
    languages: ['fa', 'en'],
    state: 'full',
  },
  {
    slug: 'isfahan',
    country: 'IR',
    office: 'secretariat',
    at: [32.65, 51.67],
    joined: '2021',
    names: ['Isfahan', 'اصفهان', '이스파한'],
    languages: ['fa'],
    state: 'full',
  },
  {
    slug: 'seoul',
    country: 'KR',
    office: 'secretariat',
    at: [37.57, 126.98],
    joined: '2010',
    names: ['Seoul', 'سئول', '서울'],
    languages: ['ko', 'en'],
    state: 'full',
  },
  {
    slug: 'busan',
    country: 'KR',
    office: 'secretariat',
    at: [35.1, 129.04],
    joined: '2012-05',
    names: ['Busan', 'بوسان', '부산'],
    languages: ['ko'],
    state: 'associate',
  },
  {
    slug: 'tashkent',
    country: 'UZ',
    office: 'central-asia',
    at: [41.26, 69.22],
    joined: '2019-03-21',
    names: ['Tashkent', 'تاشکند', '타슈켄트'],
    languages: ['uz', 'ru'],
    state: 'full',
  },
  {
    slug: 'almaty',
    country: 'KZ',
    office: 'central-asia',
    at: [43.26, 76.93],
    joined: null,
    names: ['Almaty', 'آلماتی', '알마티'],
    languages: ['kk', 'ru'],
    state: 'full',
  },
  {
    slug: 'beyoglu',
    country: 'TR',
    office: 'mediterranean',
    at: [41.04, 28.98],
    joined: '2017',
    names: ['Beyoğlu', 'بی‌اوغلو', '베이올루'],
    languages: ['tr'],
    state: 'full',
  },
] as const;

const castRows: {
  key: Exclude<keyof Cast, 'visitor'>;
  email: string;
  name: string;
  native?: string;
  holder?: string;
  role?: Role;
  title?: string;
}[] = [
  {
    key: 'secretary',
    email: 'ryu.ji-an@secretariat.example',
    name: 'Ryu Ji-an',
    holder: 'secretariat',
    role: 'secretary-general',
  },
  {
    key: 'secretariatOfficer',
    email: 'baek.dan-bi@secretariat.example',
    name: 'Baek Dan-bi',
    holder: 'secretariat',
    role: 'officer',
  },
  { key: 'editor', email: 'editor@secretariat.example', name: 'Eun Sol', holder: 'secretariat', role: 'editor' },
  {
    key: 'officer',
    email: 'dana.seitkali@central-asia.example',
    name: 'Dana Seitkali',
    holder: 'central-asia',
    role: 'officer',
  },
  {
    key: 'mayor',
    email: 'kamran.arjmand@shiraz.example',
    name: 'Kamran Arjmand',
    native: 'کامران ارجمند',
    holder: 'shiraz',
    role: 'representative',
    title: 'شهردار',
  },
  {
    key: 'focalPoint',
    email: 'nasrin.golestani@shiraz.example',
    name: 'Nasrin Golestani',
    native: 'نسرین گلستانی',
    holder: 'shiraz',
    role: 'focal-point',
  },
  {
    key: 'contributor',
    email: 'omid.farahani@shiraz.example',
    name: 'Omid Farahani',
    native: 'امید فراهانی',
    holder: 'shiraz',
    role: 'contributor',
  },
  { key: 'seoul', email: 'cha.yu-rim@seoul.example', name: 'Cha Yu-rim', holder: 'seoul', role: 'focal-point' },
  { key: 'observer', email: 'observer@busan.example', name: 'Noh Ga-on', holder: 'busan', role: 'observer' },
  { key: 'stranger', email: 'stranger@elsewhere.example', name: 'Sam Stranger' },
];

type Options = { empty?: boolean; settings?: Partial<Program['settings']> };

/** A network of its own for one test file: offices, cities and people, each with a browser. `empty` is a node before its setup. */
export async function foundWorld({ empty = false, settings = {} }: Options = {}): Promise<World> {
  const database = await freshDatabase();
  const open = openDatabase(database.program, { size: 12, isDirect: true });
  const owner = openDatabase(database.owner, { size: 1 });
  const folder = mkdtempSync(path.join(tmpdir(), 'serai-world-'));
  const boss = new PgBoss({
    ...database.program,
    max: 2,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => {});
  await boss.start();
  const cache = new PageCache();
  const changes = listenToPublicChanges(database.program, {
    heard: () => cache.forget(),
    listening: (is) => cache.listening(is),
  });
  const program: Program = {
    settings: {
      origin: ORIGIN,
      mode: empty ? 'empty' : 'example',
      dataFolder: folder,
      secret: 'a secret of the tests',
      trustedProxies: [],
      hasSmtp: false,
      ...settings,
    },
    db: open.db,
    jobs: jobsOf(boss),
    store: openStore(folder),
    room: new Room([]),
    clock: () => new Date(),
    log: pino({ level: process.env['SERAI_TEST_LOG'] ?? 'silent' }),
    cache,
    post: null,
    assets: builtAssets(path.resolve(import.meta.dirname, '../dist/assets')),
  };
  const app = createApp(program);
  const secrets = empty ? new Map<string, Secrets>() : await populate(open);
  const fetch: Fetch = (address, init) => Promise.resolve(app.request(address, init));
  const cast = castOf(secrets, asDeclared(program.settings, fetch));
  const worker = new Worker(boss, program);

  return {
    ...cast,
    program,
    db: open.db,
    pool: open.pool,
    contextOf: async (client, language = 'en') =>
      contextFor(program, await viewerBehind(open, client, language), language),
    operator: (language = 'en') => contextFor(program, operator, language),
    workOff: () => worker.workOff(),
    records: async () =>
      (await open.db.select({ kind: records.kind }).from(records).orderBy(records.at, records.id)).map(
        ({ kind }) => kind,
      ),
    async shiftClock(interval) {
      await owner.pool.query(`alter database ${databaseName(database.program)} set serai.shift = '${interval}'`);
      // A setting of the database holds for connections made after it.
      await owner.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'serai'`,
      );
      // The pool hears of it, and opens new ones.
      await new Promise((done) => setTimeout(done, 100));
    },
    async close() {
      await changes.stop();
      await boss.stop({ graceful: false });
      await Promise.all([open.close(), owner.close()]);
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const databaseName = (connection: object) =>
  'database' in connection && typeof connection.database === 'string' ? connection.database : '';

type Secrets = { personId: string; session: string; token: string };

const hashed = (secret: string) => createHash('sha256').update(secret).digest();

/** Rows as the product's own verbs would have left them, without the mails. */
async function populate({ db }: OpenDatabase): Promise<Map<string, Secrets>> {
  const nodeId = newId();
  const networkId = newId();
  await db.insert(nodes).values({ id: nodeId, origin: ORIGIN });
  await db.insert(networks).values({
    id: networkId,
    nodeId,
    acronym: 'WNSSC',
    founded: 2010,
    languages: ['en', 'fa', 'ko'],
    timeZone: 'Asia/Seoul',
  });
  await db.insert(networkTexts).values([
    {
      networkId,
      language: 'en',
      name: 'World Network of Smart Sustainable Cities',
      summary: 'Cities that solved a problem show other cities how.',
    },
    {
      networkId,
      language: 'fa',
      name: 'شبکهٔ جهانی شهرهای هوشمند و پایدار',
      summary: 'شهری که مسئله‌ای را حل کرده، راه را به شهرهای دیگر نشان می‌دهد.',
    },
    {
      networkId,
      language: 'ko',
      name: '세계 스마트 지속가능 도시 네트워크',
      summary: '문제를 해결한 도시가 다른 도시에 방법을 보여 줍니다.',
    },
  ]);
  const holders = new Map<string, { kind: 'office' | 'member'; id: string }>();
  for (const { slug, kind, names, countries } of officeRows) {
    const id = newId();
    holders.set(slug, { kind: 'office', id });
    await db.insert(offices).values({ id, nodeId, slug, kind, state: 'open' });
    await db
      .insert(officeTexts)
      .values((['en', 'fa', 'ko'] as const).map((language) => ({ officeId: id, language, name: names[language] })));
    await db.insert(officeCountries).values(countries.map((country) => ({ country, officeId: id })));
  }
  for (const [look, row] of memberRows.entries()) {
    const id = newId();
    const [latitude, longitude] = row.at;
    holders.set(row.slug, { kind: 'member', id });
    const officeId = holders.get(row.office)?.id ?? '';
    await db.insert(members).values({
      id,
      nodeId,
      slug: row.slug,
      kind: 'city',
      country: row.country,
      latitude,
      longitude,
      population: 1_000_000,
      languages: [...row.languages],
      officeId,
      joined: partial(row.joined),
      state: row.state,
      look,
    });
    await db.insert(memberTexts).values(
      (['en', 'fa', 'ko'] as const).map((language, at) => ({
        memberId: id,
        language,
        name: row.names[at] ?? row.slug,
      })),
    );
  }
  const secrets = new Map<string, Secrets>();
  for (const row of castRows) secrets.set(row.key, await arrive(db, row, holders));
  return secrets;
}

/** The rows above are written by hand, so their dates are. */
const partial = (date: string | null) => date as typeof members.$inferInsert.joined;

async function arrive(
  db: OpenDatabase['db'],
  row: (typeof castRows)[number],
  holders: Map<string, { kind: 'office' | 'member'; id: string }>,
): Promise<Secrets> {
  const personId = newId();
  const secrets = {
    personId,
    session: randomBytes(32).toString('base64url'),
    token: randomBytes(32).toString('base64url'),
  };
  await db.insert(people).values({
    id: personId,
    email: row.email,
    name: row.name,
    nameNative: row.native ?? null,
    nativeLanguage: row.native ? 'fa' : null,
    activatedAt: new Date(),
  });
  const holder = row.holder ? holders.get(row.holder) : undefined;
  const mandateId = newId();
  if (holder && row.role) {
    await db.insert(mandates).values({
      id: mandateId,
      personId,
      memberId: holder.kind === 'member' ? holder.id : null,
      officeId: holder.kind === 'office' ? holder.id : null,
      role: row.role,
      fromDay: '2024-01-01',
      confirmedAt: new Date(),
      acceptedAt: new Date(),
    });
    if (row.title) await db.insert(mandateTexts).values({ mandateId, language: 'fa', title: row.title });
  }
  await db
    .insert(sessions)
    .values({ id: newId(), personId, tokenHash: hashed(secrets.session), device: 'Firefox on Linux' });
  await db.insert(tokens).values({
    tokenHash: hashed(secrets.token),
    personId,
    mandateId: holder ? mandateId : null,
    expiresAt: new Date(Date.now() + 86_400_000),
  });
  return secrets;
}

type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

function castOf(secrets: Map<string, Secrets>, fetch: Fetch): Cast {
  const client = (key: string) => clientOf(secrets.get(key) ?? null, fetch);
  return {
    visitor: clientOf(null, fetch),
    secretary: client('secretary'),
    secretariatOfficer: client('secretariatOfficer'),
    editor: client('editor'),
    officer: client('officer'),
    mayor: client('mayor'),
    focalPoint: client('focalPoint'),
    contributor: client('contributor'),
    seoul: client('seoul'),
    observer: client('observer'),
    stranger: client('stranger'),
  };
}

function clientOf(secrets: Secrets | null, fetch: Fetch): Client {
  const cookie = secrets ? `serai=${secrets.session}` : '';
  const asked = (address: string, init: RequestInit = {}) =>
    fetch(`${ORIGIN}${address}`, { ...init, headers: { ...(cookie && { cookie }), ...plainHeaders(init.headers) } });
  const send = (address: string, fields: Fields, language: Language) =>
    asked(`/${language}${address}`, {
      method: 'POST',
      body: bodyOf(fields),
      headers: { 'sec-fetch-site': 'same-origin' },
    }).then(answerOf);
  return {
    personId: secrets?.personId ?? null,
    cookie,
    token: secrets?.token ?? '',
    fetch: asked,
    get: (address, language = 'en') => asked(`/${language}${address}`).then(answerOf),
    post: (address, fields = {}, language = 'en') => send(address, fields, language),
    undo: (address, fields = {}, language = 'en') => send(address, { ...fields, _method: 'delete' }, language),
    api: (method, address, body, headers = {}) =>
      fetch(`${ORIGIN}/api/v1${address}`, {
        method,
        headers: {
          ...(secrets && { authorization: `Bearer ${secrets.token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }).then(answerOf),
  };
}

const plainHeaders = (headers: RequestInit['headers']) => Object.fromEntries(new Headers(headers));

function bodyOf(fields: Fields): URLSearchParams | FormData {
  const pairs = Object.entries(fields).flatMap(([name, value]): [string, string | File][] =>
    typeof value === 'string' || value instanceof File ? [[name, value]] : value.map((item) => [name, item]),
  );
  const hasFile = pairs.some(([, value]) => value instanceof File);
  const body = hasFile ? new FormData() : new URLSearchParams();
  for (const [name, value] of pairs) {
    if (body instanceof FormData) body.append(name, value);
    else if (typeof value === 'string') body.append(name, value);
  }
  return body;
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    text,
    location: response.headers.get('location'),
    headers: response.headers,
    json: isJson && text ? JSON.parse(text) : null,
  };
}

async function viewerBehind({ db }: OpenDatabase, client: Client, language: Language): Promise<Viewer> {
  const session = client.cookie.split('=')[1];
  const reader = session ? await readerOfSession(db, hashed(session), language) : null;
  return reader ? viewerOf(reader) : visitor;
}

function contextFor(program: Program, viewer: Viewer, language: Language): Context {
  const { db, jobs, store, settings, clock } = program;
  return {
    db,
    jobs,
    store,
    origin: settings.origin,
    now: clock(),
    locale: localeFor(language, { timeZone: 'Asia/Seoul' }),
    viewer,
  };
}
