import { coasts, type Ring } from './land.ts';
import { outline } from './outline.ts';
import type { Place, PlatePoint } from './world.ts';

/** A part of the world in Mercator's projection, which keeps shapes: a picture of `width` by `height` units. */
export type MapWindow = {
  width: number;
  height: number;
  /** Degrees at the middle of the picture; longitudes run on beyond 180, so that the Pacific is one sea. */
  longitude: number;
  /** Mercator's ordinate at the middle. */
  ordinate: number;
  /** Units for each degree of longitude. */
  scale: number;
};

/** Mercator's ordinate in degrees: as many as a degree of longitude is wide. */
const ordinateOf = (latitude: number): number =>
  (Math.log(Math.tan(Math.PI / 4 + (clamp(latitude) * Math.PI) / 360)) * 180) / Math.PI;
const latitudeOf = (ordinate: number): number => (Math.atan(Math.exp((ordinate * Math.PI) / 180)) * 360) / Math.PI - 90;
const clamp = (latitude: number): number => Math.min(84, Math.max(-84, latitude));

/** The same longitude on the turn of the globe that is nearest to the middle. */
const nearest = (longitude: number, middle: number): number => longitude + 360 * Math.round((middle - longitude) / 360);

/** The window around one place, so many degrees of longitude wide. */
export function windowAround(
  { latitude, longitude }: Place,
  degrees: number,
  width: number,
  height: number,
): MapWindow {
  return { width, height, longitude, ordinate: ordinateOf(latitude), scale: width / degrees };
}

/** The smallest window that holds all places with a margin, but never less than `degrees` wide: a single city needs its surroundings. */
export function windowFor(
  places: readonly Place[],
  width: number,
  height: number,
  { margin = 70, degrees = 16 } = {},
): MapWindow {
  const middle = middleOf(places);
  const longitudes = places.map(({ longitude }) => nearest(longitude, middle));
  const ordinates = places.map(({ latitude }) => ordinateOf(latitude));
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...ordinates), Math.max(...ordinates)];
  const scale = Math.min(
    (width - 2 * margin) / (east - west),
    (height - 2 * margin) / (north - south),
    width / degrees,
  );
  return { width, height, longitude: (west + east) / 2, ordinate: (south + north) / 2, scale };
}

/** The mean direction of the places' meridians: the middle of Suva and Apia is the Pacific, not Greenwich. */
function middleOf(places: readonly Place[]): number {
  let [x, y] = [0, 0];
  for (const { longitude } of places) {
    x += Math.cos((longitude * Math.PI) / 180);
    y += Math.sin((longitude * Math.PI) / 180);
  }
  return (Math.atan2(y, x) * 180) / Math.PI;
}

/** Where a place lies in the window, in whole units; it may lie outside of the picture. */
export function inWindow(window: MapWindow, { latitude, longitude }: Place): PlatePoint {
  return [
    Math.round(window.width / 2 + (nearest(longitude, window.longitude) - window.longitude) * window.scale),
    Math.round(window.height / 2 - (ordinateOf(latitude) - window.ordinate) * window.scale),
  ];
}

/** The land of the window as one path, cut at the picture's edge. */
export function landIn(window: MapWindow, detail: number, smallest: number): string {
  const half = { x: window.width / 2 / window.scale + 1, y: window.height / 2 / window.scale + 1 };
  const south = latitudeOf(window.ordinate - half.y);
  const north = latitudeOf(window.ordinate + half.y);
  const [west, east] = [window.longitude - half.x, window.longitude + half.x];
  let path = '';
  for (const ring of coasts(half.x > 40 ? 'small' : 'fine')) {
    if (ring.north < south || ring.south > north) continue;
    for (const turn of [-360, 0, 360]) {
      if (ring.east + turn < west || ring.west + turn > east) continue;
      path += outline(cut(projected(window, ring, turn), window), detail, smallest);
    }
  }
  return path;
}

/** Whether a coast can be seen in the window: its middle alone counts, and more than a corner of a lake. */
export function showsCoast(window: MapWindow): boolean {
  const [halfX, halfY] = [(0.45 * window.width) / window.scale, (0.45 * window.height) / window.scale];
  const [south, north] = [latitudeOf(window.ordinate - halfY), latitudeOf(window.ordinate + halfY)];
  let corners = 0;
  for (const { coordinates, ...box } of coasts(halfX > 40 ? 'small' : 'fine')) {
    if (box.north < south || box.south > north) continue;
    for (let index = 0; index < coordinates.length; index += 2) {
      const latitude = coordinates[index + 1] ?? 0;
      const longitude = nearest(coordinates[index] ?? 0, window.longitude);
      if (latitude > south && latitude < north && Math.abs(longitude - window.longitude) < halfX) corners += 1;
    }
  }
  return corners >= 12;
}

function projected(window: MapWindow, { coordinates }: Ring, turn: number): PlatePoint[] {
  const points: PlatePoint[] = [];
  for (let index = 0; index < coordinates.length; index += 2) {
    const x = window.width / 2 + ((coordinates[index] ?? 0) + turn - window.longitude) * window.scale;
    const y = window.height / 2 - (ordinateOf(coordinates[index + 1] ?? 0) - window.ordinate) * window.scale;
    points.push([x, y]);
  }
  return points;
}

/** Sutherland and Hodgman: one edge of the picture after the other. */
function cut(points: PlatePoint[], { width, height }: MapWindow): PlatePoint[] {
  const west = cutAt(points, 0, -4, 1);
  const east = cutAt(west, 0, width + 4, -1);
  const north = cutAt(east, 1, -4, 1);
  return cutAt(north, 1, height + 4, -1);
}

/** Keeps what lies on the inner side of the line where the coordinate `axis` is `edge`. */
function cutAt(points: PlatePoint[], axis: 0 | 1, edge: number, inward: 1 | -1): PlatePoint[] {
  const kept: PlatePoint[] = [];
  let before = points.at(-1);
  if (!before) return kept;
  let wasInside = (before[axis] - edge) * inward >= 0;
  for (const point of points) {
    const isInside = (point[axis] - edge) * inward >= 0;
    if (isInside !== wasInside) kept.push(crossing(before, point, axis, edge));
    if (isInside) kept.push(point);
    [before, wasInside] = [point, isInside];
  }
  return kept;
}

function crossing(from: PlatePoint, to: PlatePoint, axis: 0 | 1, edge: number): PlatePoint {
  const share = (edge - from[axis]) / (to[axis] - from[axis]);
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

/** Meridians and parallels at a distance that leaves about eight of them. */
export function graticuleOf(window: MapWindow): string {
  const span = window.width / window.scale;
  const step = [1, 2, 5, 10, 20].find((degrees) => span / degrees < 9) ?? 30;
  const [west, east] = [window.longitude - span / 2, window.longitude + span / 2];
  const half = window.height / 2 / window.scale;
  const [south, north] = [latitudeOf(window.ordinate - half), latitudeOf(window.ordinate + half)];
  let path = '';
  for (let longitude = Math.ceil(west / step) * step; longitude < east; longitude += step) {
    path += `M${Math.round(window.width / 2 + (longitude - window.longitude) * window.scale)} 0v${window.height}`;
  }
  for (let latitude = Math.ceil(south / step) * step; latitude < north; latitude += step) {
    path += `M0 ${inWindow(window, { latitude, longitude: window.longitude })[1]}h${window.width}`;
  }
  return path;
}
