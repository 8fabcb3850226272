/** A piece of text of a page, with the language it is marked with. */
export type Piece = { text: string; language: string; within: string };

const empty = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

/** Attributes that people read or hear. */
const readable = ['title', 'aria-label', 'alt', 'placeholder'];

/** Every text that people read on a page of ours, attributes included. Our own markup is well-formed, so tags can be counted. */
export function piecesOf(html: string): Piece[] {
  const pieces: Piece[] = [];
  const open: { name: string; language: string }[] = [];
  const language = () => open.at(-1)?.language ?? '';
  const within = () => open.map(({ name }) => name).join(' ');
  for (const [, tag, text] of html.matchAll(/(<[^>]+>)|([^<]+)/g)) {
    if (text !== undefined && text.trim() && !isHidden(open))
      pieces.push({ text: decoded(text.trim()), language: language(), within: within() });
    if (tag !== undefined)
      readTag(tag, open, (piece) => pieces.push({ text: decoded(piece), language: language(), within: within() }));
  }
  return pieces;
}

function readTag(tag: string, open: { name: string; language: string }[], say: (text: string) => void): void {
  const name = /^<\/?([a-zA-Z][\w-]*)/.exec(tag)?.[1] ?? '';
  if (name === '') return;
  if (tag.startsWith('</')) {
    while (open.length > 0 && open.pop()?.name !== name);
    return;
  }
  const attributes = attributesOf(tag);
  open.push({ name, language: attributes['lang'] ?? open.at(-1)?.language ?? '' });
  for (const attribute of readable) if (attributes[attribute]) say(attributes[attribute]);
  if (empty.has(name) || tag.endsWith('/>')) open.pop();
}

const isHidden = (open: readonly { name: string }[]) => open.some(({ name }) => name === 'script' || name === 'style');

export function attributesOf(tag: string): Record<string, string> {
  return Object.fromEntries(
    [...tag.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decoded(value)]),
  );
}

/** The attributes of every element of a kind. */
export const elementsOf = (html: string, name: string): Record<string, string>[] =>
  [...html.matchAll(new RegExp(`<${name}(\\s[^>]*)?>`, 'g'))].map(([tag]) => attributesOf(tag));

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const decoded = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');
