import { expect, test } from 'vitest';
import { assignLooks } from '#members/look.ts';
import { rendered } from '../rendered.tsx';
import { Mark, MarkShapes } from './mark.tsx';

test('204 members have 204 different marks', () => {
  const given = assignLooks(Array.from({ length: 204 }, (_, index) => `city-${index}`));
  const marks = [...given].map(([seed, look]) => rendered(<Mark seed={seed} look={look} />));
  expect(new Set(marks).size).toBe(204);
});

test('a mark is the same at every rendering, and the stored look decides over the name', () => {
  expect(rendered(<Mark seed="shiraz" look={7} />)).toBe(rendered(<Mark seed="shiraz" look={7} />));
  expect(rendered(<Mark seed="shiraz" look={7} />)).not.toBe(rendered(<Mark seed="shiraz" />));
});

test('every shape that a mark uses stands in the shapes of the page', () => {
  const shapes = rendered(<MarkShapes />);
  const marks = Array.from({ length: 864 }, (_, look) => rendered(<Mark seed="seoul" look={look} />)).join('');
  const used = new Set([...marks.matchAll(/href="#(\w+)"/g)].map(([, id]) => id));
  expect([...used].filter((id) => !shapes.includes(`id="${id}"`))).toEqual([]);
});
