import type { Refusal } from './refusal.ts';

type Terms = {
  /** How many may go on at the same time. */
  most: number;
  /** How long somebody waits for their turn, in milliseconds. */
  patience: number;
  /** What whoever waited in vain is told. */
  refused: () => Refusal;
};

type Waiting = { begin: () => void; timer: NodeJS.Timeout };

/** Lets a few go on at once and the rest wait, in the order in which they came: for what must never be used up. */
export class Turns {
  readonly #terms: Terms;
  readonly #waiting = new Set<Waiting>();
  #taken = 0;

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  /** Answers once it is somebody's turn, with what ends it. Refuses whoever has waited too long. */
  async take(): Promise<() => void> {
    if (this.#taken < this.#terms.most) this.#taken += 1;
    else await this.#wait();
    let isOver = false;
    return () => {
      if (!isOver) this.#pass();
      isOver = true;
    };
  }

  /** Does something in a turn of its own. */
  async during<Result>(act: () => Promise<Result>): Promise<Result> {
    const end = await this.take();
    try {
      return await act();
    } finally {
      end();
    }
  }

  #wait(): Promise<void> {
    const { patience, refused } = this.#terms;
    return new Promise((begin, refuse) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting);
        refuse(refused());
      }, patience);
      const waiting: Waiting = { begin, timer };
      this.#waiting.add(waiting);
    });
  }

  /** The turn goes on to whoever has waited longest. */
  #pass(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#taken -= 1;
      return;
    }
    this.#waiting.delete(next);
    clearTimeout(next.timer);
    next.begin();
  }
}
