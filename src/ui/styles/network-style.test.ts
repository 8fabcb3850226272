import { bundle } from 'lightningcss';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { hexOf } from '#core/colour.ts';
import { inksOf } from '#network/colours.ts';
import { networkStyle, turnable } from './network-style.ts';

test('a network that keeps our colours needs no style of its own', () => {
  expect(networkStyle({})).toBe('');
});

test('a network turns hues, not lightness', () => {
  expect(networkStyle({ lapis: 150, g6: { hue: -20, chroma: 0.5 } })).toBe(
    ':root{--lapis-hue:150;--lapis-chroma:1;--g6-hue:340;--g6-chroma:0.5;}\n',
  );
});

test('more colour than screens show is held back', () => {
  expect(networkStyle({ plate: { hue: 725, chroma: 9 } })).toBe(':root{--plate-hue:5;--plate-chroma:1.15;}\n');
});

test('what is no number does not reach the sheet', () => {
  expect(() => networkStyle({ lapis: Number.NaN })).toThrow(RangeError);
});

const sheet = bundle({ filename: path.join(import.meta.dirname, 'style.css'), minify: true }).code.toString();

test('every colour that a network may turn is turned by the sheet', () => {
  expect(turnable.filter((name) => !sheet.includes(`var(--${name}-hue)`))).toEqual([]);
});

test('the sheet weighs at most 16 KB compressed', () => {
  expect(gzipSync(sheet).length).toBeLessThan(16_384);
});

/** Physical sides would not turn round with the page; `to right` in a gradient of equal dashes may stay. */
test('the sheet knows no left and no right', () => {
  expect(
    sheet.match(/(?:margin|padding|border|inset)-(?:left|right)|[;{](?:left|right):|text-align:(?:left|right)|float:/g),
  ).toBeNull();
});

test('letters and icons have the inks of the sheet', () => {
  const ink = (name: string) => {
    const tokens = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');
    const [, lightness, chroma] =
      new RegExp(`--${name}: (?:light-dark\\(\\s*)?oklch\\(([\\d.]+) (?:calc\\()?([\\d.]+)`).exec(tokens) ?? [];
    return { lightness: Number(lightness), chroma: Number(chroma) };
  };
  const { lapis, ground, glaze, cream, paper: page } = inksOf({ hue: null, accentHue: null });
  expect([lapis, ground, glaze, cream, page]).toEqual([
    hexOf({ ...ink('lapis'), hue: 264 }),
    hexOf({ ...ink('g1'), hue: 264 }),
    hexOf({ ...ink('g2'), hue: 198 }),
    hexOf({ ...ink('g3'), hue: 84 }),
    hexOf({ ...ink('paper'), hue: 84 }),
  ]);
});

const paper = { light: [0.978, 0.011, 84], dark: [0.19, 0.05, 268] } as const;
const hues = Array.from({ length: 36 }, (_, index) => index * 10);

test('links and buttons stay readable whatever hue a network chooses', () => {
  for (const hue of hues) {
    for (const chroma of [0, 1, 1.15]) {
      expect.soft(contrast([0.37, 0.145 * chroma, hue], paper.light), `light ${hue} ${chroma}`).toBeGreaterThan(4.5);
      expect.soft(contrast([0.81, 0.085 * chroma, hue - 6], paper.dark), `dark ${hue} ${chroma}`).toBeGreaterThan(4.5);
      expect
        .soft(contrast([0.46, 0.085 * chroma, hue + 5], paper.light), `turquoise ${hue} ${chroma}`)
        .toBeGreaterThan(4.5);
      expect
        .soft(contrast([0.295, 0.115 * chroma, hue], [0.84, 0.035, 245]), `plate ${hue} ${chroma}`)
        .toBeGreaterThan(4.5);
    }
  }
});

type Colour = readonly [lightness: number, chroma: number, hue: number];

function contrast(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance of WCAG 2 from OKLCH, by Ottosson's matrices; what lies outside of sRGB is cut off. */
function luminance([lightness, chroma, hue]: Colour): number {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = within(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = within(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = within(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const within = (value: number): number => Math.min(1, Math.max(0, value));
