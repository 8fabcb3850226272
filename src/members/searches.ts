import { Refusal } from '#core/refusal.ts';
import { Turns } from '#core/turns.ts';
import type { MembersQuery } from './member-view.ts';

/** Words are looked for in all that members say: a few at a time do so, and connections are left to those who only read. */
const searches = new Turns({
  most: 3,
  patience: 8_000,
  refused: () => new Refusal('searches-busy', 503, { values: { seconds: 5 } }),
});

/** Reads members; whoever looks for words waits their turn. */
export const inTurn = <Found>({ q }: MembersQuery, read: () => Promise<Found>): Promise<Found> =>
  q === undefined ? read() : searches.during(read);
