import { raw as unescaped } from 'hono/html';

/**
 * Markup that this program has made itself, from numbers and its own tables, or that `escaped` has gone over. The only door past the
 * escaping of hono/jsx: what people wrote never goes through it.
 */
export const raw = (markup: string) => unescaped(markup);

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** People's text as it may stand inside of such markup, in an element or in a quoted attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
