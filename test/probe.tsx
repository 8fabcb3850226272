import { z } from 'zod';
import { createApp } from '#app.tsx';
import type { Context } from '#core/context.ts';
import { notFound, Refusal } from '#core/refusal.ts';
import { announce } from '#db/outbox.ts';
import { records } from '#db/tables.ts';
import { members, memberTexts } from '#members/tables.ts';
import { paths } from '#paths.ts';
import { Page } from '#ui/layout.tsx';
import { messages as webMessages } from '#web/messages/messages.ts';
import type { Feature } from '#web/feature.ts';
import { form, page, step, type FormState } from '#web/route.ts';
import { line } from '#web/schemas.ts';
import { and, eq } from 'drizzle-orm';
import { ORIGIN, type Client, type World } from './world.ts';

type Named = { id: string; name: string };

async function findNamed({ db, locale }: Context, { slug }: { slug: string }): Promise<Named> {
  const [found] = await db
    .select({ id: members.id, name: memberTexts.name })
    .from(members)
    .innerJoin(memberTexts, and(eq(memberTexts.memberId, members.id), eq(memberTexts.language, locale.language)))
    .where(eq(members.slug, slug));
  if (!found) throw notFound();
  return found;
}

/** Says a word in a member's name: each saying is one record. `fail` and `wait` are words that do so. */
async function say(ctx: Context, { id }: Named, { word }: { word: string }): Promise<{ word: string }> {
  await announce(ctx, 'member.paid', { memberId: id, until: word });
  if (word === 'fail') throw new Refusal('changed-meanwhile', 409);
  return { word };
}

const schema = z.strictObject({ word: line(40) });

const namedAnswer = z.strictObject({ id: z.uuid(), name: z.string() });

const NamePage = ({ name }: Named) => (
  <Page title={name}>
    <h1>{name}</h1>
  </Page>
);

const SayingPage = ({ name, form: { values, errors, key, mandateId } }: Named & { form: FormState }) => (
  <Page title={name}>
    <h1>{name}</h1>
    <p id="state">{JSON.stringify({ values, errors, key, mandateId })}</p>
  </Page>
);

/** The smallest feature there can be, on the network's own tables: to look at what the web layer does for every feature. */
const probe: Feature = {
  name: 'probe',
  messages: webMessages,
  routes: [
    page(paths.member, findNamed, NamePage, {
      who: 'anyone',
      summary: 'A name',
      caching: 'public',
      answers: namedAnswer,
    }),
    form(paths.memberPayments, SayingPage, {
      who: 'anyone',
      summary: 'Say a word',
      schema,
      answers: namedAnswer,
      makes: schema,
      example: { word: 'salam' },
      find: findNamed,
      act: say,
      then: ({ word }) => ({ location: `/members/shiraz?said=${word}`, status: 201, answer: { word } }),
    }),
    step(paths.memberPromotion, {
      method: 'POST',
      who: 'member',
      summary: 'Say yes',
      schema: z.strictObject({}),
      example: {},
      find: findNamed,
      act: (ctx, found) => say(ctx, found, { word: 'yes' }),
      then: () => ({ location: '/members/shiraz' }),
    }),
  ],
};

export type Probe = {
  fetch: (client: Client, address: string, init?: RequestInit) => Promise<Response>;
  /** Sends the form at `address` as a browser would. */
  send: (client: Client, address: string, fields: Record<string, string>) => Promise<Response>;
  /** What has been said, in order, with the mandate it was said under. */
  said: () => Promise<{ word: unknown; personId: string | null; mandateId: string | null }[]>;
};

/** A program with nothing but the probe, on a world's database. */
export function probeOf(world: World, program = world.program): Probe {
  const app = createApp(program, [probe]);
  const fetch = (client: Client, address: string, init: RequestInit = {}) =>
    Promise.resolve(
      app.request(`${ORIGIN}${address}`, {
        ...init,
        headers: { ...(client.cookie && { cookie: client.cookie }), ...Object.fromEntries(new Headers(init.headers)) },
      }),
    );
  return {
    fetch,
    send: (client, address, fields) =>
      fetch(client, address, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: ORIGIN } }),
    async said() {
      const rows = await world.db
        .select()
        .from(records)
        .where(eq(records.kind, 'member.paid'))
        .orderBy(records.at, records.id);
      return rows.map(({ about, personId, mandateId }) => ({ word: about['until'], personId, mandateId }));
    },
  };
}
