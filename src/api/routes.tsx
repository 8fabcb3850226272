import { paths, files } from '#paths.ts';
import type { Feature } from '#web/feature.ts';
import { file, page, type FileRoute, type Route } from '#web/route.ts';
import { openApiOf } from './openapi.ts';
import { operationsOf } from './operation.ts';
import { ReferencePage } from './pages/reference.tsx';

/** The readable description of all features' operations. */
export const apiRoutes = (features: readonly Feature[]): readonly Route[] => [
  page(paths.apiReference, () => Promise.resolve({ operations: operationsOf(features) }), ReferencePage, {
    who: 'anyone',
    summary: 'The operations of the JSON face, for people to read',
    caching: 'public',
    pageOnly: true,
    beforeSetup: true,
  }),
];

/** The same for programs. */
export const apiFiles = (features: readonly Feature[]): readonly FileRoute[] => [
  file(files.openapi, {
    who: 'anyone',
    summary: 'The OpenAPI 3.1 document of the JSON face',
    answer: () => Promise.resolve(Response.json(openApiOf(features), { headers: { 'cache-control': 'no-cache' } })),
  }),
];
