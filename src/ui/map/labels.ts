import type { PlatePoint } from './world.ts';

export type Side = 'right' | 'left' | 'top' | 'bottom';

export type LabelWish = {
  name: string;
  at: PlatePoint;
  population: number;
  isMeant: boolean;
  /** How far from its middle no label may stand, where that is more than a dot. */
  reach?: number;
};

export type Frame = { width: number; height: number; fontSize: number; dot: number; margin: number };

/** Where a label stands beside its point, in units from the point: the baseline's start, end or middle. */
export const labelOffsets: Record<Side, readonly [x: number, y: number, anchor: 'start' | 'end' | 'middle']> = {
  right: [9, 5, 'start'],
  left: [-9, 5, 'end'],
  top: [0, -10, 'middle'],
  bottom: [0, 20, 'middle'],
};

export type Box = readonly [left: number, top: number, right: number, bottom: number];

/**
 * A side for each label that finds room, none for the others. Greedy and the same every time: the places meant first, then the largest
 * cities, then by name; each takes the first side on which it covers no other label and no point. Answers in the order of the wishes.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  frame: Frame,
  sides: (index: number) => readonly Side[] = () => allSides,
): (Side | null)[] {
  const taken = new Boxes();
  for (const { at, reach } of wishes) taken.add(around(at, reach ?? frame.dot));
  const placed: (Side | null)[] = wishes.map(() => null);
  for (const index of orderOf(wishes)) {
    const wish = wishes[index];
    if (!wish) continue;
    const width = textWidth(wish.name, frame.fontSize) * (wish.isMeant ? 1.06 : 1);
    if (width > frame.fontSize * LONGEST && !wish.isMeant) continue;
    for (const side of sides(index)) {
      const box = labelBox(wish, side, width, frame.fontSize);
      if (!isInside(box, frame) || taken.touches(box)) continue;
      taken.add(box);
      placed[index] = side;
      break;
    }
  }
  return placed;
}

// In letters' heights. Longer names, mostly of organizations, would cover a country; they are said when pointed at, and in the index.
const LONGEST = 10;

const allSides: readonly Side[] = ['right', 'left', 'top', 'bottom'];

function orderOf(wishes: readonly LabelWish[]): number[] {
  return wishes
    .map((wish, index) => ({ wish, index }))
    .toSorted(
      (one, other) =>
        Number(other.wish.isMeant) - Number(one.wish.isMeant) ||
        other.wish.population - one.wish.population ||
        byCode(one.wish.name, other.wish.name),
    )
    .map(({ index }) => index);
}

/** By code points, so that a server's locale cannot move a label. */
function byCode(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

const around = ([x, y]: PlatePoint, radius: number): Box => [x - radius, y - radius, x + radius, y + radius];

/** The box of a label, from a little above the capitals to a little below the descenders. */
export function labelBox(
  { at: [x, y], isMeant }: Pick<LabelWish, 'at' | 'isMeant'>,
  side: Side,
  width: number,
  fontSize: number,
): Box {
  const [offsetX, offsetY, anchor] = labelOffsets[side];
  const near = x + offsetX * (isMeant ? 1.5 : 1);
  const base = y + offsetY * (isMeant && anchor === 'middle' ? 1.3 : 1);
  const left = { start: near, end: near - width, middle: near - width / 2 }[anchor];
  return [left, base - fontSize * 0.82, left + width, base + fontSize * 0.28];
}

const isInside = ([left, top, right, bottom]: Box, { width, height, margin }: Frame): boolean =>
  left >= margin && top >= margin && right <= width - margin && bottom <= height - margin;

/** How wide a name will be, by script: no font is at hand on the server, and a little too much room does no harm. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const letter of text) ems += letterWidth(letter);
  return ems * fontSize;
}

function letterWidth(letter: string): number {
  if (/[\u1100-\u11ff\u3000-\u9fff\uac00-\ud7af]/.test(letter)) return 1;
  if (/[\u064b-\u065f\u200c-\u200f\p{M}]/u.test(letter)) return 0;
  if (/[\u0600-\u06ff]/.test(letter)) return 0.54;
  if (/[iljtfrI.,'’ -]/.test(letter)) return 0.34;
  if (/[mwMW]/.test(letter)) return 0.9;
  return /\p{Lu}/u.test(letter) ? 0.7 : 0.58;
}

/** Boxes that are taken, found by the squares they lie in. */
class Boxes {
  readonly #squares = new Map<number, Box[]>();

  add(box: Box): void {
    for (const square of squaresOf(box)) {
      const boxes = this.#squares.get(square);
      if (boxes) boxes.push(box);
      else this.#squares.set(square, [box]);
    }
  }

  touches(box: Box): boolean {
    return squaresOf(box).some((square) => (this.#squares.get(square) ?? []).some((other) => overlaps(box, other)));
  }
}

const squareSize = 40;

function squaresOf([left, top, right, bottom]: Box): number[] {
  const squares: number[] = [];
  for (let y = Math.floor(top / squareSize); y <= Math.floor(bottom / squareSize); y++) {
    for (let x = Math.floor(left / squareSize); x <= Math.floor(right / squareSize); x++) squares.push(y * 1000 + x);
  }
  return squares;
}

export const overlaps = (one: Box, other: Box): boolean =>
  one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
