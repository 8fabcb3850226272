import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { notFound, Refusal } from '#core/refusal.ts';
import { actingUnder, type Viewer } from '#core/viewer.ts';
import { guardAttempts } from '#db/attempts.ts';
import { tx } from '#db/tx.ts';
import { addressOf, href, pageAddress, paths } from '#paths.ts';
import { accepted, askedOf, isCleanPath, largestBody, plainQuery, refuseQuestion, typedValues } from './accepted.ts';
import { digestOf, once, type Answered } from './answered.ts';
import { htmlAnswer, jsonAnswer, keptAnswer, safetyHeaders } from './answers.ts';
import { Asking, type Asked } from './asking.tsx';
import { readBody, type Sent } from './body.ts';
import { cookieJar, type CookieJar } from './cookies.ts';
import type { Place } from './directory.ts';
import { failureOf, ForeignHost } from './failures.ts';
import { Failing } from './failing.tsx';
import type { Sentence } from './feature.ts';
import { guardWho, isCrossSite, isForeignHost, SignInNeeded } from './guards.ts';
import { networkDigest, type Incoming } from './incoming.ts';
import { writtenNotice } from './notices.ts';
import type { Program } from './program.ts';
import { renderDocument } from './render.tsx';
import { guardRoom } from './room.ts';
import type { FileRoute, FormState, Outcome, Route } from './route.ts';
import { Uploads } from './uploads.ts';

type Params = Record<string, string>;

type Shown = { found: unknown; form: FormState; status?: number; retryAfter?: number | null };

/**
 * Takes every request to its route, through the same guards in the same order: host, origin, who asks, who may, input, act.
 * Both faces end in the same finder and the same verb.
 */
export class Dispatcher {
  readonly #program: Program;
  readonly #jar: CookieJar;
  readonly #safety: Record<string, string>;
  readonly #asking: Asking;
  readonly #failing: Failing;
  readonly #uploads = new Uploads();

