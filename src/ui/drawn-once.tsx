import type { Child } from 'hono/jsx';
import { raw } from './raw.ts';
import { useView } from './view.ts';

const drawings = new WeakMap<object, Map<string, string>>();

/**
 * A part of a page that shows nothing but `of` and the reader's locale: drawn once for each locale as long as `of` lives. Worth its
 * place around what kept readings share: long lists and maps. What depends on who reads (steps, mandates, the address of the page)
 * stands outside. `part` tells several parts of one reading apart.
 */
export function DrawnOnce({ of, part = '', children }: { of: object; part?: string; children?: Child }) {
  const { language, calendar, timeZone } = useView().locale;
  const key = `${part} ${language} ${calendar} ${timeZone}`;
  const known = drawings.get(of) ?? new Map<string, string>();
  drawings.set(of, known);
  const drawn = known.get(key) ?? drawingOf(children);
  known.set(key, drawn);
  return raw(drawn);
}

/** Parts are functions of their props, so nothing here waits; JSX elements know how to write themselves. */
function drawingOf(children: Child): string {
  const part: { toString: () => string } = <>{children}</>;
  return part.toString();
}
