import { notFound, Refusal } from '#core/refusal.ts';
import { actingUnder, type Viewer } from '#core/viewer.ts';
import { guardAttempts } from '#db/attempts.ts';
import { isWithinOne, tx } from '#db/tx.ts';
import { addressOf } from '#paths.ts';
import { sql, type SQL } from 'drizzle-orm';
import { accepted, largestBody, typedValues } from './accepted.ts';
import { digestOf, once, plainly, type Answered } from './answered.ts';
import { freshForm, type Answering } from './answering.tsx';
import type { Asked, Asking } from './asking.tsx';
import { readBody, type Sent } from './body.ts';
import type { Place } from './directory.ts';
import type { Failing } from './failing.tsx';
import { failureOf } from './failures.ts';
import { guardSetUp, guardWho, isCrossSite, SignInNeeded } from './guards.ts';
import { networkDigest, type Incoming } from './incoming.ts';
import type { Program } from './program.ts';
import { guardRoom } from './room.ts';
import type { Route } from './route.ts';
import { Uploads } from './uploads.ts';

type Parts = { program: Program; asking: Asking; answering: Answering; failing: Failing };

/** Carries out what a form or a program sends, once for its key, or shows the form again with what is wrong. */
export class Writing {
  readonly #parts: Parts;
  readonly #uploads = new Uploads();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Reads the body only of who may send one, and a large one only in its turn. */
  async write(place: Place, incoming: Incoming, params: Record<string, string>): Promise<Response> {
    const { program, asking } = this.#parts;
    if (incoming.face === 'page' && isCrossSite(incoming, program.settings.origin))
      throw new Refusal('cross-site', 403);
    const asked = await asking.asked(incoming, params);
    const senders = {
      person: asked.ctx.viewer.personId,
      // Asked for large bodies only: a digest is more than a small form should cost.
      get network() {
        return networkDigest(incoming, program.settings);
      },
    };
    return this.#uploads.during(senders, async (admit) => {
      const bytes = largestBody(place, asked.ctx.viewer);
      return this.#writeSent(place, asked, await readBody(incoming.request, { bytes, admit }));
    });
  }

  async #writeSent(place: Place, asked: Asked, sent: Sent): Promise<Response> {
    const { incoming, params, ctx } = asked;
    const route = incoming.request.method === 'DELETE' || sent.method === 'DELETE' ? place.delete : place.post;
    if (!route?.act || (incoming.face === 'api' && route.pageOnly)) throw notFound();
    guardSetUp(route, asked);
    const speaking = { ...asked, ctx: { ...ctx, viewer: speakingUnder(ctx.viewer, sent.mandateId) } };
    guardWho(route.sentBy ?? route.who, speaking.ctx);
    const found = await route.find(speaking.ctx, params, {});
    return this.#carryOut(route, speaking, found, sent);
  }

  async #carryOut(route: Route, asked: Asked, found: unknown, sent: Sent): Promise<Response> {
    const { program, answering, failing } = this.#parts;
    try {
      await guardRoom(program.room, sent.values);
      if (route.limits?.perMinute) await this.#limit(route, asked, route.limits.perMinute);
      const { outcome, hasChangedPublic } = await this.#act(route, asked, found, sent);
      // The database tells every web process as well; this one tells itself, so that the sender's next page shows what was done.
      if (hasChangedPublic) program.cache.forget();
      return answering.done(outcome, asked);
    } catch (error) {
      const errors = failing.sentencesFor(error, asked.ctx.locale.language);
      if (asked.incoming.face === 'api' || route.kind !== 'form' || !errors) throw error;
      route.guard(asked.ctx, found);
      const { status, code, retryAfter } = failureOf(error);
      const key = code === 'sent-differently' ? null : sent.key;
      const form = { ...freshForm(asked, typedValues(sent.values)), errors, ...(key && { key }) };
      return answering.page(route, asked, { found, form, status, retryAfter });
    }
  }

  async #act(route: Route, asked: Asked, found: unknown, sent: Sent): Promise<Answered> {
    const { act } = route;
    if (!act) throw notFound();
    const command = accepted(route, sent);
    const sender = asked.ctx.viewer.personId ?? networkDigest(asked.incoming, this.#parts.program.settings);
    const address = `${route.method} ${addressOf(route.path, asked.params)}`;
    const { key } = sent;
    const still = this.#parts.asking.stillOf(asked);
    // A file comes slowly, and what is stored of it does not go away with a transaction.
    if (hasFiles(sent.values)) await this.#guardStill(asked, still);
    try {
      return await tx(asked.ctx, async (ctx) => {
        const sentAct = { act: () => act(ctx, found, command), still };
        const answered = await (key
          ? once(ctx, { key, sender, address, digest: digestOf(sent.values) }, sentAct)
          : plainly(ctx, sentAct));
        // What the act itself has ended only its transaction sees.
        if (!answered.isStill) await this.#guardStill(asked, still);
        return answered;
      });
    } catch (error) {
      // Rather than the act's own refusal the sender hears that it is not theirs to do any more.
      if (error instanceof Refusal && error.status !== 503) await this.#guardStill(asked, still);
      throw error;
    }
  }

  /**
   * A session, a mandate or what is delegated may have ended while the body came, or while the act waited for others: then its
   * transaction is undone. Asked beside it; where all of a request is within one, there is no beside.
   */
  async #guardStill(asked: Asked, still: SQL<boolean>): Promise<void> {
    const { ctx, incoming, params } = asked;
    if (isWithinOne(ctx) || ctx.viewer.personId === null) return;
    const { rows } = await ctx.db.execute<{ is: boolean }>(sql`select ${still} as is`);
    if (rows[0]?.is) return;
    const { viewer } = (await this.#parts.asking.asked(incoming, params)).ctx;
    if (viewer.personId !== ctx.viewer.personId) throw new SignInNeeded();
    speakingUnder(viewer, ctx.viewer.acting?.id ?? null);
    throw new Refusal('changed-meanwhile', 409);
  }

  /** Counted by the network somebody comes from, and within it by person: the officials of a city hall share one address. */
  #limit(route: Route, { incoming, ctx }: Asked, most: number): Promise<void> {
    const { db, settings } = this.#parts.program;
    const who = `${networkDigest(incoming, settings)}:${ctx.viewer.personId ?? ''}`;
    return guardAttempts(db, `${route.path}:${who}`, { most, seconds: 60 });
  }
}

const hasFiles = (values: Sent['values']) =>
  Object.values(values)
    .flat()
    .some((value) => value instanceof File);

function speakingUnder(viewer: Viewer, mandateId: string | null): Viewer {
  if (!mandateId) return viewer;
  const speaking = actingUnder(viewer, mandateId);
  if (!speaking) throw new Refusal('mandate-over', 403);
  return speaking;
}