  constructor(program: Program, sentence: Sentence) {
    this.#program = program;
    this.#jar = cookieJar(program.settings.origin);
    this.#safety = safetyHeaders(program.settings.origin);
    this.#asking = new Asking(program, this.#jar, sentence);
    this.#failing = new Failing({
      asking: this.#asking,
      sentence,
      log: program.log,
      headers: (more) => this.#headers(more),
    });
  }

  /** Answers a request at one of the addresses that pages and programs share. */
  answer(place: Place, incoming: Incoming, params: Params): Promise<Response> {
    const { method } = incoming.request;
    if (!['GET', 'HEAD', 'POST', 'DELETE'].includes(method)) return Promise.resolve(this.#unknownMethod());
    const isReading = method === 'GET' || method === 'HEAD';
    return this.#guarded(incoming, () =>
      isReading ? this.#read(place, incoming, params) : this.#write(place, incoming, params),
    );
  }

  /** Answers a request for a file, which has no language of its own. */
  answerFile(route: FileRoute, incoming: Incoming, params: Params): Promise<Response> {
    return this.#guarded(incoming, async () => {
      const { ctx, network } = await this.#asking.asked(incoming, params);
      if (!network && incoming.face === 'api') throw new Refusal('not-set-up', 409);
      guardWho(route.who, ctx);
      const answer = await route
        .answer(ctx, { url: incoming.url, params, headers: incoming.request.headers })
        .catch(refuseQuestion);
      return this.#safe(answer);
    });
  }

  /** The address without language: to the language chosen before, else the one that the reader's browser asks for. */
  answerBare(incoming: Incoming): Promise<Response> {
    return this.#guarded(incoming, async () => {
      const location = pageAddress(await this.#asking.languageOf(incoming), incoming.address);
      return new Response(null, {
        status: 302,
        headers: this.#headers({ location, vary: 'Cookie, Accept-Language', 'cache-control': 'private, no-store' }),
      });
    });
  }

  /** What does not exist, in the reader's language. */
  answerMissing(incoming: Incoming): Promise<Response> {
    return this.#guarded(incoming, () => Promise.reject(notFound()));
  }

  /** Whether requests can be served: the database answers. */
  async answerReadiness(): Promise<Response> {
    const headers = this.#headers({ 'content-type': 'text/plain', 'cache-control': 'no-store' });
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
    const setup = this.#wayToSetup(route, asked);
    if (setup) return setup;
    guardWho(route.who, asked.ctx);
    const found = await route.find(this.#sharing(route, asked.ctx), params, askedOf(route, incoming));
    route.guard(asked.ctx, found);
    if (incoming.face === 'api') return this.#safe(jsonAnswer(found, 200));
    return this.#page(route, asked, { found, form: freshForm(asked, route.initial(found, asked.ctx)) });
  }

  /** A page that all visitors share: kept until something public changes. What the address says beyond the route's own query is not read. */
  async #readKept(route: Route, incoming: Incoming, params: Params, query: unknown): Promise<Response> {
    const { cache } = this.#program;
    const address = addressOf(route.path, params, plainQuery(query));
    const key = JSON.stringify([incoming.language, route.path, params, query]);
    const headers = this.#headers({});
    this.#rememberLanguage(incoming, headers);
    const kept = cache.find(key);
    if (kept) return keptAnswer(kept, incoming.request, headers);
    const { generation } = cache;
    const asked = await this.#asking.asked({ ...incoming, address }, params);
    const setup = this.#wayToSetup(route, asked);
    if (setup) return setup;
    guardWho(route.who, asked.ctx);
    const found = await route.find(this.#sharing(route, asked.ctx), params, query);
    const html = this.#html(route, asked, found, freshForm(asked));
    return keptAnswer(cache.keep(key, generation, html), incoming.request, headers);
  }

  /** Pages that many read alike may share what they are read from; forms and whatever writes ask the database. */
  #sharing({ caching }: Route, ctx: Context): Context {
    return caching === 'public' ? { ...ctx, kept: this.#program.cache.readings } : ctx;
  }

  async #write(place: Place, incoming: Incoming, params: Params): Promise<Response> {
    if (incoming.face === 'page' && isCrossSite(incoming, this.#program.settings.origin))
      throw new Refusal('cross-site', 403);
    const asked = await this.#asking.asked(incoming, params);
    const senders = { person: asked.ctx.viewer.personId, network: networkDigest(incoming, this.#program.settings) };
    return this.#uploads.during(senders, async (admit) => {
      const bytes = largestBody(place, asked.ctx.viewer);
      return this.#writeSent(place, asked, await readBody(incoming.request, { bytes, admit }));
    });
  }

  async #writeSent(place: Place, asked: Asked, sent: Sent): Promise<Response> {
    const { incoming, params } = asked;
    const route = incoming.request.method === 'DELETE' || sent.method === 'DELETE' ? place.delete : place.post;
    if (!route?.act || (incoming.face === 'api' && route.pageOnly)) throw notFound();
    const setup = this.#wayToSetup(route, asked);
    if (setup) return setup;
    const speaking = { ...asked, ctx: { ...asked.ctx, viewer: speakingUnder(asked.ctx.viewer, sent.mandateId) } };
    guardWho(route.who, speaking.ctx);
    const found = await route.find(speaking.ctx, params, {});
    return this.#carryOut(route, speaking, found, sent);
  }

  async #carryOut(route: Route, asked: Asked, found: unknown, sent: Sent): Promise<Response> {
    try {
      await guardRoom(this.#program.room, sent.values);
      if (route.limits?.perMinute) await this.#limit(route, asked, route.limits.perMinute);
      const { outcome, hasChangedPublic } = await this.#act(route, asked, found, sent);
      // The database tells every web process as well; this one tells itself, so that the sender's next page shows what was done.
      if (hasChangedPublic) this.#program.cache.forget();
      return this.#done(outcome, asked);
    } catch (error) {
      const errors = this.#failing.sentencesFor(error, asked.ctx.locale.language);
      if (asked.incoming.face === 'api' || route.kind !== 'form' || !errors) throw error;
      route.guard(asked.ctx, found);
      const { status, code, retryAfter } = failureOf(error);
      const key = code === 'sent-differently' ? null : sent.key;
      const form = { ...freshForm(asked, typedValues(sent.values)), errors, ...(key && { key }) };
      return this.#page(route, asked, { found, form, status, retryAfter });
    }
  }

  async #act(route: Route, asked: Asked, found: unknown, sent: Sent): Promise<Answered> {
    const { act } = route;
    if (!act) throw notFound();
    const command = accepted(route, sent);
    const sender = asked.ctx.viewer.personId ?? networkDigest(asked.incoming, this.#program.settings);
    const address = `${route.method} ${addressOf(route.path, asked.params)}`;
    const { key } = sent;
    return tx(asked.ctx, async (ctx) => {
      const now = { ...ctx, viewer: await this.#viewerNow(asked, ctx) };
      return key
        ? once(now, { key, sender, address, digest: digestOf(sent.values) }, () => act(now, found, command))
        : { outcome: await act(now, found, command), hasChangedPublic: true };
    });
  }

  /** A session, a mandate or what is delegated may have ended while the body came: whoever writes is who they are now. */
  async #viewerNow(asked: Asked, ctx: Context): Promise<Viewer> {
    const { viewer } = ctx;
    if (await this.#asking.isStill(asked, ctx)) return viewer;
    const { ctx: now } = await this.#asking.asked(asked.incoming, asked.params);
    if (now.viewer.personId !== viewer.personId) throw new SignInNeeded();
    return speakingUnder(now.viewer, viewer.acting?.id ?? null);
  }

  #done(outcome: Outcome<unknown>, { incoming, ctx }: Asked): Response {
    if (incoming.face === 'api') {
      const status = outcome.status ?? (outcome.answer === undefined ? 204 : 200);
      const headers = this.#headers({ location: `/api/v1${outcome.location}` });
      return status === 204
        ? new Response(null, { status, headers })
        : jsonAnswer(outcome.answer ?? {}, status, headers);
    }
    const headers = this.#headers({
      location: pageAddress(outcome.language ?? ctx.locale.language, outcome.location),
      'cache-control': 'private, no-store',
    });
    for (const cookie of outcome.cookies ?? []) headers.append('set-cookie', cookie);
    if (outcome.notice)
      headers.append('set-cookie', this.#jar.notice(writtenNotice(outcome.notice, outcome.noticeValues)));
    return new Response(null, { status: 303, headers });
  }

  #page(route: Route, asked: Asked, { found, form, status = 200, retryAfter = null }: Shown): Promise<Response> {
    const headers = this.#headers(retryAfter ? { 'retry-after': String(retryAfter) } : {});
    if (asked.notice) headers.append('set-cookie', this.#jar.noticeRead());
    this.#rememberLanguage(asked.incoming, headers);
    return htmlAnswer(
      this.#html(route, asked, found, form),
      status,
      asked.incoming.request.headers.get('accept-encoding') ?? '',
      headers,
    );
  }

  #html(route: Route, asked: Asked, found: unknown, form: FormState): string {
    const Show = route.show;
    if (!Show) throw notFound();
    const props: Record<string, unknown> = { ...(typeof found === 'object' ? found : {}), form };
    return renderDocument(this.#asking.viewOf(asked), <Show {...props} />);
  }

  /** An empty node leads every page to its setup. */
  #wayToSetup(route: Route, { incoming, network, ctx }: Asked): Response | null {
    if (network || route.beforeSetup) return null;
    if (incoming.face === 'api') throw new Refusal('not-set-up', 409);
    return new Response(null, {
      status: 302,
      headers: this.#headers({
        location: href(ctx.locale.language, paths.setup),
        'cache-control': 'private, no-store',
      }),
    });
  }

  /** Counted by the network somebody comes from, and within it by person: the officials of a city hall share one address. */
  #limit(route: Route, { incoming, ctx }: Asked, most: number): Promise<void> {
    const who = `${networkDigest(incoming, this.#program.settings)}:${ctx.viewer.personId ?? ''}`;
    return guardAttempts(this.#program.db, `${route.path}:${who}`, { most, seconds: 60 });
  }

  /** A reader who chose a language finds it again at the bare address. */
  #rememberLanguage({ language, cookies }: Incoming, headers: Headers): void {
    if (language && cookies.get('language') !== language) headers.append('set-cookie', this.#jar.language(language));
  }

  #unknownMethod(): Response {
    return new Response(null, { status: 405, headers: this.#headers({ allow: 'GET, HEAD, POST, DELETE' }) });
  }

  #headers(more: Record<string, string>): Headers {
    return new Headers({ ...this.#safety, ...more });
  }

  #safe(answer: Response): Response {
    for (const [name, value] of Object.entries(this.#safety))
      if (!answer.headers.has(name)) answer.headers.set(name, value);
    return answer;
  }
}

function speakingUnder(viewer: Viewer, mandateId: string | null): Viewer {
  if (!mandateId) return viewer;
  const speaking = actingUnder(viewer, mandateId);
  if (!speaking) throw new Refusal('mandate-over', 403);
  return speaking;
}

const freshForm = ({ ctx }: Asked, values: FormState['values'] = {}): FormState => ({
  values,
  errors: {},
  key: newId(),
  mandateId: ctx.viewer.acting?.id ?? null,
});
