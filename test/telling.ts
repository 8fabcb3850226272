import type { AnnouncementKind } from '#core/announcements.ts';
import type { Context } from '#core/context.ts';
import { sql, type SQL } from 'drizzle-orm';
import type { Fields, World } from './world.ts';

const keys = [
  'secretary',
  'secretariatOfficer',
  'editor',
  'officer',
  'mayor',
  'focalPoint',
  'contributor',
  'seoul',
  'observer',
  'stranger',
] as const;

export type Key = (typeof keys)[number];

export type Why = 'asked' | 'answered' | 'mentioned' | 'followed';

/** Who is told of each announcement, and why. */
export type Reached = Partial<Record<AnnouncementKind, Partial<Record<Key, Why>>>>;

/** The same reason for several. */
export const each = (why: Why, ...who: readonly Key[]): Partial<Record<Key, Why>> =>
  Object.fromEntries(who.map((key) => [key, why]));

/** Acts of the cast of a world, and whom they reach. */
export class Telling {
  readonly #world: World;
  /** Every announcement that has reached somebody. */
  readonly covered = new Set<string>();

  constructor(world: World) {
    this.#world = world;
  }

  as = (key: Key): Promise<Context> => this.#world.contextOf(this.#world[key]);

  /** The one thing that a query finds under the name `found`. */
  async one<Found>(query: SQL): Promise<Found> {
    const { rows } = await this.#world.db.execute<{ found: Found }>(query);
    if (!rows[0]) throw new Error('nothing found');
    return rows[0].found;
  }

  memberId = (slug: string) => this.one<string>(sql`select id as found from members where slug = ${slug}`);

  mandateOf = (key: Key) =>
    this.one<string>(sql`select id as found from mandates where person_id = ${this.#world[key].personId}`);

  /** Sends a form that must be accepted. */
  async ok(key: Key, address: string, fields: Fields = {}): Promise<void> {
    const { status, text } = await this.#world[key].post(address, fields);
    if (status !== 303) throw new Error(`${key} at ${address}: ${status} ${text.slice(0, 4_000)}`);
  }

  /** Who is told of what is done by `act`, and why. */
  async of(act: () => Promise<unknown>): Promise<Reached> {
    await this.#world.workOff();
    const before = await this.one<number>(sql`select count(*)::int as found from records`);
    await act();
    await this.#world.workOff();
    const { rows } = await this.#world.db.execute<{ announcement: AnnouncementKind; kind: Why; person: string }>(sql`
      select n.announcement, n.kind, n.person_id as person from notifications n
      where n.record_id in (select r.id from records r order by r.at, r.id offset ${before})`);
    const reached: Reached = {};
    for (const { announcement, kind, person } of rows) {
      const who = keys.find((key) => this.#world[key].personId === person);
      if (!who) throw new Error(`somebody outside of the cast was told of ${announcement}`);
      this.covered.add(announcement);
      reached[announcement] = { ...reached[announcement], [who]: kind };
    }
    return reached;
  }
}
