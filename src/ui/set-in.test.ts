import { expect, test } from 'vitest';
import { SetIn } from './set-in.ts';

test('parts stand where their marks stand, as often as they do', () => {
  const setIn = new SetIn();
  const map = setIn.mark(Buffer.from('<svg>تهران</svg>'));
  const index = setIn.mark(Buffer.from('<ol>서울</ol>'));
  const page = setIn.bytesOf(`<main>${index}«${map}»${index}</main>`);
  expect(page.toString()).toBe('<main><ol>서울</ol>«<svg>تهران</svg>»<ol>서울</ol></main>');
});

test('a page without parts is its text', () => {
  expect(new SetIn().bytesOf('<p>شیراز</p>').toString()).toBe('<p>شیراز</p>');
  expect(new SetIn().bytesOf('').length).toBe(0);
});

test('a mark of another page is an error, not a part', () => {
  const foreign = new SetIn().mark(Buffer.from('foreign'));
  expect(() => new SetIn().bytesOf(`<p>${foreign}</p>`)).toThrow('no part 0');
});
