import type { Context } from '#core/context.ts';
import { notFound } from '#core/refusal.ts';
import { addressOf, pageAddress } from '#paths.ts';
import { askedOf, isCleanPath, plainQuery, refuseQuestion } from './accepted.ts';
import { Answering, freshForm } from './answering.tsx';
import { Asking } from './asking.tsx';
import { cookieJar } from './cookies.ts';
import type { Place } from './directory.ts';
import { ForeignHost } from './failures.ts';
import { Failing } from './failing.tsx';
import type { Sentence } from './feature.ts';
import { guardSetUp, guardWho, isForeignHost, SetupNeeded } from './guards.ts';
import type { Incoming } from './incoming.ts';
import type { Program } from './program.ts';
import type { FileRoute, Route } from './route.ts';
import { Writing } from './writing.tsx';

type Params = Record<string, string>;

/**
 * Takes every request to its route, through the same guards in the same order: host, origin, who asks, who may, input, act.
 * Both faces end in the same finder and the same verb.
 */
export class Dispatcher {
  readonly #program: Program;
  readonly #asking: Asking;
  readonly #answering: Answering;
  readonly #failing: Failing;
  readonly #writing: Writing;

  constructor(program: Program, sentence: Sentence) {
    const { origin } = program.settings;
    const jar = cookieJar(origin);
    const asking = new Asking(program, jar, sentence);
    const answering = new Answering({ asking, jar, origin });
    const headers = (more: Record<string, string>) => answering.headers(more);
    const failing = new Failing({ asking, sentence, log: program.log, headers });
    this.#program = program;
    this.#asking = asking;
    this.#answering = answering;
    this.#failing = failing;
    this.#writing = new Writing({ program, asking, answering, failing });
  }

  /** Answers a request at one of the addresses that pages and programs share. */
  answer(place: Place, incoming: Incoming, params: Params): Promise<Response> {
    const { method } = incoming.request;
    if (!['GET', 'HEAD', 'POST', 'DELETE'].includes(method)) return Promise.resolve(this.#unknownMethod());
    const isReading = method === 'GET' || method === 'HEAD';
    return this.#guarded(incoming, () =>
      isReading ? this.#read(place, incoming, params) : this.#writing.write(place, incoming, params),
    );
  }

  /** Answers a request for a file, which has no language of its own. */
  answerFile(route: FileRoute, incoming: Incoming, params: Params): Promise<Response> {
    return this.#guarded(incoming, async () => {
      const { ctx, network } = await this.#asking.asked(incoming, params);
      if (!network && incoming.face === 'api') throw new SetupNeeded();
      guardWho(route.who, ctx);
      const answer = await route
        .answer(ctx, { url: incoming.url, params, headers: incoming.request.headers })
        .catch(refuseQuestion);
      return this.#answering.safe(answer);
    });
  }

  /** The address without language: to the language chosen before, else the one that the reader's browser asks for. */
  answerBare(incoming: Incoming): Promise<Response> {
    return this.#guarded(incoming, async () => {
      const location = pageAddress(await this.#asking.languageOf(incoming), incoming.address);
      const vary = 'Cookie, Accept-Language';
      const headers = this.#answering.headers({ location, vary, 'cache-control': 'private, no-store' });
      return new Response(null, { status: 302, headers });
    });
  }

  /** What does not exist, in the reader's language. */
  answerMissing(incoming: Incoming): Promise<Response> {
    return this.#guarded(incoming, () => Promise.reject(notFound()));
  }

  /** Whether requests can be served: the database answers. */
  async answerReadiness(): Promise<Response> {
    const headers = this.#answering.headers({ 'content-type': 'text/plain', 'cache-control': 'no-store' });
    try {
      await this.#program.db.execute('select 1');
      return new Response('ready\n', { headers });
    } catch {
      headers.set('retry-after', '2');
      return new Response('the database does not answer\n', { status: 503, headers });
    }
  }

  async #guarded(incoming: Incoming, answer: () => Promise<Response>): Promise<Response> {
    try {
      if (isForeignHost(incoming, this.#program.settings.origin)) throw new ForeignHost();
      if (!isCleanPath(incoming.url.pathname)) throw notFound();
      return await answer();
    } catch (error) {
      return this.#failing.answer(error, incoming);
    }
  }

  async #read({ get: route }: Place, incoming: Incoming, params: Params): Promise<Response> {
    if (!route || (incoming.face === 'api' && route.pageOnly)) throw notFound();
    if (incoming.face === 'page' && route.caching === 'public' && this.#asking.isPlainVisitor(incoming))
      return this.#readKept(route, incoming, params, askedOf(route, incoming));
    const asked = await this.#asking.asked(incoming, params);
    guardSetUp(route, asked);
    guardWho(route.who, asked.ctx);
    const found = await route.find(this.#sharing(route, asked.ctx), params, askedOf(route, incoming));
    route.guard(asked.ctx, found);
    if (incoming.face === 'api') return this.#answering.json(found);
    return this.#answering.page(route, asked, { found, form: freshForm(asked, route.initial(found, asked.ctx)) });
  }

  /** A page that all visitors share: kept until something public changes. What the address says beyond the route's own query is not read. */
  async #readKept(route: Route, incoming: Incoming, params: Params, query: unknown): Promise<Response> {
    const { cache } = this.#program;
    const key = JSON.stringify([incoming.language, route.path, params, query]);
    const kept = cache.find(key);
    if (kept) return this.#answering.kept(kept, incoming);
    const { generation } = cache;
    const address = addressOf(route.path, params, plainQuery(query));
    const asked = await this.#asking.asked({ ...incoming, address }, params);
    guardSetUp(route, asked);
    guardWho(route.who, asked.ctx);
    const found = await route.find(this.#sharing(route, asked.ctx), params, query);
    const html = this.#answering.html(route, asked, found, freshForm(asked));
    return this.#answering.kept(cache.keep(key, generation, html), incoming);
  }

  /** Pages that many read alike may share what they are read from; forms and whatever writes ask the database. */
  #sharing({ caching }: Route, ctx: Context): Context {
    return caching === 'public' ? { ...ctx, kept: this.#program.cache.readings } : ctx;
  }

  #unknownMethod(): Response {
    return new Response(null, {
      status: 405,
      headers: this.#answering.headers({ allow: 'GET, HEAD, POST, DELETE' }),
    });
  }
}
