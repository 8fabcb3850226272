import type { Context } from '#core/context.ts';
import type { Language } from '#i18n/languages.ts';
import type { FilePath, PagePath, ParamsOf } from '#paths.ts';
import type { PartialDate } from '#i18n/partial-date.ts';
import type { z } from 'zod';
import type { Child } from 'hono/jsx';
import type { NoticeValues } from './notices.ts';

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

/** What is left of a thing once it is written as JSON: instants are text. */
export type Told<Thing> = Thing extends Date | PartialDate
  ? string
  : Thing extends readonly (infer Item)[]
    ? Told<Item>[]
    : Thing extends object
      ? { [Name in keyof Thing]: Told<Thing[Name]> }
      : Thing;

/** A schema of the thing as JSON: the thing's type and the schema's must say the same. */
type Telling<Thing, Schema extends z.ZodType> = [z.output<Schema>, Told<Thing>] extends [Told<Thing>, z.output<Schema>]
  ? Schema
  : { 'the answer is of another type than this schema': Told<Thing> };

/** Pages for people alone say so; of all others it is known what programs are answered. */
type Answering<Found, Answers extends z.ZodType> =
  | { pageOnly: true; answers?: never }
  | { pageOnly?: false; answers: Telling<Found, Answers> };

/** Where the sender goes after an act; the JSON face answers with it as `Location`. */
export type Outcome<Made = undefined> = {
  /** Address without language prefix. */
  location: string;
  /** Key of the sentence in `notices` that the next page shows. */
  notice?: string;
  /** What stands in its places: whom it is about, until when. */
  noticeValues?: NoticeValues;
  /** What the JSON face says of a thing that was made; nothing answers 204. */
  answer?: Made;
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
};

type Ask<Params, Query, Found> = (ctx: Context, params: Params, query: Query) => Promise<Found>;
type Show<Props> = (props: Props) => Child;

export type PageOptions<Query> = Common & {
  query?: z.ZodType<Query>;
  /** `public` pages are kept for visitors until something public changes. */
  caching: 'public' | 'private';
};

export type FormOptions<Params, Found, Command, Result, Made extends z.ZodType> = Common & {
  schema: z.ZodType<Command>;
  /** Who may send it, where more may read the page that it stands on. */
  sentBy?: Who;
  /** What may stand behind the question mark where the form is shown: where the list beside it goes on. */
  query?: z.ZodType;
  find: Ask<Params, unknown, Found>;
  /** Throws the refusal that the verb would throw, before anything is typed. */
  guard?: (ctx: Context, found: Found) => void;
  initial?: (found: NoInfer<Found>, ctx: Context) => FormState['values'];
  act: (ctx: Context, found: NoInfer<Found>, command: NoInfer<Command>) => Promise<Result>;
  then: (result: NoInfer<Result>, found: NoInfer<Found>) => Outcome<NoInfer<z.output<Made>>>;
  /** What programs are told of a thing that is made here. */
  makes?: Made;
  /** A body that works in the example network, for the API's description. */
  example: Record<string, unknown>;
};

export type StepOptions<Params, Found, Command, Result, Made extends z.ZodType> = Omit<
  FormOptions<Params, Found, Command, Result, Made>,
  'initial' | 'guard' | 'query' | 'sentBy'
> & {
  method: 'POST' | 'DELETE';
  pageOnly?: boolean;
};

/** A declared route with its types closed over: what the dispatcher serves, the description names and the tests ask. */
export type Route = Common & {
  kind: 'page' | 'form' | 'step';
  sentBy?: Who;
  path: PagePath;
  method: 'GET' | 'POST' | 'DELETE';
  caching: 'public' | 'private';
  /** Pages that are no JSON resource (sign-in, settings of the browser) stand only on the page face. */
  pageOnly?: boolean;
  query: z.ZodType | null;
  schema: z.ZodType | null;
  /** What programs read here, and what they are told of a thing made here; nothing in it but what these say. */
  answers: z.ZodType | null;
  makes: z.ZodType | null;
  example: Record<string, unknown> | null;
  /** Finds the thing, as this viewer may know it. */
  find: (ctx: Context, params: Record<string, string>, query: unknown) => Promise<unknown>;
  guard: (ctx: Context, found: unknown) => void;
  initial: (found: unknown, ctx: Context) => FormState['values'];
  act: ((ctx: Context, found: unknown, command: unknown) => Promise<Outcome<unknown>>) | null;
  show: Show<Record<string, unknown>> | null;
};

/** A file or an answer for machines, without language: `/sitemap.xml`, a download. */
export type FileRoute = {
  kind: 'file';
  path: FilePath | PagePath;
  who: Who;
  summary: string;
  /** The type of the file, where programs with a token find it below `/api/v1` as well; of files of several types any. */
  apiType?: 'application/pdf' | 'text/csv' | '*/*';
  /** Answers whole by itself; `base` is the viewer's context. */
  answer: (ctx: Context, request: { url: URL; params: Record<string, string>; headers: Headers }) => Promise<Response>;
};

/** A page to read: what `find` answers is given to `Show`, with an empty form for what one may send from it, and, on the JSON face, is the answer. */
export function page<Pattern extends PagePath, Found extends object, Answers extends z.ZodType, Query = unknown>(
  path: Pattern,
  find: Ask<ParamsOf<Pattern>, Query, Found>,
  Show: Show<Found & { form: FormState }>,
  options: PageOptions<Query> & Answering<NoInfer<Found>, Answers>,
): Route {
  return close({
    ...options,
    answers: options.answers ?? null,
    makes: null,
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
export function form<
  Pattern extends PagePath,
  Found extends object,
  Command,
  Result,
  Answers extends z.ZodType,
  Made extends z.ZodType = z.ZodUndefined,
>(
  path: Pattern,
  Show: Show<NoInfer<Found> & { form: FormState }>,
  options: FormOptions<ParamsOf<Pattern>, Found, Command, Result, Made> & Answering<NoInfer<Found>, Answers>,
): Route {
  const { find, guard, initial, act, then, ...common } = options;
  return close({
    ...common,
    answers: options.answers ?? null,
    makes: options.makes ?? null,
    kind: 'form',
    path,
    method: 'POST',
    caching: 'private',
    query: options.query ?? null,
    find,
    guard: guard ?? (() => {}),
    initial: initial ?? (() => ({})),
    act: async (ctx: Context, found: Found, command: Command) => then(await act(ctx, found, command), found),
    show: Show,
  });
}

/** One act at a noun's address, from a button: POST makes the noun, DELETE takes it back. */
export function step<
  Pattern extends PagePath,
  Found extends object,
  Command,
  Result,
  Made extends z.ZodType = z.ZodUndefined,
>(path: Pattern, options: StepOptions<ParamsOf<Pattern>, Found, Command, Result, Made>): Route {
  const { find, act, then, ...common } = options;
  return close({
    ...common,
    answers: null,
    makes: options.makes ?? null,
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
