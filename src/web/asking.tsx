import type { Context, Sender } from '#core/context.ts';
import { secretHash } from '#core/secret.ts';
import { visitor } from '#core/viewer.ts';
import { languages as allLanguages, type Language } from '#i18n/languages.ts';
import { localeFor } from '#i18n/locale.ts';
import { languageFor } from '#i18n/negotiate.ts';
import { isStill, readerOfSession, readerOfToken, viewerOf, type Reader, type ShownKey } from '#mandates/reader.ts';
import { networkOfNode, type NetworkInLanguage } from '#network/queries.ts';
import { noteSeen } from '#people/sessions.ts';
import { sql, type SQL } from 'drizzle-orm';
import type { View } from '#ui/view.ts';
import type { CookieJar } from './cookies.ts';
import { isLoopback, type Incoming } from './incoming.ts';
import { saidNotice } from './notices.ts';
import type { Program } from './program.ts';
import { viewOf } from './render.tsx';
import type { Sentence } from './feature.ts';

/** One request with who asks, how they read, and in which network. */
export type Asked = {
  incoming: Incoming;
  params: Record<string, string>;
  ctx: Context;
  reader: Reader | null;
  network: NetworkInLanguage | null;
  notice: string | null;
};

/** Finds out who stands behind a request. The only place where a request becomes a context. */
export class Asking {
  readonly #program: Program;
  readonly #jar: CookieJar;
  readonly #sentence: Sentence;
  readonly #networks = new Map<Language, { generation: number; network: NetworkInLanguage | null }>();

  constructor(program: Program, jar: CookieJar, sentence: Sentence) {
    this.#program = program;
    this.#jar = jar;
    this.#sentence = sentence;
  }

  async asked(incoming: Incoming, params: Record<string, string>): Promise<Asked> {
    const language = incoming.language ?? (await this.languageOf(incoming));
    const [network, reader] = await Promise.all([this.#network(language), this.#reader(incoming, language)]);
    const locale = localeFor(language, {
      calendar: reader?.calendar ?? null,
      timeZone: reader?.timeZone ?? network?.timeZone ?? null,
    });
    const notice = incoming.cookies.get('notice');
    const ctx: Context = {
      ...this.#ground(),
      locale,
      viewer: reader ? viewerOf(reader) : visitor,
      sender: senderOf(incoming, reader),
    };
    return {
      incoming,
      params,
      ctx,
      reader,
      network,
      notice: notice ? saidNotice(this.#sentence, notice, locale) : null,
    };
  }

  /** The same without asking the database: for saying that it is away. The network's name is what was last known. */
  askedWithoutDatabase(incoming: Incoming, language: Language): Asked {
    const ctx: Context = { ...this.#ground(), locale: localeFor(language), viewer: visitor };
    return {
      incoming,
      params: {},
      ctx,
      reader: null,
      network: this.#networks.get(language)?.network ?? null,
      notice: null,
    };
  }

  viewOf({ incoming, ctx, network, reader, notice }: Asked): View {
    return viewOf({
      program: this.#program,
      locale: ctx.locale,
      address: incoming.address,
      network,
      reader,
      actingId: ctx.viewer.acting?.id ?? null,
      notice,
    });
  }

  /** A visitor without session and without a notice to read sees what all visitors see. */
  isPlainVisitor({ cookies }: Incoming): boolean {
    return !cookies.has(this.#jar.session) && !cookies.has('notice');
  }

  /** The language of a request whose address names none. */
  async languageOf(incoming: Incoming): Promise<Language> {
    const network = await this.#network('en');
    const known = network?.languages ?? allLanguages;
    const wishes = {
      cookie: incoming.cookies.get('language'),
      acceptLanguage: incoming.request.headers.get('accept-language'),
    };
    return languageFor(wishes, known, known[0] ?? 'en');
  }

  #ground() {
    const { db, jobs, store, settings, clock } = this.#program;
    return { db, jobs, store, origin: settings.origin, now: clock() };
  }

  /** The question whether whoever asked is still who they were, as an SQL expression. */
  stillOf({ incoming, ctx: { viewer } }: Asked): SQL<boolean> {
    const key = this.#keyOf(incoming);
    return key && viewer.personId !== null ? isStill(key, viewer) : sql<boolean>`${viewer.personId === null}::boolean`;
  }

  async #reader(incoming: Incoming, language: Language): Promise<Reader | null> {
    const { db, room } = this.#program;
    const key = this.#keyOf(incoming);
    if (!key) return null;
    if (key.kind === 'token') return readerOfToken(db, key.hash, language);
    const reader = await readerOfSession(db, key.hash, language);
    if (reader?.sessionId && room.known !== 'none')
      await noteSeen(db, { id: reader.sessionId, unseenFor: reader.unseenFor });
    return reader;
  }

  #keyOf({ face, request, cookies }: Incoming): ShownKey | null {
    if (face === 'api') {
      const bearer = /^Bearer ([\w-]{20,200})$/.exec(request.headers.get('authorization') ?? '')?.[1];
      return bearer ? { kind: 'token', hash: secretHash(bearer) } : null;
    }
    const cookie = cookies.get(this.#jar.session);
    return cookie ? { kind: 'session', hash: secretHash(cookie) } : null;
  }

  /** The network is part of every page and changes once a year: it is kept as long as nothing public changes. */
  async #network(language: Language): Promise<NetworkInLanguage | null> {
    const { cache, db } = this.#program;
    const known = this.#networks.get(language);
    if (known?.network && known.generation === cache.generation && cache.isListening) return known.network;
    const { generation } = cache;
    const network = await networkOfNode(db, language);
    this.#networks.set(language, { generation, network });
    return network;
  }
}

const senderOf = ({ request, remoteAddress }: Incoming, reader: Reader | null): Sender => ({
  sessionId: reader?.sessionId ?? null,
  userAgent: request.headers.get('user-agent') ?? '',
  // A proxy on this machine speaks for somebody who is not on it.
  isLocal: isLoopback(remoteAddress) && !request.headers.has('x-forwarded-for'),
});
