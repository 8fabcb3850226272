import { hexOf } from '#core/colour.ts';

/** The hues that a network gave itself; null keeps ours. */
export type Hues = { hue: number | null; accentHue: number | null };

/** The inks of a network where no style sheet reaches, in sRGB: of its letters and of its icon. The numbers are those of the tokens. */
export const inksOf = ({ hue, accentHue }: Hues) => ({
  lapis: hexOf({ lightness: 0.37, chroma: 0.145, hue: hue ?? 264 }),
  ground: hexOf({ lightness: 0.38, chroma: 0.15, hue: hue ?? 264 }),
  glaze: hexOf({ lightness: 0.6, chroma: 0.1, hue: accentHue ?? 198 }),
  cream: hexOf({ lightness: 0.965, chroma: 0.015, hue: 84 }),
  paper: hexOf({ lightness: 0.978, chroma: 0.011, hue: 84 }),
});
