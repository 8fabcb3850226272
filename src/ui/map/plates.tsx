import type { Child } from 'hono/jsx';
import { messages } from '../messages/messages.ts';
import { said } from '../parts/text.tsx';
import { escaped, raw } from '../raw.ts';
import { useMessages, useView } from '../view.ts';
import { worldOutlines } from './land.ts';
import { contentOf, drawCluster, drawPoints, once, type Cluster, type MapPoint } from './points.ts';
import { graticuleOf, inWindow, landIn, showsCoast, windowFor, type MapWindow } from './window.ts';
import { gridColumns, gridReference, gridRows, onWorld, worldHeight, worldWidth, type Place } from './world.ts';

export type { Cluster, MapPoint } from './points.ts';

/** More points than this on one plate and a square of the grid becomes one link. */
export const mostPoints = 400;

export type WorldPlateProps = {
  points: readonly MapPoint[];
  /** Squares that hold more than one member, already counted: for networks too large to send every point. */
  clusters?: readonly Cluster[];
  /** The list of members in a square of the grid: where more points than `mostPoints` are given. */
  squareHref?: (reference: string) => string;
  /** "12 members" */
  countOf?: (count: number) => string;
  title?: string;
  caption?: Child;
  /** On a phone a list of regions stands in for it; where a page has none, it slides. */
  phone?: 'hidden' | 'sliding';
};

