/** A piece of what somebody wrote: plain text, an address of the web, or a member named as `@shiraz`. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; address: string }
  | { kind: 'member'; text: string; slug: string };

/** Addresses begin with http(s); members' names in addresses are ASCII. What stands before an @ must be no part of an e-mail address. */
const marks = /(https?:\/\/[^\s<>"«»„“”]+)|(?<![\p{L}\p{N}_@/.+-])@([a-z0-9]+(?:-[a-z0-9]+)*)(?![\p{L}\p{N}_@])/giu;

/** A paragraph in pieces. What looks like an address but is not safe to follow stays text. */
export function piecesOf(paragraph: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of paragraph.matchAll(marks)) {
    const piece = pieceOf(match[1], match[2]);
    if (!piece) continue;
    if (match.index > from) pieces.push({ kind: 'text', text: paragraph.slice(from, match.index) });
    pieces.push(piece);
    from = match.index + piece.text.length;
  }
  if (from < paragraph.length) pieces.push({ kind: 'text', text: paragraph.slice(from) });
  return pieces;
}

function pieceOf(address: string | undefined, slug: string | undefined): Piece | null {
  if (slug !== undefined) return { kind: 'member', text: `@${slug}`, slug: slug.toLowerCase() };
  const text = withoutEnd(address ?? '');
  const safe = safeUrl(text);
  return safe === null ? null : { kind: 'link', text, address: safe };
}

/** The sentence goes on after an address: its full stop, and a bracket that was opened before it, belong to the sentence. */
function withoutEnd(address: string): string {
  const plain = address.replace(/[.,;:!?'…،؛؟。、]+$/u, '');
  return plain.endsWith(')') && !plain.includes('(') ? withoutEnd(plain.slice(0, -1)) : plain;
}

/** An address that a page may lead to: of the web, and without a name and password before its host, which mislead the eye. */
export function safeUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, username, password, hostname, href } = new URL(text);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && username === '' && password === '' && hostname !== '' ? href : null;
}

/** The slugs that a text names, each once; whether they are members' is for the records to say. */
export function slugsIn(text: string): string[] {
  return [...new Set(piecesOf(text).flatMap((piece) => (piece.kind === 'member' ? [piece.slug] : [])))].slice(0, 50);
}

/** Paragraphs as their writer set them, parted by empty lines; within one, each line is one. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
