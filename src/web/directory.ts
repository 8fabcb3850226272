import type { Feature } from './feature.ts';
import type { Route } from './route.ts';

/** The routes of one address: what GET shows, what POST makes, what DELETE takes back. */
export type Place = { get: Route | null; post: Route | null; delete: Route | null };

/** All declared routes by address, fixed addresses before those with parameters, so that a slug never hides a page. */
export function directoryOf(features: readonly Feature[]): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const route of features.flatMap(({ routes }) => routes)) {
    const place = places.get(route.path) ?? { get: null, post: null, delete: null };
    if (route.kind !== 'step') place.get = free(place.get, route);
    if (route.kind !== 'page' && route.method === 'POST') place.post = free(place.post, route);
    if (route.method === 'DELETE') place.delete = free(place.delete, route);
    places.set(route.path, place);
  }
  return new Map([...places].toSorted(([one], [other]) => parametersIn(one) - parametersIn(other)));
}

const parametersIn = (path: string) => path.split(':').length;

function free<R extends { path: string }>(taken: R | null, route: R): R {
  if (taken) throw new Error(`two routes stand at ${route.path}`);
  return route;
}
