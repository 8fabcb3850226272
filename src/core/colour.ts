/** A colour by OKLCH: lightness from 0 to 1, chroma, hue in degrees. */
export type Colour = { lightness: number; chroma: number; hue: number };

/**
 * The colour as `#rrggbb`, for mail programs and pictures, which know no OKLCH. What screens cannot show loses chroma and keeps its
 * lightness. Source: Björn Ottosson, "A perceptual color space for image processing" (2020).
 */
export function hexOf({ lightness, chroma, hue }: Colour): string {
  let [least, most] = [0, chroma];
  if (!isShown(channelsOf({ lightness, chroma, hue }))) {
    for (let step = 0; step < 12; step += 1) {
      const middle = (least + most) / 2;
      if (isShown(channelsOf({ lightness, chroma: middle, hue }))) least = middle;
      else most = middle;
    }
    most = least;
  }
  return `#${channelsOf({ lightness, chroma: most, hue }).map(byteOf).join('')}`;
}

const isShown = (channels: readonly number[]): boolean =>
  channels.every((channel) => channel >= -0.0001 && channel <= 1.0001);

/** Red, green and blue in linear light. */
function channelsOf({ lightness, chroma, hue }: Colour): number[] {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

function byteOf(linear: number): string {
  const clipped = Math.min(1, Math.max(0, linear));
  const channel = clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * clipped ** (1 / 2.4) - 0.055;
  return Math.round(channel * 255)
    .toString(16)
    .padStart(2, '0');
}
