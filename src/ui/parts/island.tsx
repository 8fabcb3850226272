import { escaped, raw } from '../raw.ts';
import { useView } from '../view.ts';

/** The script of an island, by its name among them: what a page can do besides working without it. */
export function IslandScript({ name }: { name: string }) {
  // As text, because the JSX library would move a script to the head of the document.
  return <>{raw(`<script type="module" src="${escaped(useView().asset(`islands/${name}.js`))}"></script>`)}</>;
}
