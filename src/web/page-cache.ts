import { KeptReadings } from '#core/kept.ts';
import { LRUCache } from 'lru-cache';
import { KeptPage, type Content } from './kept-page.ts';

/**
 * Pages as visitors read them, kept until something public changes anywhere. The database says so when the writer commits; while
 * nobody listens to it, nothing is kept. A page belongs to the generation in which its reading began, so that one that was read
 * while a change was being written is never served after it.
 */
export class PageCache {
  /** What pages were read from, which is forgotten with them. */
  readonly readings = new KeptReadings();
  #generation = 0;
  #listening = false;
  readonly #pages: LRUCache<string, KeptPage>;

  constructor({ bytes = 24 * 1_048_576, milliseconds = 60_000 } = {}) {
    this.#pages = new LRUCache({ maxSize: bytes, ttl: milliseconds, sizeCalculation: ({ size }) => size });
  }

  get isListening(): boolean {
    return this.#listening;
  }

  get generation(): number {
    return this.#generation;
  }

  /** Something public changed: what was kept is of yesterday. */
  forget(): void {
    this.#generation += 1;
    this.#pages.clear();
    this.readings.forget();
  }

  /** Called with true once changes are heard, and with false when the line to the database is lost. */
  listening(heard: boolean): void {
    this.#listening = heard;
    this.readings.listening(heard);
    this.forget();
  }

  find(key: string): KeptPage | undefined {
    return this.#pages.get(key);
  }

  /** Keeps a page whose reading began in `generation`. */
  keep(key: string, generation: number, body: Content): KeptPage {
    const page = new KeptPage(body);
    if (this.#listening && generation === this.#generation) this.#pages.set(key, page);
    return page;
  }
}
