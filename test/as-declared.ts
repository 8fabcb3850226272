import { featuresOf } from '#app.tsx';
import { problemAnswer } from '#api/answers.ts';
import { openApiOf } from '#api/openapi.ts';
import { operationsOf, type Operation } from '#api/operation.ts';
import type { Settings } from '#web/program.ts';

type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

/**
 * The same fetch, which minds what the JSON face answers: an answer of a status, a type or a shape that its route does not declare is
 * a fault, wherever in the tests it is met. Nothing may be in an answer that its schema does not name.
 */
export function asDeclared(settings: Settings, fetch: Fetch): Fetch {
  return async (address, init) => {
    const answer = await fetch(address, init);
    const { pathname } = new URL(address, 'http://localhost');
    if (!pathname.startsWith('/api/v1/')) return answer;
    const method = init?.method ?? 'GET';
    const wrong = await undeclaredIn(placesOf(settings), { pathname, method, answer: answer.clone() });
    if (wrong) throw new Error(`${method} ${pathname} answered otherwise than declared: ${wrong}`);
    return answer;
  };
}

type Place = { pattern: RegExp; operation: Operation; statuses: ReadonlySet<string> };

const known = new WeakMap<Settings, Place[]>();

function placesOf(settings: Settings): Place[] {
  const places = known.get(settings) ?? readPlaces(settings);
  known.set(settings, places);
  return places;
}

function readPlaces(settings: Settings): Place[] {
  const features = featuresOf(settings);
  const described = openApiOf(features)['paths'] as Record<string, Record<string, { responses: object }>>;
  return operationsOf(features)
    .toSorted((one, other) => one.params.length - other.params.length)
    .map((operation) => ({
      pattern: new RegExp(`^/api/v1${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`),
      operation,
      statuses: new Set(Object.keys(described[operation.path]?.[operation.method]?.responses ?? {})),
    }));
}

type Given = { pathname: string; method: string; answer: Response };

/** What is wrong with an answer; null for nothing. */
export async function undeclaredIn(
  places: readonly Place[],
  { pathname, method, answer }: Given,
): Promise<string | null> {
  const { status } = answer;
  // What every address may say: no such host, no such method, no such thing, and nothing to read in what was sent.
  if ([421, 405].includes(status)) return null;
  const asked = method === 'HEAD' ? 'get' : method.toLowerCase();
  const place = places.find(({ pattern, operation }) => operation.method === asked && pattern.test(pathname));
  if (!place) return status >= 400 && status < 500 ? problemIn(answer, method) : `${status} at no declared operation`;
  if (!place.statuses.has(String(status))) return `the status ${status}`;
  if (status >= 400) return problemIn(answer, method);
  if (asked !== 'get' && !answer.headers.get('location')?.startsWith('/api/v1/')) return 'no Location';
  return method === 'HEAD' ? null : contentIn(answer, place.operation);
}

async function problemIn(answer: Response, method: string): Promise<string | null> {
  const type = answer.headers.get('content-type');
  if (type !== 'application/problem+json') return `a refusal of the type ${type}`;
  if (method === 'HEAD') return null;
  const read = problemAnswer.safeParse(await answer.json());
  if (!read.success) return read.error.message;
  return read.data.status === answer.status ? null : `a problem of ${read.data.status} with ${answer.status}`;
}

async function contentIn(answer: Response, { answer: declared }: Operation): Promise<string | null> {
  const text = await answer.text();
  if (declared.status === 204) return text === '' ? null : 'content where there is none';
  const type = answer.headers.get('content-type')?.split(';')[0];
  if (declared.type !== '*/*' && type !== declared.type) return `content of the type ${type}`;
  if (!declared.tells) return null;
  const read = declared.tells.safeParse(JSON.parse(text));
  return read.success ? null : read.error.message;
}
