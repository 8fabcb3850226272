import { polygon, star } from './geometry.ts';

export type IconInks = { ground: string; glaze: string; cream: string };

/** The network's mark as a picture of its own, for tabs and telephones: the khatam on the network's ground. */
export const iconOf = (inks: IconInks): string =>
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-20 -20 40 40">' +
  `<path fill="${inks.ground}" d="M-20-20h40v40h-40z"/>${khatam(inks)}</svg>\n`;

/** The star itself, forty wide around the origin. */
const khatam = ({ ground, glaze, cream }: IconInks): string =>
  `<path fill="${cream}" d="${star(8, 17.5, 13.4)}"/>` +
  `<path fill="${glaze}" d="${star(8, 11.6, 7.6, Math.PI / 8)}"/><path fill="${ground}" d="${polygon(4, 4.5)}"/>`;

/** What stands beside a link to the network where one shares it: the khatam on the network's ground, 1200 by 630, over a course of small ones. */
export function sharedPictureOf(inks: IconInks): string {
  const one = khatam(inks);
  const placed = (x: number, y: number, size: number) =>
    `<g transform="translate(${x} ${y}) scale(${size / 40})">${one}</g>`;
  const course = Array.from({ length: 20 }, (_, index) => placed(30 + index * 60, 600, 60)).join('');
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630">' +
    `<path fill="${inks.ground}" d="M0 0h1200v630H0z"/>${placed(600, 285, 440)}${course}</svg>\n`
  );
}

/** A PNG in the envelope of an ICO file, which every browser reads: one picture of 32 by 32. */
export function icoOf(png: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.set([32, 32], 6);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.byteLength, 14);
  head.writeUInt32LE(22, 18);
  return new Uint8Array(Buffer.concat([head, png]));
}
