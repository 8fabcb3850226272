import { hash, rng } from '#members/look.ts';
import { raw } from '../raw.ts';
import { filler, hankin } from './geometry.ts';

export const tile = 40;
export const contactAngles = [45, 52, 60, 67.5] as const;

const tilesOfCourse = 16;
const glazes = [2, 1, 5, 2, 3, 1, 5, 2] as const;

/**
 * One course of tiles above the footer, the only flourish of a page. The network seeds the pattern, the page the place of the one
 * saffron tile: the lamp. The course repeats every 16 tiles as a pattern, so that it costs the same at any width.
 */
export function Frieze({ network, page }: { network: string; page: string }) {
  const lamp = (hash(page) % 8) * tile + tile / 2;
  return raw(
    `<svg class="frieze" aria-hidden="true"><defs>${courseOf(network)}</defs><rect width="100%" height="${tile}" fill="url(#frieze)"/>` +
      `<use class="lamp" href="#fs" x="${lamp}" y="20"/><use class="g4" href="#fe" x="${lamp}" y="20"/></svg>`,
  );
}

/** The courses of the networks shown by this process: one, or a few in tests. */
const courses = new Map<string, string>();

function courseOf(network: string): string {
  const known = courses.get(network);
  if (known) return known;
  if (courses.size > 100) courses.clear();
  const course = drawCourse(network);
  courses.set(network, course);
  return course;
}

function drawCourse(network: string): string {
  const random = rng(`${network}·course`);
  const angle = pick(contactAngles, random());
  const eye = pick(contactAngles, random());
  const width = tilesOfCourse * tile;
  let tiles = '';
  let squares = '';
  for (let index = 0; index < tilesOfCourse; index++) {
    const place = `x="${index * tile + tile / 2}" y="${tile / 2}"`;
    const glaze = pick(glazes, random() * random());
    tiles += `<use href="#fs" ${place} class="g${glaze}"/><use href="#fe" ${place} class="g${index % 3 ? 4 : 3}"/>`;
  }
  for (let index = 0; index <= tilesOfCourse; index++) {
    squares += `<use href="#ff" x="${index * tile}"/><use href="#ff" x="${index * tile}" y="${tile}"/>`;
  }
  return (
    `<path id="fs" d="${hankin(tile / 2, angle)}"/><path id="fe" d="${hankin(8, eye, Math.PI / 8)}"/><path id="ff" d="${filler(tile / 2, angle)}"/>` +
    `<pattern id="frieze" width="${width}" height="${tile}" patternUnits="userSpaceOnUse">` +
    `<path class="g4" d="M0 0h${width}v${tile}H0z"/>${tiles}<g class="g10">${squares}</g></pattern>`
  );
}

export function pick<Value>(values: readonly Value[], fraction: number): Value {
  const value = values[Math.floor(fraction * values.length)];
  if (value === undefined) throw new RangeError(`nothing to pick at ${fraction} of ${values.length}`);
  return value;
}
