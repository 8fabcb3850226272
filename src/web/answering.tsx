import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { notFound } from '#core/refusal.ts';
import { pageAddress } from '#paths.ts';
import { htmlAnswer, jsonAnswer, keptAnswer, safetyHeaders } from './answers.ts';
import type { Asked, Asking } from './asking.tsx';
import type { CookieJar } from './cookies.ts';
import type { Incoming } from './incoming.ts';
import type { KeptPage } from './kept-page.ts';
import { writtenNotice } from './notices.ts';
import { renderDocument } from './render.tsx';
import type { FormState, Outcome, Route } from './route.ts';

type Shown = { found: unknown; form: FormState; status?: number; retryAfter?: number | null };

/** Says what was found or done: to people as a page or the way to the next one, to programs as JSON. */
export class Answering {
  readonly #asking: Asking;
  readonly #jar: CookieJar;
  readonly #safety: Record<string, string>;

  constructor({ asking, jar, origin }: { asking: Asking; jar: CookieJar; origin: string }) {
    this.#asking = asking;
    this.#jar = jar;
    this.#safety = safetyHeaders(origin);
  }

  /** A page made for this reader alone. */
  page(route: Route, asked: Asked, { found, form, status = 200, retryAfter = null }: Shown): Promise<Response> {
    const headers = this.headers(retryAfter ? { 'retry-after': String(retryAfter) } : {});
    if (asked.notice) headers.append('set-cookie', this.#jar.noticeRead());
    this.#rememberLanguage(asked.incoming, headers);
    return htmlAnswer(
      this.html(route, asked, found, form),
      status,
      asked.incoming.request.headers.get('accept-encoding') ?? '',
      headers,
    );
  }

  /** A page that every visitor reads alike. */
  kept(page: KeptPage, incoming: Incoming): Promise<Response> {
    const headers = this.headers();
    this.#rememberLanguage(incoming, headers);
    return keptAnswer(page, incoming.request, headers);
  }

  html(route: Route, asked: Asked, found: unknown, form: FormState): Buffer<ArrayBuffer> {
    const Show = route.show;
    if (!Show) throw notFound();
    const props: Record<string, unknown> = { ...(typeof found === 'object' ? found : {}), form };
    return renderDocument({ ...this.#asking.viewOf(asked), errors: form.errors }, <Show {...props} />);
  }

  /** What a program reads. */
  json(found: unknown): Response {
    return jsonAnswer(found, 200, this.headers());
  }

  /** What came of an act: where people go on, and what a program is told. */
  done(outcome: Outcome<unknown>, { incoming, ctx }: Asked): Response {
    return incoming.face === 'api' ? this.#told(outcome) : this.#ledOn(outcome, ctx);
  }

  #told({ location, answer, status = answer === undefined ? 204 : 200 }: Outcome<unknown>): Response {
    const headers = this.headers({ location: `/api/v1${location}` });
    return status === 204 ? new Response(null, { status, headers }) : jsonAnswer(answer ?? {}, status, headers);
  }

  #ledOn({ location, language, cookies = [], notice, noticeValues }: Outcome<unknown>, { locale }: Context): Response {
    const headers = this.headers({
      location: pageAddress(language ?? locale.language, location),
      'cache-control': 'private, no-store',
    });
    for (const cookie of cookies) headers.append('set-cookie', cookie);
    if (notice) headers.append('set-cookie', this.#jar.notice(writtenNotice(notice, noticeValues)));
    return new Response(null, { status: 303, headers });
  }

  /** A reader who chose a language finds it again at the bare address. */
  #rememberLanguage({ language, cookies }: Incoming, headers: Headers): void {
    if (language && cookies.get('language') !== language) headers.append('set-cookie', this.#jar.language(language));
  }

  /** What every answer says, and more. */
  headers(more: Record<string, string> = {}): Headers {
    return new Headers({ ...this.#safety, ...more });
  }

  /** The same for an answer that a file made by itself; what it says of itself stays. */
  safe(answer: Response): Response {
    for (const [name, value] of Object.entries(this.#safety))
      if (!answer.headers.has(name)) answer.headers.set(name, value);
    return answer;
  }
}

/** A form before anything is wrong with it. */
export const freshForm = ({ ctx }: Asked, values: FormState['values'] = {}): FormState => ({
  values,
  errors: {},
  key: newId(),
  mandateId: ctx.viewer.acting?.id ?? null,
});
