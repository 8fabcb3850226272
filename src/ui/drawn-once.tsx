import type { Child } from 'hono/jsx';
import { drawn } from './drawn.ts';
import { raw } from './raw.ts';
import { useView, ViewProvider } from './view.ts';

const drawings = new WeakMap<object, Map<string, Buffer>>();

/** People choose their calendar and zone; somebody who tries all of them must not fill the memory. */
const MOST_OF_ONE = 12;

/**
 * A part of a page that shows nothing but `of` and the reader's locale: drawn once for each locale as long as `of` lives. Worth its
 * place around what kept readings share: long lists and maps. What depends on who reads (steps, mandates, the address of the page)
 * stands outside. `part` tells several parts of one reading apart.
 */
export function DrawnOnce({ of, part = '', children }: { of: object; part?: string; children?: Child }) {
  const view = useView();
  const { language, calendar, timeZone } = view.locale;
  const key = `${part} ${language} ${calendar} ${timeZone}`;
  const known = drawings.get(of) ?? new Map<string, Buffer>();
  drawings.set(of, known);
  // A part within a part is drawn with it: the marks of this page mean nothing in the next.
  const drawing =
    known.get(key) ?? Buffer.from(drawn(<ViewProvider value={{ ...view, setIn: undefined }}>{children}</ViewProvider>));
  if (known.size < MOST_OF_ONE) known.set(key, drawing);
  return raw(view.setIn ? view.setIn.mark(drawing) : drawing.toString());
}
