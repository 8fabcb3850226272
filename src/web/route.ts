import type { Context } from '#core/context.ts';
import type { Language } from '#i18n/languages.ts';
import type { FilePath, PagePath, ParamsOf } from '#paths.ts';
import type { z } from 'zod';
import type { Child } from 'hono/jsx';

/** Who may reach a route at all; finer questions are asked by the verb's policy. */
export type Who = 'anyone' | 'person' | 'member' | 'office' | 'secretariat';

/** What a form shows: what was typed, or the initial values; and the sentences beside its fields. */
export type FormState = {
  values: Record<string, string | readonly string[] | undefined>;
  errors: Record<string, string>;
  /** Makes a second sending harmless. */
  key: string;
  /** The mandate under which the form speaks; it travels with the form. */
  mandateId: string | null;
};

/** Where the sender goes after an act; the JSON face answers with it as `Location`. */
export type Outcome = {
  /** Address without language prefix. */
  location: string;
  /** Key of the sentence in `notices` that the next page shows. */
  notice?: string;
  /** What the JSON face answers; nothing answers 204. */
  answer?: unknown;
  /** 201 for a created thing. */
  status?: 200 | 201 | 204;
  /** The language to go on in, where it is not the one of the request: that of the person who signed in. */
  language?: Language;
  /** Cookies to set, for signing in and out. */
  cookies?: readonly string[];
};

export type Limits = {
  /** Largest body in bytes; forms without files may have 64 KiB. */
  bytes?: number;
  /** At most so many unsafe requests a minute from one network. */
  perMinute?: number;
};

type Common = {
  who: Who;
  limits?: Limits;
  /** One line for the API's description. */
  summary: string;
  /** True where the page must work before a network exists. */
  beforeSetup?: boolean;
  /** Pages that are no JSON resource (sign-in, settings of the browser) stand only on the page face. */
  pageOnly?: boolean;
};

type Ask<Params, Query, Found> = (ctx: Context, params: Params, query: Query) => Promise<Found>;
type Show<Props> = (props: Props) => Child;

export type PageOptions<Query> = Common & {
  query?: z.ZodType<Query>;
  /** `public` pages are kept for visitors until something public changes. */
  caching: 'public' | 'private';
};

export type FormOptions<Params, Found, Command, Result> = Common & {
  schema: z.ZodType<Command>;
  find: Ask<Params, unknown, Found>;
  /** Throws the refusal that the verb would throw, before anything is typed. */
  guard?: (ctx: Context, found: Found) => void;
  initial?: (found: NoInfer<Found>, ctx: Context) => FormState['values'];
  act: (ctx: Context, found: NoInfer<Found>, command: NoInfer<Command>) => Promise<Result>;
  then: (result: NoInfer<Result>, found: NoInfer<Found>) => Outcome;
  /** A body that works in the example network, for the API's description. */
  example: Record<string, unknown>;
};

export type StepOptions<Params, Found, Command, Result> = Omit<
  FormOptions<Params, Found, Command, Result>,
  'initial' | 'guard'
> & {
  method: 'POST' | 'DELETE';
};

/** A declared route with its types closed over: what the dispatcher serves, the description names and the tests ask. */
export type Route = Common & {
  kind: 'page' | 'form' | 'step';
  path: PagePath;
  method: 'GET' | 'POST' | 'DELETE';
  caching: 'public' | 'private';
  query: z.ZodType | null;
  schema: z.ZodType | null;
  example: Record<string, unknown> | null;
  /** Finds the thing, as this viewer may know it. */
  find: (ctx: Context, params: Record<string, string>, query: unknown) => Promise<unknown>;
  guard: (ctx: Context, found: unknown) => void;
  initial: (found: unknown, ctx: Context) => FormState['values'];
  act: ((ctx: Context, found: unknown, command: unknown) => Promise<Outcome>) | null;
  show: Show<Record<string, unknown>> | null;
};

/** A file or an answer for machines, without language: `/sitemap.xml`, a download. */
export type FileRoute = {
  kind: 'file';
  path: FilePath | PagePath;
  who: Who;
  summary: string;
  /** Answers whole by itself; `base` is the viewer's context. */
  answer: (ctx: Context, request: { url: URL; params: Record<string, string>; headers: Headers }) => Promise<Response>;
};

/** A page to read: what `find` answers is given to `Show`, and, on the JSON face, is the answer. */
export function page<Pattern extends PagePath, Found extends object, Query = unknown>(
  path: Pattern,
  find: Ask<ParamsOf<Pattern>, Query, Found>,
  Show: Show<Found>,
  options: PageOptions<Query>,
): Route {
  return close({
    ...options,
    kind: 'page',
    path,
    method: 'GET',
    query: options.query ?? null,
    schema: null,
    example: null,
    find,
    guard: () => {},
    initial: () => ({}),
    act: null,
    show: Show,
  });
}

/** A form at a noun's address: GET shows it, POST carries it out or shows it again with what was typed. */
export function form<Pattern extends PagePath, Found extends object, Command, Result>(
  path: Pattern,
  Show: Show<NoInfer<Found> & { form: FormState }>,
  options: FormOptions<ParamsOf<Pattern>, Found, Command, Result>,
): Route {
  const { find, guard, initial, act, then, ...common } = options;
  return close({
    ...common,
    kind: 'form',
    path,
    method: 'POST',
    caching: 'private',
    query: null,
    find,
    guard: guard ?? (() => {}),
    initial: initial ?? (() => ({})),
    act: async (ctx: Context, found: Found, command: Command) => then(await act(ctx, found, command), found),
    show: Show,
  });
}

/** One act at a noun's address, from a button: POST makes the noun, DELETE takes it back. */
export function step<Pattern extends PagePath, Found extends object, Command, Result>(
  path: Pattern,
  options: StepOptions<ParamsOf<Pattern>, Found, Command, Result>,
): Route {
  const { find, act, then, ...common } = options;
  return close({
    ...common,
    kind: 'step',
    path,
    caching: 'private',
    query: null,
    find,
    guard: () => {},
    initial: () => ({}),
    act: async (ctx: Context, found: Found, command: Command) => then(await act(ctx, found, command), found),
    show: null,
  });
}

export const file = (path: FileRoute['path'], options: Omit<FileRoute, 'kind' | 'path'>): FileRoute => ({
  kind: 'file',
  path,
  ...options,
});

/** The one place where a route's own types are forgotten: query and body reach it only through its own schemas. */
function close(route: unknown): Route {
  return route as Route;
}
