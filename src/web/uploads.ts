import { Refusal } from '#core/refusal.ts';
import { Turns } from '#core/turns.ts';

/** A body up to here is no upload: forms without files are no larger. */
export const smallBody = 65_536;

/** How many large bodies arrive at once: of one person, of one network, of everybody. */
const most = { person: 2, network: 3, all: 4 };

/** Whose body it is: names of the person, if known, and of the network they come from. */
export type Senders = { person: string | null; network: string };

/**
 * Large bodies are held in memory while they arrive and are looked at, so only a few are at once. Whoever has sent as many as one may
 * is refused (429 `uploads-of-yours`); whoever finds all places taken waits a little, unread, and is then refused (503 `uploads-busy`).
 */
export class Uploads {
  readonly #turns: Turns;
  readonly #arriving = new Map<string, number>();

  constructor({ patience = 10_000 } = {}) {
    const refused = () => new Refusal('uploads-busy', 503, { values: { seconds: 10 } });
    this.#turns = new Turns({ most: most.all, patience, refused });
  }

  /** Answers a request; `admit` is called before more of its body is read than a small one has. */
  async during<Result>(senders: Senders, answer: (admit: () => Promise<void>) => Promise<Result>): Promise<Result> {
    const endings: (() => void)[] = [];
    try {
      return await answer(async () => {
        const { person, network } = senders;
        if (person) endings.push(this.#count(`person ${person}`, most.person));
        endings.push(this.#count(`network ${network}`, most.network));
        endings.push(await this.#turns.take());
      });
    } finally {
      for (const end of endings) end();
    }
  }

  #count(sender: string, limit: number): () => void {
    const arriving = this.#arriving.get(sender) ?? 0;
    if (arriving >= limit) throw new Refusal('uploads-of-yours', 429, { values: { seconds: 10 } });
    this.#arriving.set(sender, arriving + 1);
    return () => {
      const left = (this.#arriving.get(sender) ?? 1) - 1;
      if (left > 0) this.#arriving.set(sender, left);
      else this.#arriving.delete(sender);
    };
  }
}
