import { expect, test } from 'vitest';
import { hexOf } from './colour.ts';

test('White, black and the primaries of a screen are themselves', () => {
  expect(hexOf({ lightness: 1, chroma: 0, hue: 0 })).toBe('#ffffff');
  expect(hexOf({ lightness: 0, chroma: 0, hue: 0 })).toBe('#000000');
  expect(hexOf({ lightness: 0.627955, chroma: 0.257683, hue: 29.2339 })).toBe('#ff0000');
  expect(hexOf({ lightness: 0.452014, chroma: 0.313214, hue: 264.052 })).toBe('#0000ff');
});

test('What no screen shows loses colour and not lightness', () => {
  const lightness = (hex: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
    return 0.2126 * red ** 2.2 + 0.7152 * green ** 2.2 + 0.0722 * blue ** 2.2;
  };
  for (let hue = 0; hue < 360; hue += 30) {
    const ink = hexOf({ lightness: 0.37, chroma: 0.145, hue });
    // Against white at least 7:1, whatever the hue.
    expect(1.05 / (lightness(ink) + 0.05)).toBeGreaterThan(7);
  }
});
