/**
 * The look of a member's mark: which glazes, which figure on which ground. It is a number that is stored with the member when it joins
 * and never changes: `pair + pairs * ground`, where a pair is one of 27 tonings with one of 8 figures.
 */
type Toning = readonly [ground: number, figure: number, eye: number];

/**
 * Glazes: 1 lapis, 2 turquoise, 3 cream, 4 night, 5 sky, 6 garnet, 7 cypress, 8 ochre, 9 aubergine, 10 sand. Ground and figure differ
 * by at least .25 in lightness, so that a mark also works in grey. The order is part of every stored look: never change it.
 */
const firstToning: Toning = [1, 3, 2];
const tonings: readonly Toning[] = [
  firstToning,
  [1, 8, 3],
  [1, 5, 8],
  [4, 5, 3],
  [4, 8, 6],
  [6, 10, 4],
  [6, 5, 3],
  [6, 8, 4],
  [7, 3, 8],
  [7, 8, 4],
  [7, 5, 3],
  [9, 5, 3],
  [9, 10, 6],
  [9, 8, 3],
  [2, 3, 4],
  [2, 4, 3],
  [2, 10, 6],
  [10, 1, 3],
  [10, 7, 8],
  [10, 6, 2],
  [10, 9, 8],
  [5, 6, 3],
  [5, 1, 10],
  [5, 9, 3],
  [8, 4, 3],
  [8, 6, 3],
  [8, 1, 3],
];
const figures = 8;
const grounds = 4;

/** What one tells apart at 24 px. Two members never share a pair while one is free. */
export const pairs = tonings.length * figures;
export const looks = pairs * grounds;

/** Coprime to 216, so that stepping visits every pair once. */
const step = 89;

/** 32-bit FNV-1a with a final mix, over code points, so that Persian and Korean names spread as well as Latin ones. */
export function hash(text: string): number {
  let sum = 2166136261;
  for (const character of text) sum = Math.imul(sum ^ (character.codePointAt(0) ?? 0), 16777619);
  sum = Math.imul(sum ^ (sum >>> 15), 2246822507);
  sum = Math.imul(sum ^ (sum >>> 13), 3266489909);
  return (sum ^ (sum >>> 16)) >>> 0;
}

/** mulberry32: the same text gives the same sequence in [0, 1) on every node. */
export function rng(text: string): () => number {
  let state = hash(text);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let next = Math.imul(state ^ (state >>> 15), 1 | state);
    next = (next + Math.imul(next ^ (next >>> 7), 61 | next)) ^ next;
    return ((next ^ (next >>> 14)) >>> 0) / 4294967296;
  };
}

export const pairOf = (look: number): number => look % pairs;
export const toningOf = (look: number): Toning => tonings[look % tonings.length] ?? firstToning;
export const figureOf = (look: number): number => Math.floor(look / tonings.length) % figures;
export const groundOf = (look: number): number => Math.floor(look / pairs) % grounds;

/** The look that a name alone gives, for what has no stored one. */
export const hashLook = (seed: string): number => (hash(seed) % pairs) + pairs * ((hash(seed) >>> 12) % grounds);

/** The look a joining member gets, given the looks of all members before it. */
export function assignLook(seed: string, taken: Iterable<number>): number {
  return chooseLook(seed, takenLooks(taken));
}

/** The looks of members that join together, in their order of joining; what is already given is never changed. */
export function assignLooks(
  seeds: Iterable<string>,
  given: ReadonlyMap<string, number> = new Map(),
): Map<string, number> {
  const assigned = new Map(given);
  const taken = takenLooks(given.values());
  for (const seed of seeds) {
    if (assigned.has(seed)) continue;
    const look = chooseLook(seed, taken);
    assigned.set(seed, look);
    take(taken, look);
  }
  return assigned;
}

type Taken = { looks: Set<number>; pairs: Set<number>; alike: Set<number> };

function takenLooks(given: Iterable<number>): Taken {
  const taken: Taken = { looks: new Set(), pairs: new Set(), alike: new Set() };
  for (const look of given) take(taken, look);
  return taken;
}

function take(taken: Taken, look: number): void {
  taken.looks.add(look);
  taken.pairs.add(pairOf(look));
  taken.alike.add(likenessOf(look));
}

/** Ground glaze, figure and ground shape: two members that share all three are told apart only by the figure's colour. */
const likenessOf = (look: number): number => (toningOf(look)[0] * figures + figureOf(look)) * grounds + groundOf(look);

function chooseLook(seed: string, taken: Taken): number {
  if (taken.looks.size >= looks) return hashLook(seed);
  return taken.pairs.size < pairs ? freePair(seed, taken) : freeLook(seed, taken);
}

function freePair(seed: string, taken: Taken): number {
  let pair = pairOf(hashLook(seed));
  while (taken.pairs.has(pair)) pair = (pair + step) % pairs;
  const first = groundOf(hashLook(seed));
  for (let turn = 0; turn < grounds; turn++) {
    const look = pair + pairs * ((first + turn) % grounds);
    if (!taken.alike.has(likenessOf(look))) return look;
  }
  return pair + pairs * first;
}

/** When every pair has been given once, pair and ground together must be free. */
function freeLook(seed: string, taken: Taken): number {
  const wanted = hashLook(seed);
  for (let turn = 0; turn < looks; turn++) {
    const pair = (pairOf(wanted) + step * (turn % pairs)) % pairs;
    const look = pair + pairs * ((groundOf(wanted) + Math.floor(turn / pairs)) % grounds);
    if (!taken.looks.has(look)) return look;
  }
  return wanted;
}
