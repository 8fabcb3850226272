import { LRUCache } from 'lru-cache';
import type { Context } from './context.ts';

type Kept = { reading: Promise<object>; size: number };

/**
 * What many readers are shown alike, read from the database once and kept until something public changes anywhere. Whoever keeps it
 * says when that is; until somebody listens to the database, nothing is kept. A reading that began before a change is not found after
 * it. What is kept is shared: nobody changes it.
 */
export class KeptReadings {
  #listening = false;
  readonly #readings: LRUCache<string, Kept>;

  constructor({ bytes = 12 * 1_048_576, milliseconds = 60_000 } = {}) {
    this.#readings = new LRUCache({ maxSize: bytes, ttl: milliseconds, sizeCalculation: ({ size }) => size });
  }

  /** Something public changed: what was kept is of yesterday. */
  forget(): void {
    this.#readings.clear();
  }

  /** Called with true once changes are heard, and with false when the line to the database is lost. */
  listening(heard: boolean): void {
    this.#listening = heard;
    this.forget();
  }

  /** The reading with this key; those who ask while it is under way share it, and what fails is not kept. */
  read<Found extends object>(key: string, read: () => Promise<Found>): Promise<Found> {
    if (!this.#listening) return read();
    const known = this.#readings.get(key);
    if (known) return foundBy<Found>(known);
    const kept: Kept = { reading: read(), size: UNDER_WAY };
    this.#readings.set(key, kept);
    kept.reading.then(
      (found) => this.#measure(key, kept, found),
      () => this.#drop(key, kept),
    );
    return foundBy<Found>(kept);
  }

  #measure(key: string, kept: Kept, found: object): void {
    if (this.#readings.peek(key) !== kept) return;
    this.#readings.set(key, { ...kept, size: key.length + JSON.stringify(found).length * BYTES_A_CHARACTER });
  }

  #drop(key: string, kept: Kept): void {
    if (this.#readings.peek(key) === kept) this.#readings.delete(key);
  }
}

/** The boundary of the store: what is kept under a key came from the question that this key names. */
function foundBy<Found extends object>({ reading }: Kept): Promise<Found> {
  return reading as Promise<Found>;
}

const UNDER_WAY = 1_000;
/** Objects in memory, and what is drawn from them, against their JSON: about. */
const BYTES_A_CHARACTER = 4;

/**
 * Reads what readers with the same sight share. `key` names the question with everything that the answer depends on: the language, the
 * sight, the filters. In commands, in jobs and inside of transactions it is always read anew.
 */
export function kept<Found extends object>(ctx: Context, key: unknown, read: () => Promise<Found>): Promise<Found> {
  return ctx.kept ? ctx.kept.read(JSON.stringify(key), read) : read();
}
