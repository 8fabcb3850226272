import { geoEqualEarth } from 'd3-geo';

/** The world plate, in units of its picture: Equal Earth, seen from 11 degrees east so that Bering's strait is the edge. */
export const worldWidth = 1184;
export const worldHeight = 548;
export const gridColumns = 'ABCDEFGHIJKLMNOPQRSTUVWX';
export const gridRows = 12;

/**
 * Fitted once to the land without Antarctica and then written down, so that a city keeps its square whatever becomes of the outlines.
 */
export const worldProjection = geoEqualEarth().rotate([-11, 0]).scale(233.9736).translate([589.7755, 288.5966]);

export type Place = { latitude: number; longitude: number };
export type PlatePoint = readonly [x: number, y: number];

/** Where a place lies on the world plate, to a tenth of a unit. */
export function onWorld({ latitude, longitude }: Place): PlatePoint {
  const [x, y] = worldProjection([longitude, latitude]) ?? [0, 0];
  return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
}

/** The square of the world grid, A1 to X12, that the index prints beside a city: to be read out on the telephone as it stands. */
export function gridReference(latitude: number, longitude: number): string {
  const [x, y] = onWorld({ latitude, longitude });
  const column = within(Math.floor((x / worldWidth) * gridColumns.length), gridColumns.length);
  const row = within(Math.floor((y / worldHeight) * gridRows), gridRows);
  return `${gridColumns.charAt(column)}${row + 1}`;
}

const within = (index: number, count: number): number => Math.min(count - 1, Math.max(0, index));
