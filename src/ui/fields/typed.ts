import type { FormState } from '#web/route.ts';

/** What was typed into a field of one line; empty where nothing was. */
export function typed({ values }: FormState, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}

/** All that was chosen in a field of many. */
export function typedList({ values }: FormState, name: string): readonly string[] {
  const value = values[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