/** The map of all members: every city a link with its name, on a grid that the index refers to. Never mirrored. */
export function WorldPlate({
  points,
  clusters = [],
  squareHref,
  countOf,
  title,
  caption,
  phone = 'hidden',
}: WorldPlateProps) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  const spread = points.length > mostPoints && squareHref ? clustered(points, squareHref) : { points, clusters };
  const label = title ?? t.mapOfMembers;
  const key = `world ${locale.language} ${label}\n${contentOf(spread.points)}${spread.clusters.map(contentOfCluster).join('\n')}`;
  const picture = once(key, () =>
    drawWorld(label, spread.points, spread.clusters, (cluster) => {
      const count = countOf?.(cluster.count) ?? formats.number(cluster.count);
      return { title: said(t.inSquare, { reference: cluster.reference, count }), count: formats.number(cluster.count) };
    }),
  );
  return (
    <figure class={`world-figure ${phone}`}>
      <div
        class="plate world"
        {...(phone === 'sliding' ? { tabindex: 0, role: 'region', 'aria-label': t.slideMap } : {})}
      >
        {raw(picture)}
      </div>
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

const contentOfCluster = ({ reference, count, latitude, longitude, href }: Cluster): string =>
  `${reference} ${count} ${latitude} ${longitude} ${href}`;

type Spread = { points: readonly MapPoint[]; clusters: readonly Cluster[] };

/** Points of one square become one link; a point that is alone in its square, or meant, stays what it is. */
export function clustered(points: readonly MapPoint[], squareHref: (reference: string) => string): Spread {
  const squares = new Map<string, MapPoint[]>();
  const alone: MapPoint[] = points.filter(({ meant }) => meant);
  for (const point of points) {
    if (point.meant) continue;
    const reference = gridReference(point.latitude, point.longitude);
    squares.set(reference, [...(squares.get(reference) ?? []), point]);
  }
  const clusters: Cluster[] = [];
  for (const [reference, [first, ...others]] of squares) {
    if (!first) continue;
    if (others.length === 0) alone.push(first);
    else
      clusters.push({
        reference,
        count: others.length + 1,
        href: squareHref(reference),
        ...middleOf([first, ...others]),
      });
  }
  return { points: alone, clusters };
}

const middleOf = (places: readonly Place[]): Place => ({
  latitude: places.reduce((sum, { latitude }) => sum + latitude, 0) / places.length,
  longitude: places.reduce((sum, { longitude }) => sum + longitude, 0) / places.length,
});

type Words = { title: string; count: string };

function drawWorld(
  title: string,
  points: readonly MapPoint[],
  clusters: readonly Cluster[],
  wordsOf: (cluster: Cluster) => Words,
): string {
  const { land, graticule } = worldOutlines();
  const discs = clusters.map((cluster) => {
    const words = wordsOf(cluster);
    return drawCluster(cluster, onWorld(cluster), words.title, words.count);
  });
  const dots = drawPoints(points, onWorld, {
    dot: 3.6,
    hit: 12,
    large: { fontSize: 17, dot: 5 },
    frame: { width: worldWidth, height: worldHeight, fontSize: 13, dot: 5, margin: 18 },
    titleOf: ({ name, latitude, longitude }) => `${name} · ${gridReference(latitude, longitude)}`,
  });
  return (
    `<svg viewBox="0 0 ${worldWidth} ${worldHeight}" role="group" aria-label="${escaped(title)}"><path class="graticule" d="${graticule}"/>` +
    `<path id="world-land" class="land" d="${land}"/>${ticks}${discs.join('')}${dots}</svg>`
  );
}

const ticks = drawTicks();

/** The letters and numbers of the grid, on the plate's frame. */
function drawTicks(): string {
  const [column, row] = [worldWidth / gridColumns.length, worldHeight / gridRows];
  let words = '';
  let lines = '';
  Array.from(gridColumns).forEach((letter, index) => {
    words += `<text x="${Math.round((index + 0.5) * column)}" y="13">${letter}</text>`;
    if (index) lines += `M${Math.round(index * column)} 0v6M${Math.round(index * column)} ${worldHeight}v-6`;
  });
  for (let index = 0; index < gridRows; index++) {
    words += `<text x="10" y="${Math.round((index + 0.5) * row) + 4}">${index + 1}</text>`;
    lines += `M0 ${Math.round(index * row)}h6M${worldWidth} ${Math.round(index * row)}h-6`;
  }
  return `<g class="ticks" aria-hidden="true">${words}<path d="${lines}"/></g>`;
}

export type RegionPlateProps = {
  points: readonly MapPoint[];
  /** Members elsewhere that show as faint dots, for orientation. */
  others?: readonly Place[];
  title: string;
  caption?: Child;
};

const [regionWidth, regionHeight] = [832, 500];

/** So few members are shown on a phone all at once, with larger letters; more slide sideways. */
const FEW = 12;

/**
 * The members of one region or of one list, as large as they fit. Where they lie around the globe, the world's plate shows them.
 */
export function RegionPlate({ points, others = [], title, caption }: RegionPlateProps) {
  const t = useMessages(messages);
  if (points.length === 0) return null;
  if (!lieTogether(points)) return <WorldPlate points={points} title={title} caption={caption} phone="sliding" />;
  const key = `region ${title}\n${contentOf(points)}${others.map(({ latitude, longitude }) => `${latitude} ${longitude}`).join('\n')}`;
  const picture = once(key, () => drawRegion(title, points, others));
  return (
    <figure>
      {points.length <= FEW ? (
        <div class="plate few">{raw(picture)}</div>
      ) : (
        <section class="plate region" tabindex={0} aria-label={t.slideMap}>
          {raw(picture)}
          <span class="middle" aria-hidden="true" />
        </section>
      )}
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

/** A flat picture of more than a third of the globe bends and tears the land. */
const MOST_DEGREES = 120;

/** Whether a plate of their own shows more of these places than the world's. */
export const lieTogether = (places: readonly { longitude: number }[]): boolean => widthOf(places) <= MOST_DEGREES;

/** The degrees of longitude that hold all places: the whole circle without its widest gap; of none, more than there are. */
function widthOf(places: readonly { longitude: number }[]): number {
  const longitudes = places.map(({ longitude }) => longitude).toSorted((one, other) => one - other);
  const gaps = longitudes.map((longitude, index) => (longitudes[index + 1] ?? (longitudes[0] ?? 0) + 360) - longitude);
  return 360 - Math.max(...gaps);
}

function drawRegion(title: string, points: readonly MapPoint[], others: readonly Place[]): string {
  const window = windowFor(points, regionWidth, regionHeight);
  const dots = drawPoints(points, (point) => inWindow(window, point), {
    dot: 4.4,
    hit: 13,
    large: { fontSize: 28, dot: 9 },
    isForSmall: points.length <= FEW,
    frame: { width: regionWidth, height: regionHeight, fontSize: 13, dot: 6, margin: 10 },
    titleOf: ({ name }) => name,
  });
  return (
    `<svg viewBox="0 0 ${regionWidth} ${regionHeight}" role="group" aria-label="${escaped(title)}">` +
    `${ground(window, 2, 6)}${others.map((place) => faintDot(window, place)).join('')}${dots}</svg>`
  );
}

function faintDot(window: MapWindow, place: Place): string {
  const [x, y] = inWindow(window, place);
  if (x < 0 || y < 0 || x > window.width || y > window.height) return '';
  return `<circle class="off" cx="${x}" cy="${y}" r="2.5"/>`;
}

/** Far from any coast meridians and parallels cross the land: they are all there is to see. */
function ground(window: MapWindow, detail: number, smallest: number): string {
  const land = `<path class="land" d="${landIn(window, detail, smallest)}"/>`;
  const lines = `<path class="graticule" d="${graticuleOf(window)}"/>`;
  return showsCoast(window) ? lines + land : land + lines;
}

/** A window on the world plate of the same page, for the list of regions on a phone: the land is the same path, used again. */
export function Inset({ places }: { places: readonly Place[] }) {
  const key = `inset ${places.map(({ latitude, longitude }) => `${latitude} ${longitude}`).join('\n')}`;
  return raw(once(key, () => drawInset(places)));
}

function drawInset(places: readonly Place[]): string {
  const points = places.map(onWorld);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [west, east] = [Math.min(...xs) - 12, Math.max(...xs) + 12];
  const [north, south] = [Math.min(...ys) - 12, Math.max(...ys) + 12];
  const side = Math.max(east - west, (south - north) * 1.25, 60);
  const box = [(west + east - side) / 2, (north + south - side / 1.25) / 2, side, side / 1.25].map(Math.round);
  const radius = (side / 26).toFixed(1);
  const dots = points.map(([x, y]) => `<circle class="dot" cx="${x}" cy="${y}" r="${radius}"/>`).join('');
  return `<svg class="inset" viewBox="${box.join(' ')}" aria-hidden="true"><use href="#world-land" class="land"/>${dots}</svg>`;
}
