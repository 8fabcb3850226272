import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** A page's bytes. */
export type Content = Buffer<ArrayBuffer>;

/** A page as all visitors read it. */
export class KeptPage {
  readonly body: Content;
  readonly etag: string;
  #compressed: Content | null = null;
  #isCompressing = false;

  constructor(body: Content) {
    this.body = body;
    this.etag = `"${createHash('sha256').update(this.body).digest('base64url').slice(0, 22)}"`;
  }

  /** Bytes in memory, with those of its compressed form that may come. */
  get size(): number {
    return Math.ceil(this.body.length * 1.25) + 200;
  }

  /** As small as a reader takes it. The first who could does not wait for the better compression that all later ones get. */
  async smallest(accepted: string): Promise<{ content: Content; encoding: 'br' | 'gzip' | null }> {
    if (/\bbr\b/.test(accepted)) {
      if (this.#compressed) return { content: this.#compressed, encoding: 'br' };
      void this.#compress();
    }
    if (!/\bgzip\b/.test(accepted)) return { content: this.body, encoding: null };
    return { content: await gzipped(this.body, { level: 4 }), encoding: 'gzip' };
  }

  async #compress(): Promise<void> {
    if (this.#isCompressing) return;
    this.#isCompressing = true;
    this.#compressed = await brotli(this.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  }
}
