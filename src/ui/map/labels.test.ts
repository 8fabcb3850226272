import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelBox, overlaps, placeLabels, textWidth, type Box, type Frame, type LabelWish } from './labels.ts';

const frame: Frame = { width: 1184, height: 548, fontSize: 13, dot: 5, margin: 18 };

const wishes = fc.array(
  fc.record({
    name: fc.constantFrom('Shiraz', 'Seoul', 'Addis Ababa', 'شیراز', 'آدیس‌آبابا', '서울', '부에노스아이레스', 'İzmir'),
    at: fc.tuple(fc.integer({ min: 20, max: 1164 }), fc.integer({ min: 20, max: 528 })),
    population: fc.integer({ min: 0, max: 20_000_000 }),
    isMeant: fc.boolean(),
  }),
  { maxLength: 120 },
);

function boxesOf(list: readonly LabelWish[]): Box[] {
  return placeLabels(list, frame).flatMap((side, index) => {
    const wish = list[index];
    if (!side || !wish) return [];
    return [labelBox(wish, side, textWidth(wish.name, frame.fontSize) * (wish.isMeant ? 1.06 : 1), frame.fontSize)];
  });
}

test('no label covers another', () => {
  fc.assert(
    fc.property(wishes, (list) => {
      const boxes = boxesOf(list);
      return boxes.every((box, index) => boxes.slice(index + 1).every((other) => !overlaps(box, other)));
    }),
  );
});

test('no label covers a point or leaves the plate', () => {
  fc.assert(
    fc.property(wishes, (list) =>
      boxesOf(list).every(
        (box) =>
          box[0] >= 0 &&
          box[1] >= 0 &&
          box[2] <= frame.width &&
          box[3] <= frame.height &&
          list.every(({ at: [x, y] }) => !overlaps(box, [x - 4, y - 4, x + 4, y + 4])),
      ),
    ),
  );
});

test('the place that is meant and then the largest city are labelled first', () => {
  const crowded: LabelWish[] = [
    { name: 'Gimpo', at: [600, 300], population: 400_000, isMeant: false },
    { name: 'Seoul', at: [601, 301], population: 10_000_000, isMeant: false },
    { name: 'Anyang', at: [602, 302], population: 500_000, isMeant: true },
  ];
  const [, seoul, anyang] = placeLabels(crowded, frame);
  expect([seoul, anyang]).toEqual(['left', 'right']);
});

test('the same cities in another order get the same labels', () => {
  const cities: LabelWish[] = Array.from({ length: 60 }, (_, index) => ({
    name: `City ${index}`,
    at: [100 + ((index * 97) % 400), 100 + ((index * 61) % 200)],
    population: index * 1000,
    isMeant: false,
  }));
  const sides = placeLabels(cities, frame);
  expect(placeLabels(cities.toReversed(), frame).toReversed()).toEqual(sides);
});

test('Hangul is wider than Latin, and Persian marks have no width', () => {
  expect(textWidth('서울', 10)).toBeGreaterThan(textWidth('se', 10));
  expect(textWidth('شهرِ', 10)).toBe(textWidth('شهر', 10));
});
