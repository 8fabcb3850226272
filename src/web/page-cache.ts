import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const brotli = promisify(brotliCompress);

export type KeptPage = { body: Buffer; etag: string; status: number; compressed: Buffer | null };

/**
 * Pages as visitors read them, kept until something public changes anywhere. The database says so when the writer commits; while
 * nobody listens to it, nothing is kept. A page belongs to the generation in which its reading began, so that one that was read
 * while a change was being written is never served after it.
 */
export class PageCache {
  #generation = 0;
  #listening = false;
  readonly #pages: LRUCache<string, KeptPage & { generation: number }>;

  constructor({ bytes = 24 * 1_048_576, milliseconds = 60_000 } = {}) {
    this.#pages = new LRUCache({
      maxSize: bytes,
      ttl: milliseconds,
      sizeCalculation: ({ body, compressed }) => body.length + (compressed?.length ?? 0) + 200,
    });
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
  }

  /** Called with true once changes are heard, and with false when the line to the database is lost. */
  listening(heard: boolean): void {
    this.#listening = heard;
    this.forget();
  }

  find(key: string): KeptPage | undefined {
    return this.#pages.get(key);
  }

  /** Keeps a page whose reading began in `generation`. Compression happens after the first answer. */
  keep(key: string, generation: number, html: string): KeptPage {
    const body = Buffer.from(html);
    const page = {
      body,
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      status: 200,
      compressed: null,
      generation,
    };
    if (this.#listening && generation === this.#generation) {
      this.#pages.set(key, page);
      void this.#compress(key, page);
    }
    return page;
  }

  async #compress(key: string, page: KeptPage & { generation: number }): Promise<void> {
    const compressed = await brotli(page.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    if (this.#pages.peek(key) === page) this.#pages.set(key, { ...page, compressed });
  }
}
