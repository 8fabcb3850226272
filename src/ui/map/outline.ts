import type { PlatePoint } from './world.ts';

/**
 * An outline in whole, relative units: a third of the bytes. Corners nearer to the one before than `detail` are left out, and islands
 * smaller than `smallest` square units.
 */
export function outline(points: readonly PlatePoint[], detail: number, smallest: number): string {
  const kept = thinned(points, detail);
  if (kept.length < 3 || Math.abs(areaOf(kept)) < smallest) return '';
  const [[startX, startY] = [0, 0], ...rest] = kept;
  let [x, y] = [startX, startY];
  let path = `M${startX} ${startY}l`;
  let isFirst = true;
  for (const [nextX, nextY] of rest) {
    path += step(nextX - x, isFirst) + step(nextY - y, false);
    [x, y, isFirst] = [nextX, nextY, false];
  }
  return `${path}z`;
}

const step = (distance: number, isFirst: boolean): string => (isFirst || distance < 0 ? '' : ' ') + distance;

function thinned(points: readonly PlatePoint[], detail: number): PlatePoint[] {
  const kept: PlatePoint[] = [];
  let last: PlatePoint | undefined;
  for (const [exactX, exactY] of points) {
    const point: PlatePoint = [Math.round(exactX), Math.round(exactY)];
    if (last && Math.abs(point[0] - last[0]) < detail && Math.abs(point[1] - last[1]) < detail) continue;
    kept.push(point);
    last = point;
  }
  return kept;
}

function areaOf(points: readonly PlatePoint[]): number {
  let sum = 0;
  let [x, y] = points.at(-1) ?? [0, 0];
  for (const [nextX, nextY] of points) {
    sum += x * nextY - nextX * y;
    [x, y] = [nextX, nextY];
  }
  return sum / 2;
}
