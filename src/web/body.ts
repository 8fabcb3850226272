import { Refusal } from '#core/refusal.ts';
import { isId } from '#core/ids.ts';
import { hasStrayControl } from '#i18n/text.ts';
import { smallBody } from './uploads.ts';

export type Values = Record<string, unknown>;

/** What travels beside the fields of a form, taken off before its schema sees them. */
export type Sent = {
  values: Values;
  method: 'POST' | 'DELETE';
  key: string | null;
  mandateId: string | null;
};

const DEPTH = 8;

/** More answers than the longest form of ours asks for: a country each, and some more. */
const MOST_FIELDS = 600;

/** How much of a body is read, and who lets a large one in. */
type Terms = { bytes: number; admit: () => Promise<void> };

/**
 * Reads a body of at most `bytes`: a form (also with files), or JSON. Field names and depth are checked here, once. Of a large one no
 * more than a small one's length is read before `admit` has let it in.
 */
export async function readBody(request: Request, terms: Terms): Promise<Sent> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const content = await readWithin(request, terms);
  const values = content.byteLength === 0 ? {} : await parse(content, type, request.headers.get('content-type') ?? '');
  const { _method: method, key, mandate, ...rest } = values;
  return {
    values: rest,
    method: method === 'delete' ? 'DELETE' : 'POST',
    key: typeof key === 'string' && isId(key) ? key : headerKey(request),
    mandateId: typeof mandate === 'string' && isId(mandate) ? mandate : null,
  };
}

/** Stops reading at the limit, so that a body without a length costs no more memory than one with. */
async function readWithin(request: Request, { bytes, admit }: Terms): Promise<Uint8Array<ArrayBuffer>> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > bytes) throw tooLarge(bytes);
  if (!request.body) return new Uint8Array();
  // The server reads no more of a body than was announced.
  if (announced > 0 && announced <= smallBody) return new Uint8Array(await request.arrayBuffer());
  let isAdmitted = announced > smallBody;
  if (isAdmitted) await admit();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > bytes) throw tooLarge(bytes);
    if (size > smallBody && !isAdmitted) {
      await admit();
      isAdmitted = true;
    }
    chunks.push(chunk);
  }
  return joined(chunks, size);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let end = 0;
  for (const chunk of chunks) {
    whole.set(chunk, end);
    end += chunk.byteLength;
  }
  return whole;
}

const tooLarge = (bytes: number) =>
  new Refusal('too-large', 413, { values: { megabytes: Math.max(1, Math.round(bytes / 1_048_576)) } });

async function parse(content: Uint8Array<ArrayBuffer>, type: string, fullType: string): Promise<Values> {
  if (type === 'application/json') return parseJson(content);
  if (type === 'application/x-www-form-urlencoded')
    return valuesOf(new URLSearchParams(new TextDecoder().decode(content)));
  if (type !== 'multipart/form-data') throw new Refusal('unreadable', 422);
  const fields = await new Response(content, { headers: { 'content-type': fullType } }).formData().catch(() => {
    throw new Refusal('unreadable', 422);
  });
  return valuesOf(fields);
}

/** Each name once, with one value or all of them: one pass, however many names somebody made up. */
function valuesOf(fields: Iterable<[string, string | File]>): Values {
  const all = new Map<string, (string | File)[]>();
  let count = 0;
  for (const [name, value] of fields) {
    count += 1;
    if (name === '__proto__' || count > MOST_FIELDS) throw new Refusal('unreadable', 422);
    const plain = typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value;
    all.set(name, [...(all.get(name) ?? []), plain]);
  }
  return Object.fromEntries([...all].map(([name, values]) => [name, values.length > 1 ? values : values[0]]));
}

function parseJson(content: Uint8Array): Values {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    throw new Refusal('unreadable', 422);
  }
  if (!isRecord(parsed) || !isShallow(parsed, DEPTH)) throw new Refusal('unreadable', 422);
  return parsed;
}

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return (
    depth > 0 && Object.entries(value).every(([name, inner]) => name !== '__proto__' && isShallow(inner, depth - 1))
  );
}

function headerKey(request: Request): string | null {
  const key = request.headers.get('idempotency-key')?.toLowerCase() ?? '';
  return isId(key) ? key : null;
}

/** Names of fields whose text holds U+0000, stray control characters or half of a character. */
export function uncleanFields(values: Values): string[] {
  return Object.entries(values).flatMap(([name, value]) => (isCleanDeep(value) ? [] : [name]));
}

function isCleanDeep(value: unknown): boolean {
  if (typeof value === 'string') return !hasStrayControl(value);
  if (Array.isArray(value)) return value.every(isCleanDeep);
  if (isRecord(value) && !(value instanceof File)) return Object.values(value).every(isCleanDeep);
  return true;
}
