import { geoGraticule, geoPath } from 'd3-geo';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { outline } from './outline.ts';
import { worldProjection, type PlatePoint } from './world.ts';

/** A coast: pairs of longitude and latitude, with the box around them. */
export type Ring = { coordinates: Float64Array; west: number; south: number; east: number; north: number };

type Position = number[];

/** Natural Earth's coasts at two scales, from the package world-atlas, read when the first map is drawn. */
const files = { small: 'world-atlas/land-110m.json', fine: 'world-atlas/land-50m.json' };
const require = createRequire(import.meta.url);
const rings = new Map<keyof typeof files, readonly Ring[]>();

/** All coasts but Antarctica's. */
export function coasts(scale: keyof typeof files): readonly Ring[] {
  const known = rings.get(scale);
  if (known) return known;
  const read = polygonsOf(scale).flat().map(ringOf);
  rings.set(scale, read);
  return read;
}

type LandFile = Topology<{ land: GeometryCollection }>;

/** Polygons with their lakes and inland seas, without Antarctica. */
function polygonsOf(scale: keyof typeof files): Position[][][] {
  const topology = readTopology(require.resolve(files[scale]));
  return feature(topology, topology.objects.land)
    .features.flatMap(({ geometry }) => (geometry.type === 'MultiPolygon' ? geometry.coordinates : []))
    .filter(([shore]) => shore?.some(([, latitude = -90]) => latitude > -58));
}

/** The boundary to the package: its files are TopoJSON with one object, the land. */
function readTopology(file: string): LandFile {
  return JSON.parse(readFileSync(file, 'utf8')) as LandFile;
}

function ringOf(positions: readonly Position[]): Ring {
  const ring: Ring = {
    coordinates: new Float64Array(positions.length * 2),
    west: 180,
    south: 90,
    east: -180,
    north: -90,
  };
  positions.forEach(([longitude = 0, latitude = 0], index) => {
    ring.coordinates[index * 2] = longitude;
    ring.coordinates[index * 2 + 1] = latitude;
    ring.west = Math.min(ring.west, longitude);
    ring.east = Math.max(ring.east, longitude);
    ring.south = Math.min(ring.south, latitude);
    ring.north = Math.max(ring.north, latitude);
  });
  return ring;
}

let world: { land: string; graticule: string } | undefined;

/** The land and the lines of the world plate as paths: the same on every page. */
export function worldOutlines(): { land: string; graticule: string } {
  world ??= { land: worldLand(), graticule: worldGraticule() };
  return world;
}

function worldLand(): string {
  const path = geoPath(worldProjection)({ type: 'MultiPolygon', coordinates: polygonsOf('small') }) ?? '';
  return path
    .split('M')
    .map((part) => outline(pointsOf(part), 1, 9))
    .join('');
}

/** The points of one part of a path that d3 has written: `1.5,2L3,4Z`. */
const pointsOf = (path: string): PlatePoint[] =>
  path.split(/[LZ]/).flatMap((pair) => {
    const [x, y] = pair.split(',').map(Number);
    return x === undefined || y === undefined ? [] : [[x, y] as const];
  });

function worldGraticule(): string {
  const lines = geoGraticule()
    .step([30, 30])
    .extent([
      [-165, -57],
      [185, 82],
    ])();
  const exact = geoPath(worldProjection)(lines) ?? '';
  const rounded = exact.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number))));
  // Parallels are straight on this projection: of their many points the first and the last.
  return rounded.replace(/M(-?\d+),(-?\d+)(?:L-?\d+,\2)*L(-?\d+),\2(?=M|$)/g, 'M$1,$2H$3');
}
