import { messages } from '../messages/messages.ts';
import { said } from '../parts/text.tsx';
import { escaped, raw } from '../raw.ts';
import { useMessages } from '../view.ts';
import { labelOffsets, placeLabels, type Frame, type Side } from './labels.ts';
import { once } from './points.ts';
import { graticuleOf, inWindow, landIn, showsCoast, windowAround, type MapWindow } from './window.ts';
import type { Place, PlatePoint } from './world.ts';

const [miniWidth, miniHeight] = [400, 360];

/** How many degrees wide; far from any coast as many as it takes to see the neighbours. */
const nearby = 18;
const furtherOff: readonly number[] = [nearby, 28, 42];

/** A place nearby, the nearest first. */
export type Neighbour = Place & { name: string };

/** Where one city is: its surroundings, the city ringed. Far from any coast its neighbours say where that is. */
export function MiniPlate({ place, name, near = [] }: { place: Place; name: string; near?: readonly Neighbour[] }) {
  const title = said(useMessages(messages).whereIs, { name });
  const content = near.map((other) => `${other.latitude} ${other.longitude} ${other.name}`).join('\n');
  const picture = once(`mini ${place.latitude} ${place.longitude}\n${content}`, () => drawSurroundings(place, near));
  return (
    <div class="plate mini">
      {raw(`<svg viewBox="0 0 ${miniWidth} ${miniHeight}" role="img" aria-label="${escaped(title)}">${picture}</svg>`)}
    </div>
  );
}

function drawSurroundings(place: Place, near: readonly Neighbour[]): string {
  const nearest = windowAround(place, nearby, miniWidth, miniHeight);
  const isCoastal = showsCoast(nearest);
  const window = isCoastal ? nearest : inlandWindow(place, near);
  const [x, y] = inWindow(window, place);
  const land = `<path class="land" d="${landIn(window, 3, 8)}"/>`;
  const lines = `<path class="graticule" d="${graticuleOf(window)}"/>`;
  const ground = isCoastal ? lines + land : land + lines + drawNeighbours(window, place, near);
  return (
    `${ground}<g class="meant"><circle class="ring" cx="${x}" cy="${y}" r="24"/>` +
    `<circle class="dot" cx="${x}" cy="${y}" r="9"/></g>`
  );
}

/** The nearest window in which two neighbours can be seen, else the widest. */
function inlandWindow(place: Place, near: readonly Neighbour[]): MapWindow {
  const at = (degrees: number) => windowAround(place, degrees, miniWidth, miniHeight);
  return at(furtherOff.find((degrees) => seen(at(degrees), near).length >= 2) ?? Math.max(...furtherOff));
}

type Seen = Neighbour & { at: PlatePoint };

/** The neighbours that stand clear of the ring and of the edge. */
function seen(window: MapWindow, near: readonly Neighbour[]): Seen[] {
  const [middleX, middleY] = [miniWidth / 2, miniHeight / 2];
  return near
    .map((other) => ({ ...other, at: inWindow(window, other) }))
    .filter(({ at: [x, y] }) => x > 12 && y > 12 && x < miniWidth - 12 && y < miniHeight - 12)
    .filter(({ at: [x, y] }) => Math.hypot(x - middleX, y - middleY) > 30);
}

/** Letters are placed at half the size of the picture, for which the sides of a point are measured. */
const frame: Frame = { width: miniWidth / 2, height: miniHeight / 2, fontSize: 13, dot: 4, margin: 5 };
const half = ([x, y]: PlatePoint): PlatePoint => [x / 2, y / 2];

/** Faint dots, and the names of the nearest two that find room. */
function drawNeighbours(window: MapWindow, place: Place, near: readonly Neighbour[]): string {
  const others = seen(window, near);
  const meant = { name: '', at: half(inWindow(window, place)), population: 0, isMeant: true, reach: 14 };
  // Labels are given to the largest first: here that is the nearest.
  const wishes = others.map(({ name, at }, index) => ({
    name,
    at: half(at),
    population: others.length - index,
    isMeant: false,
  }));
  const [, ...sides] = placeLabels([meant, ...wishes], frame);
  let left = 2;
  return others
    .map(({ at, name }, index) => {
      const side = (left > 0 && sides[index]) || null;
      if (side) left -= 1;
      return drawNeighbour(at, name, side);
    })
    .join('');
}

function drawNeighbour([x, y]: PlatePoint, name: string, side: Side | null): string {
  const dot = `<circle class="off" cx="${x}" cy="${y}" r="7"/>`;
  if (!side) return dot;
  const [offsetX, offsetY, anchor] = labelOffsets[side];
  return `${dot}<text x="${x + 2 * offsetX}" y="${y + 2 * offsetY}" text-anchor="${anchor}">${escaped(name)}</text>`;
}
