import { Refusal } from '#core/refusal.ts';
import type { Language } from '#i18n/languages.ts';
import { languages } from '#i18n/languages.ts';
import { languageFor } from '#i18n/negotiate.ts';
import { href, pageAddress, paths } from '#paths.ts';
import type { Logger } from 'pino';
import { htmlAnswer, jsonAnswer } from './answers.ts';
import type { Asking } from './asking.tsx';
import { causesOf, failureOf, Unaccepted, type Failure } from './failures.ts';
import type { Sentence } from './feature.ts';
import { SetupNeeded, SignInNeeded } from './guards.ts';
import type { Incoming } from './incoming.ts';
import { FailurePage } from './pages/failure.tsx';
import { renderDocument } from './render.tsx';
import { fieldSentences, said } from './wording.ts';

type Parts = { asking: Asking; sentence: Sentence; log: Logger; headers: (more: Record<string, string>) => Headers };

/** Answers a request that could not be served: a page in the reader's language, or problem details for programs. */
export class Failing {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async answer(error: unknown, incoming: Incoming): Promise<Response> {
    const { log, headers } = this.#parts;
    const failure = failureOf(error);
    if (failure.status === 500)
      log.error(
        {
          err: innermost(error),
          address: withoutSecrets(incoming.url.pathname),
          method: incoming.request.method,
        },
        'a request failed',
      );
    const own = headers(failure.retryAfter ? { 'retry-after': String(failure.retryAfter) } : {});
    if (incoming.face !== 'page') return this.#problem(error, failure, incoming, own);
    const language = incoming.language ?? 'en';
    if (error instanceof SetupNeeded) return this.#elsewhere(302, href(language, paths.setup));
    if (error instanceof SignInNeeded) return this.#elsewhere(303, wayToSignIn(incoming, language));
    const html = await this.#page(failure, incoming, language);
    return htmlAnswer(html, failure.status, incoming.request.headers.get('accept-encoding') ?? '', own);
  }

  /** Sentences for a form that is shown again; null where the form cannot help. */
  sentencesFor(error: unknown, language: Language): Record<string, string> | null {
    const { sentence } = this.#parts;
    if (error instanceof Unaccepted) return fieldSentences(sentence, error.errors, language);
    const failure = failureOf(error);
    if (failure.status === 503) return { '': said(sentence, 'refusals', failure, language) };
    if (!(error instanceof Refusal) || error.status === 404 || error.status === 403) return null;
    return { [error.field ?? '']: said(sentence, 'refusals', error, language) };
  }

  #elsewhere(status: 302 | 303, location: string): Response {
    return new Response(null, {
      status,
      headers: this.#parts.headers({ location, 'cache-control': 'private, no-store' }),
    });
  }

  /** RFC 9457, with our code and, for a form, the sentence of each field. */
  #problem(error: unknown, failure: Failure, { request }: Incoming, headers: Headers): Response {
    const language = languageFor({ acceptLanguage: request.headers.get('accept-language') }, languages, 'en');
    const { status, code } = failure;
    if (status === 401) headers.set('www-authenticate', 'Bearer');
    const detail = said(this.#parts.sentence, 'refusals', failure, language);
    const fields =
      error instanceof Unaccepted || (error instanceof Refusal && error.field)
        ? { fields: this.sentencesFor(error, language) }
        : {};
    return jsonAnswer({ type: 'about:blank', title: code, status, code, detail, ...fields }, status, headers);
  }

  /** A failure's page needs the database only for its frame: without it, a plainer frame. */
  async #page(failure: Failure, incoming: Incoming, language: Language): Promise<Buffer<ArrayBuffer>> {
    const { asking, sentence } = this.#parts;
    const needsNoDatabase = failure.status === 503 || failure.status === 421;
    const plain = () => asking.askedWithoutDatabase(incoming, language);
    const asked = needsNoDatabase ? plain() : await asking.asked(incoming, {}).catch(plain);
    return renderDocument(
      asking.viewOf(asked),
      <FailurePage status={failure.status} sentence={said(sentence, 'refusals', failure, language)} />,
    );
  }
}

/** To the page where one signs in, and from there back to where one was or wanted to go. */
const wayToSignIn = (incoming: Incoming, language: Language): string =>
  href(language, paths.signIn, {}, { next: pageBefore(incoming) ?? pageAddress(language, incoming.address) });

/** What a button sends to has mostly no page of its own: the page on which it stands, where the browser says which of ours that was. */
function pageBefore({ request, url }: Incoming): string | null {
  const from = request.headers.get('referer');
  if (request.method === 'GET' || request.method === 'HEAD' || !from || !URL.canParse(from)) return null;
  const { host, pathname, search } = new URL(from);
  return host === url.host ? pathname + search : null;
}

/** A statement's parameters are people's words and keys: the database's own complaint, at the bottom, is what helps. */
const innermost = (error: unknown): Error => causesOf(error).at(-1) ?? new Error('what was thrown is no error');

/** A sign-in link is a key, which must not be read in a log. */
const withoutSecrets = (address: string): string => address.replace(/[\w-]{43,}/g, '…');
