/** How a network turns one of the hues: degrees, and how colourful it is as a share of ours. */
export type Turn = number | { hue: number; chroma?: number };

/** What a network may turn; lightness is not among it, so that contrast stays. */
export const turnable = [
  'lapis',
  'turquoise',
  'plate',
  'g1',
  'g2',
  'g3',
  'g4',
  'g5',
  'g6',
  'g7',
  'g8',
  'g9',
  'g10',
] as const;

export type NetworkColours = Partial<Record<(typeof turnable)[number], Turn>>;

/** More colour than this leaves what screens can show, and lightness would give way. */
const mostChroma = 1.15;

/** The style sheet of one network, loaded after everybody's: its own hues, in both schemes. Empty where it keeps ours. */
export function networkStyle(colours: NetworkColours): string {
  const turns = turnable.flatMap((name) => {
    const turn = colours[name];
    return turn === undefined ? [] : [declarations(name, typeof turn === 'number' ? { hue: turn } : turn)];
  });
  return turns.length === 0 ? '' : `:root{${turns.join('')}}\n`;
}

function declarations(name: string, { hue, chroma = 1 }: { hue: number; chroma?: number }): string {
  if (!Number.isFinite(hue) || !Number.isFinite(chroma)) throw new RangeError(`no colour: ${name} ${hue} ${chroma}`);
  const turned = Math.round((((hue % 360) + 360) % 360) * 10) / 10;
  const share = Math.round(Math.min(mostChroma, Math.max(0, chroma)) * 100) / 100;
  return `--${name}-hue:${turned};--${name}-chroma:${share};`;
}
