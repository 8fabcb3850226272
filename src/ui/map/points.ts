import { LRUCache } from 'lru-cache';
import { escaped } from '../raw.ts';
import { labelOffsets, placeLabels, type Frame, type LabelWish, type Side } from './labels.ts';
import type { Place, PlatePoint } from './world.ts';

/** A member on a map: every point is a link with its name. */
export type MapPoint = Place & {
  /** In the reader's language. */
  name: string;
  href: string;
  population?: number | null | undefined;
  /** The place the page is about: ringed, and labelled first. */
  meant?: boolean | undefined;
};

/** Several members in one square of the grid: one link with their number. */
export type Cluster = Place & { reference: string; count: number; href: string };

/** Pictures by what they show. Two thousand of them are some 40 MB. */
const drawn = new LRUCache<string, string>({
  max: 2_000,
  maxSize: 40_000_000,
  sizeCalculation: (picture, key) => picture.length + key.length,
});

/** The picture with this content, drawn once. */
export function once(key: string, draw: () => string): string {
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const picture = draw();
  drawn.set(key, picture);
  return picture;
}

export const contentOf = (points: readonly MapPoint[]): string => {
  let content = '';
  for (const point of points) {
    content += `${point.latitude} ${point.longitude} ${point.population ?? 0} ${point.meant ? 1 : 0} ${point.href} ${point.name}\n`;
  }
  return content;
};

/**
 * How the points of one kind of plate are drawn. `large` are letters and dots where the plate is shown small; `isForSmall` says that
 * this is how most will see it, so that labels stand where the large ones find room.
 */
export type PointStyle = {
  dot: number;
  hit: number;
  frame: Frame;
  large?: Pick<Frame, 'fontSize' | 'dot'>;
  isForSmall?: boolean;
  titleOf: (point: MapPoint) => string;
};

/** The points with their labels; where a label finds no room it stands only while its point is pointed at. */
export function drawPoints(
  points: readonly MapPoint[],
  placeOf: (point: MapPoint) => PlatePoint,
  style: PointStyle,
): string {
  const wishes = points.map((point) => ({
    name: point.name,
    at: placeOf(point),
    population: point.population ?? 0,
    isMeant: point.meant ?? false,
  }));
  const { sides, large } = labelsOf(wishes, style);
  return points
    .map((point, index) =>
      drawPoint(point, placeOf(point), { side: sides[index] ?? null, isFine: !large[index] }, style),
    )
    .join('');
}

/** The sides of the labels, and of those that also find room with large letters. */
function labelsOf(wishes: readonly LabelWish[], { frame, large, isForSmall = false }: PointStyle) {
  if (!large) {
    const sides = placeLabels(wishes, frame);
    return { sides, large: sides };
  }
  const largeFrame = { ...frame, ...large };
  if (!isForSmall) {
    const sides = placeLabels(wishes, frame);
    return { sides, large: placeLabels(wishes, largeFrame, (index) => sidesOf(sides[index])) };
  }
  const first = placeLabels(wishes, largeFrame, () => sidesForLarge);
  const sides = placeLabels(wishes, frame, (index) => (first[index] ? sidesOf(first[index]) : sidesForLarge));
  return { sides, large: first };
}

const sidesOf = (side: Side | null | undefined): readonly Side[] => (side ? [side] : []);

/** Below its point a large label would touch it. */
const sidesForLarge: readonly Side[] = ['right', 'left', 'top'];

/** A fine label stands where the plate is shown large, one without a side only while its point is pointed at. */
type Label = { side: Side | null; isFine: boolean };

function drawPoint(
  point: MapPoint,
  [x, y]: PlatePoint,
  { side, isFine }: Label,
  { dot, hit, titleOf }: PointStyle,
): string {
  const [offsetX, offsetY, anchor] = labelOffsets[side ?? 'right'];
  const labelX = Math.round(offsetX * (point.meant ? 1.5 : 1) * 10) / 10;
  const labelY = Math.round(offsetY * (point.meant && anchor === 'middle' ? 1.3 : 1) * 10) / 10;
  const kind = (!side && 'late-label') || (isFine && 'fine');
  return (
    `<a href="${escaped(point.href)}"${point.meant ? ' class="meant"' : ''} transform="translate(${x} ${y})"><title>${escaped(titleOf(point))}</title>` +
    (point.meant ? `<circle class="ring" r="${dot * 2.4}"/>` : '') +
    `<circle class="hit" r="${hit}"/><circle class="dot" r="${dot}"/>` +
    `<text${kind ? ` class="${kind}"` : ''} x="${labelX}" y="${labelY}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${escaped(point.name)}</text></a>`
  );
}

/** A square with several members: a disc with their number. */
export function drawCluster({ href, reference }: Cluster, [x, y]: PlatePoint, title: string, count: string): string {
  return (
    `<a class="cluster" href="${escaped(href)}" transform="translate(${x} ${y})" data-square="${reference}"><title>${escaped(title)}</title>` +
    `<circle class="hit" r="15"/><circle class="dot" r="11"/><text y="4">${escaped(count)}</text></a>`
  );
}
