/** Shapes of the ornament as SVG path data around a centre at 0 0, in units of a 40-unit tile. Angles in radians, 0 points up. */
type Point = readonly [x: number, y: number];

/** A star with `points` rays between two radii. */
export function star(points: number, outer: number, inner: number, turn = 0): string {
  return closed(circle(points * 2, (index) => (index % 2 ? inner : outer), turn));
}

/** A regular polygon. */
export function polygon(corners: number, radius: number, turn = 0): string {
  return closed(circle(corners, () => radius, turn));
}

/** Eight times the same closed shape, its corners given as radius and angle. */
export function ring(corners: readonly (readonly [radius: number, angle: number])[], turn = 0): string {
  return Array.from({ length: 8 }, (_, index) =>
    closed(corners.map(([radius, angle]) => polar(radius, turn + angle + (index * Math.PI) / 4))),
  ).join('');
}

/**
 * Hankin's method on the tiling of octagons and squares: rays leave the middle of each edge at a contact angle (degrees) and meet as
 * a star. `apothem` is the octagon's.
 */
export function hankin(apothem: number, degrees: number, turn = 0): string {
  const contact = (degrees * Math.PI) / 180;
  const meeting = (apothem * Math.cos(contact)) / Math.cos(contact - Math.PI / 8);
  return star(8, apothem, meeting, turn);
}

/** The small star that the same rays leave in the square between four octagons. */
export function filler(apothem: number, degrees: number): string {
  const contact = (degrees * Math.PI) / 180;
  const half = apothem * Math.tan(Math.PI / 8);
  const meeting = Math.min((half * Math.cos(contact)) / Math.cos(contact - Math.PI / 4), half * 1.41);
  return star(4, half, meeting, Math.PI / 4);
}

const polar = (radius: number, angle: number): Point => [radius * Math.sin(angle), -radius * Math.cos(angle)];

function circle(count: number, radiusAt: (index: number) => number, turn: number): Point[] {
  return Array.from({ length: count }, (_, index) => polar(radiusAt(index), turn + (index * 2 * Math.PI) / count));
}

/** One closed outline, in relative steps of a tenth: half the bytes of absolute ones. */
function closed(points: readonly Point[]): string {
  const rounded = points.map(([x, y]) => [Math.round(x * 10), Math.round(y * 10)] as const);
  const [first = [0, 0] as const, ...rest] = rounded;
  let [x, y] = first;
  let path = `M${tenth(x)}${signed(y)}l`;
  rest.forEach(([nextX, nextY], index) => {
    path += (index ? signed(nextX - x) : tenth(nextX - x)) + signed(nextY - y);
    [x, y] = [nextX, nextY];
  });
  return `${path}z`;
}

const tenth = (tenths: number): string => `${tenths / 10}`.replace(/^(-?)0\./, '$1.');
const signed = (tenths: number): string => (tenths < 0 ? '' : ' ') + tenth(tenths);
