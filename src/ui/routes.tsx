import { paths } from '#paths.ts';
import type { Settings } from '#web/program.ts';
import { page, type Route } from '#web/route.ts';
import { StylePage } from './pages/style.tsx';

/** All parts on one page, for whoever builds or judges pages; in production there is no such page. */
export function uiRoutes({ mode }: Pick<Settings, 'mode'>): readonly Route[] {
  if (mode === 'production') return [];
  return [
    page(paths.style, async () => ({}), StylePage, {
      who: 'anyone',
      pageOnly: true,
      caching: 'private',
      summary: 'All parts that pages are made of',
    }),
  ];
}
