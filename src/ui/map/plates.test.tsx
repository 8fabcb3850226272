import type { Child } from 'hono/jsx';
import { describe, expect, test } from 'vitest';
import type { Language } from '#i18n/languages.ts';
import { rendered } from '../rendered.tsx';
import { sampleView } from '../sample-view.ts';
import { textWidth } from './labels.ts';
import { MiniPlate } from './mini.tsx';
import { clustered, RegionPlate, WorldPlate, type MapPoint } from './plates.tsx';
import { gridReference } from './world.ts';

const shiraz: MapPoint = {
  name: 'Shiraz',
  href: '/en/members/shiraz',
  latitude: 29.61,
  longitude: 52.53,
  population: 1_570_000,
};
const seoul: MapPoint = {
  name: 'Seoul',
  href: '/en/members/seoul',
  latitude: 37.57,
  longitude: 126.98,
  population: 9_400_000,
  meant: true,
};
const suva: MapPoint = {
  name: 'Suva',
  href: '/en/members/suva',
  latitude: -18.14,
  longitude: 178.44,
  population: 94_000,
};
const apia: MapPoint = {
  name: 'Apia',
  href: '/en/members/apia',
  latitude: -13.83,
  longitude: -171.77,
  population: 37_000,
};

const shown = (part: Child, language: Language = 'en') => rendered(part, sampleView(language));

test('every city of the world plate is a link with its name', () => {
  const plate = shown(<WorldPlate points={[shiraz, seoul, suva]} />);
  expect([...plate.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
    shiraz.href,
    seoul.href,
    suva.href,
  ]);
  expect(plate).toContain('<title>Shiraz · O4</title>');
  expect(plate).toContain('class="meant"');
});

test('the squares of the grid are those of the index', () => {
  expect([gridReference(29.61, 52.53), gridReference(37.57, 126.98), gridReference(-41.29, 174.78)]).toEqual([
    'O4',
    'T3',
    'W11',
  ]);
});

test('a name that looks like markup stays text', () => {
  const plate = shown(
    <WorldPlate points={[{ ...shiraz, name: '</text><script>alert("1")</script>', href: '/en/members/"x' }]} />,
  );
  expect(plate).not.toContain('<script');
  expect(plate).toContain('href="/en/members/&quot;x"');
});

test('more than four hundred points become links with a count to the members of their square', () => {
  const many = Array.from({ length: 401 }, (_, index) => ({
    ...shiraz,
    name: `City ${index}`,
    href: `/en/members/city-${index}`,
  }));
  const plate = shown(<WorldPlate points={[...many, suva]} squareHref={(square) => `/en/members?square=${square}`} />);
  expect(plate).toContain('href="/en/members?square=O4"');
  expect(plate).toContain('In square O4: 401');
  expect(plate.match(/<a /g)).toHaveLength(2);
});

test('a city alone in its square, and the one meant, stay what they are', () => {
  const { points, clusters } = clustered([shiraz, seoul, { ...shiraz, name: 'Yazd' }, suva], () => '#');
  expect(points.map(({ name }) => name)).toEqual(['Seoul', 'Suva']);
  expect(clusters.map(({ reference, count }) => [reference, count])).toEqual([['O4', 2]]);
});

test('cities on both sides of the date line are neighbours', () => {
  const plate = shown(<RegionPlate points={[suva, apia]} title="The Pacific" />);
  const places = [...plate.matchAll(/translate\((\d+) (\d+)\)/g)].map(([, x]) => Number(x));
  expect(places).toHaveLength(2);
  expect(places.every((x) => x > 0 && x < 832)).toBe(true);
  expect(places[0]).toBeLessThan(places[1] ?? 0);
});

test('a region with one city shows its surroundings, and without any nothing', () => {
  expect(shown(<RegionPlate points={[shiraz]} title="Iran" />)).toMatch(/class="land" d="M/);
  expect(shown(<RegionPlate points={[]} title="Iran" />)).toBe('');
});

test('a city at the end of the world still has a map', () => {
  for (const place of [
    { latitude: 90, longitude: 0 },
    { latitude: -90, longitude: 180 },
    { latitude: 0, longitude: -180 },
  ]) {
    expect(shown(<MiniPlate place={place} name="Nowhere" />)).not.toContain('NaN');
    expect(shown(<WorldPlate points={[{ ...place, name: 'Nowhere', href: '/' }]} />)).not.toContain('NaN');
  }
});

test('the plate is the same in Persian but for the names', () => {
  const [english, persian] = [
    shown(<WorldPlate points={[shiraz]} title="Map" />),
    shown(<WorldPlate points={[{ ...shiraz, name: 'شیراز' }]} title="Map" />, 'fa'),
  ];
  expect(persian.replaceAll('شیراز', 'Shiraz')).toBe(english);
});

describe('the small plate of a city', () => {
  const bishkek = { latitude: 42.87, longitude: 74.59 };
  const near = [
    { name: 'Almaty', latitude: 43.25, longitude: 76.95 },
    { name: 'A long name of an organization nearby', latitude: 45.5, longitude: 73.2 },
    { name: 'Tashkent', latitude: 41.26, longitude: 69.22 },
    { name: 'Samarkand', latitude: 39.65, longitude: 66.96 },
  ];
  const words = (plate: string) => [...plate.matchAll(/<text x="(-?\d+)" y="(-?\d+)"[^>]*>([^<]+)/g)];

  test('names the nearest two members where no coast is in sight', () => {
    const plate = shown(<MiniPlate place={bishkek} name="Bishkek" near={near} />);
    expect(words(plate).map(([, , , name]) => name)).toEqual(['Almaty', 'Tashkent']);
    expect(plate.match(/class="off"/g)).toHaveLength(4);
  });

  test('goes further off until two are in sight', () => {
    const steppe = { latitude: 51.18, longitude: 71.44 };
    const plate = shown(<MiniPlate place={steppe} name="Astana" near={near} />);
    expect(words(plate).length).toBeGreaterThan(0);
  });

  test('leaves the coast to itself where one is', () => {
    expect(shown(<MiniPlate place={shiraz} name="Shiraz" near={near} />)).not.toContain('class="off"');
  });

  test('keeps every name inside', () => {
    for (let degrees = 0; degrees < 360; degrees += 15) {
      const around = [1, 2, 3, 4].map((step) => ({
        name: 'Ulaanbaatar',
        latitude: bishkek.latitude + 1.6 * step * Math.sin((degrees * Math.PI) / 180),
        longitude: bishkek.longitude + 2 * step * Math.cos((degrees * Math.PI) / 180),
      }));
      const plate = shown(<MiniPlate place={bishkek} name="Bishkek" near={around} />);
      for (const [tag, x = '', y = '', name = ''] of words(plate)) {
        const width = textWidth(name, 26);
        const before = tag.includes('"end"') ? width : 0;
        const left = Number(x) - (tag.includes('"middle"') ? width / 2 : before);
        expect([left >= 0, left + width <= 400, Number(y) > 20, Number(y) < 356]).toEqual([true, true, true, true]);
      }
    }
  });
});

test('a few members are shown on a phone all at once, with the names that find room; many slide', () => {
  const few = shown(<RegionPlate points={[shiraz, seoul]} title="Asia" />);
  expect([few.includes('plate few'), few.includes('tabindex')]).toEqual([true, false]);
  const many = Array.from({ length: 13 }, (_, index) => ({ ...shiraz, latitude: 20 + index, name: `City ${index}` }));
  expect(shown(<RegionPlate points={many} title="Asia" />)).toContain('class="plate region" tabindex="0"');
});
