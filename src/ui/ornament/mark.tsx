import { figureOf, groundOf, hash, hashLook, toningOf } from '#members/look.ts';
import { raw } from '../raw.ts';
import { polygon, ring, star } from './geometry.ts';

const eighth = Math.PI / 8;

/** Grounds: path, and the radius that the figure may fill. */
const grounds = [
  { path: 'M-20-20h40v40h-40z', radius: 18.5 },
  { path: 'M0-20a20 20 0 0 1 0 40a20 20 0 0 1 0-40z', radius: 17 },
  { path: star(8, 20.5, 15.7), radius: 15.6 },
  { path: 'M-8.3-20H8.3L20-8.3V8.3L8.3 20H-8.3L-20 8.3V-8.3z', radius: 17 },
];
const cornerTiles = 'M-20-20h10l-10 10zM20-20v10l-10-10zM20 20h-10l10-10zM-20 20v-10l10 10z';

/** The figures at a radius of 17. No cross and no crescent among them: they read as religious signs. */
const figures = [
  star(8, 17, 6.8),
  star(8, 17, 13) + star(8, 10.5, 8),
  ring([
    [4.8, 0],
    [11.2, 0.3],
    [17, 0],
    [11.2, -0.3],
  ]),
  ring(
    [
      [9.5, 0],
      [13.1, 0.24],
      [17, 0],
      [13.1, -0.24],
    ],
    eighth,
  ),
  ring([
    [0, 0],
    [17, 0],
    [12.6, eighth * 1.5],
  ]),
  star(4, 17, 5.1) + star(4, 12.2, 4.4, Math.PI / 4),
  polygon(8, 17, eighth) + polygon(8, 11.2, eighth),
  ring(
    [
      [16.7, -eighth * 0.9],
      [16.7, eighth * 0.9],
      [8.5, 0],
    ],
    eighth,
  ),
];
const eyes = [polygon(8, 5.1, eighth), star(8, 6.5, 3.4), polygon(4, 5.8)];

/** Crossed squares and the ring wall have a hole: the eye sits in it. */
const isOpen = (figure: number): boolean => figure === 1 || figure === 6;

/** The shapes that every mark of a page is put together from. Stands once, at the top of the body. */
export const MarkShapes = () => raw(shapes);

const shapes =
  '<svg width="0" height="0" class="shapes" aria-hidden="true"><defs>' +
  grounds.map(({ path }, index) => `<path id="mg${index}" d="${path}"/>`).join('') +
  `<path id="mc" d="${cornerTiles}"/>` +
  figures.map((path, index) => `<path id="mf${index}" fill-rule="evenodd" d="${path}"/>`).join('') +
  eyes.map((path, index) => `<path id="me${index}" d="${path}"/>`).join('') +
  '</defs></svg>';

export type MarkSize = 'xs' | 'm' | 'l' | 'xl';

/**
 * The mark of a member or an office without an emblem of its own. Always beside the name, so it is hidden from screen readers.
 * `look` is the stored number; without one the seed alone decides.
 */
export function Mark({ seed, look, size = 'm' }: { seed: string; look?: number | null; size?: MarkSize }) {
  const eye = (hash(seed) >>> 9) % eyes.length;
  return raw(markOf(look ?? hashLook(seed), eye, size));
}

/** The mark of the network itself: the khatam on lapis. */
export const NetworkMark = () => raw(networkMark);

const networkMark =
  '<svg class="mark" viewBox="-20 -20 40 40" aria-hidden="true"><path class="g1" d="M-20-20h40v40h-40z"/>' +
  `<path class="g3" d="${star(8, 17.5, 13.4)}"/><path class="g2" d="${star(8, 11.6, 7.6, eighth)}"/><path class="g1" d="${polygon(4, 4.5)}"/></svg>`;

/** At most 864 looks with three eyes in four sizes: after the first pages every mark is a look-up. */
const drawn = new Map<string, string>();

function markOf(look: number, eye: number, size: MarkSize): string {
  const key = `${look}.${eye}.${size}`;
  const known = drawn.get(key);
  if (known) return known;
  const mark = `<svg class="mark ${size}" viewBox="-20 -20 40 40" aria-hidden="true">${insideOf(look, eye)}</svg>`;
  drawn.set(key, mark);
  return mark;
}

function insideOf(look: number, eye: number): string {
  const [ground, figure, pupil] = toningOf(look);
  const shape = figureOf(look);
  const base = groundOf(look);
  const scale = (grounds[base]?.radius ?? 17) / 17;
  const corners = base === 3 ? `<use class="g${pupil === 3 ? figure : pupil}" href="#mc"/>` : '';
  return (
    `${corners}<use class="g${ground}" href="#mg${base}"/>` +
    `<use class="g${figure}" href="#mf${shape}"${scaled(scale)}/>` +
    `<use class="g${isOpen(shape) ? figure : pupil}" href="#me${eye}"${scaled(isOpen(shape) ? scale * 1.1 : scale)}/>`
  );
}

const scaled = (scale: number): string => (scale === 1 ? '' : ` transform="scale(${scale.toFixed(2)})"`);
