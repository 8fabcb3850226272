import { hash, rng } from '#members/look.ts';
import { raw } from '../raw.ts';
import { contactAngles, pick, tile } from './frieze.tsx';
import { filler, hankin } from './geometry.ts';

const glazes = [2, 1, 5, 1, 2] as const;

/** What stands where a thing has no picture: the frieze's tiles in several courses, one of them the lamp. */
export function Cover({ seed, columns = 12, rows = 4 }: { seed: string; columns?: number; rows?: number }) {
  const random = rng(`${seed}·cover`);
  const angle = pick(contactAngles, random());
  const eye = pick(contactAngles, random());
  const id = `k${hash(seed).toString(36)}`;
  const lamp = Math.floor(random() * columns * rows);
  let stars = '';
  let pupils = '';
  let squares = '';
  for (let index = 0; index < columns * rows; index++) {
    const place = `x="${(index % columns) * tile + tile / 2}" y="${Math.floor(index / columns) * tile + tile / 2}"`;
    stars += `<use href="#${id}" ${place} class="${index === lamp ? 'lamp' : `g${pick(glazes, random() * random())}`}"/>`;
    pupils += `<use href="#${id}e" ${place}/>`;
  }
  for (let index = 0; index < (columns + 1) * (rows + 1); index++) {
    squares += `<use href="#${id}f" x="${(index % (columns + 1)) * tile}" y="${Math.floor(index / (columns + 1)) * tile}"/>`;
  }
  return raw(
    `<svg class="cover" viewBox="0 0 ${columns * tile} ${rows * tile}" preserveAspectRatio="xMidYMid slice" aria-hidden="true"><defs>` +
      `<path id="${id}" d="${hankin(tile / 2, angle)}"/><path id="${id}e" d="${hankin(8, eye, Math.PI / 8)}"/><path id="${id}f" d="${filler(tile / 2, angle)}"/></defs>` +
      `<path class="g4" d="M0 0h${columns * tile}v${rows * tile}H0z"/>${stars}<g class="g4">${pupils}</g><g class="g10">${squares}</g></svg>`,
  );
}
