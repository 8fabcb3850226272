import { expect, test } from 'vitest';
import { DrawnOnce } from './drawn-once.tsx';
import { rendered } from './rendered.tsx';
import { sampleView } from './sample-view.ts';
import { SetIn } from './set-in.ts';
import { useView } from './view.ts';

let drawings = 0;

function Names({ names }: { names: readonly string[] }) {
  drawings += 1;
  return (
    <p lang={useView().locale.language}>
      {names.join(', ')} {drawings}
    </p>
  );
}

const shown = (names: readonly string[], language: 'en' | 'fa' = 'en') =>
  rendered(
    <DrawnOnce of={names}>
      <Names names={names} />
    </DrawnOnce>,
    sampleView(language),
  );

test('one reading is drawn once for each locale, and another reading anew', () => {
  const cities = ['Shiraz', '<b>Seoul</b>'];
  const first = shown(cities);
  expect(first).toBe('<p lang="en">Shiraz, &lt;b&gt;Seoul&lt;/b&gt; 1</p>');
  expect(shown(cities)).toBe(first);
  expect(shown(cities, 'fa')).toContain('<p lang="fa">');
  expect(shown([...cities])).not.toBe(first);
});

test('several parts of one reading are kept apart', () => {
  const cities = ['Shiraz'];
  const parts = rendered(
    <>
      <DrawnOnce of={cities} part="map">
        map
      </DrawnOnce>
      <DrawnOnce of={cities} part="index">
        index
      </DrawnOnce>
    </>,
  );
  expect(parts).toBe('mapindex');
});

test('a part within a part is drawn with it, and each page takes up its own', () => {
  const [cities, countries] = [['Shiraz'], ['Iran']];
  const inner = <DrawnOnce of={countries}>Iran</DrawnOnce>;
  const outer = (
    <DrawnOnce of={cities}>
      <p>Shiraz, {inner}</p>
    </DrawnOnce>
  );
  for (const page of [outer, inner, outer]) {
    const setIn = new SetIn();
    const sent = setIn.bytesOf(rendered(page, { ...sampleView('en'), setIn })).toString();
    expect(sent).toBe(page === inner ? 'Iran' : '<p>Shiraz, Iran</p>');
  }
});
