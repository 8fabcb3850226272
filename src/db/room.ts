import { statfs } from 'node:fs/promises';

/** How much room is left where the node keeps things: enough; too little for files; too little for anything. */
export type RoomLeft = 'enough' | 'low' | 'none';

/** Below these shares of the disk no files are taken, and nothing is written. */
const LOW = 0.1;
const NONE = 0.05;

/** A look at the disk is good for so many milliseconds. */
const FRESH = 2_000;

type Terms = {
  /** How many bytes are left to others, and count as taken. */
  reserve?: () => number;
  /** Called when it has become less or more. */
  onChange?: (left: RoomLeft) => void;
};

/** The room on the disks under some folders. Without a folder there is always enough. */
export class Room {
  readonly #folders: readonly string[];
  readonly #reserve: () => number;
  readonly #onChange: (left: RoomLeft) => void;
  #left: RoomLeft = 'enough';
  #lookedAt = -Infinity;

  constructor(folders: readonly string[], { reserve = () => 0, onChange = () => {} }: Terms = {}) {
    this.#folders = folders;
    this.#reserve = reserve;
    this.#onChange = onChange;
  }

  /** What the last look has found. */
  get known(): RoomLeft {
    return this.#left;
  }

  /** What is left now, or was a moment ago. */
  async left(): Promise<RoomLeft> {
    return performance.now() - this.#lookedAt < FRESH ? this.#left : this.look();
  }

  /** Looks at the disks. */
  async look(): Promise<RoomLeft> {
    const shares = await Promise.all(this.#folders.map((folder) => this.#freeShare(folder)));
    const least = Math.min(1, ...shares);
    const left = leftAt(least);
    this.#lookedAt = performance.now();
    if (left === this.#left) return left;
    this.#left = left;
    this.#onChange(left);
    return left;
  }

  /** Looks again and again, so that pages say it though nobody writes. */
  watch(every = 5_000): { stop: () => void } {
    const timer = setInterval(() => void this.look(), every);
    void this.look();
    return { stop: () => clearInterval(timer) };
  }

  /** A disk that cannot be asked is no reason to stop. */
  async #freeShare(folder: string): Promise<number> {
    const disk = await statfs(folder).catch(() => null);
    if (!disk || disk.blocks === 0) return 1;
    return (disk.bavail * disk.bsize - this.#reserve()) / (disk.blocks * disk.bsize);
  }
}

function leftAt(share: number): RoomLeft {
  if (share < NONE) return 'none';
  return share < LOW ? 'low' : 'enough';
}
