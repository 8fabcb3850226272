import type { Child } from 'hono/jsx';
import { sampleView } from './sample-view.ts';
import { ViewProvider, type View } from './view.ts';

/** The markup of a part or a page, as tests look at it. */
export function rendered(part: Child, view: View = sampleView('en')): string {
  const markup = <ViewProvider value={view}>{part}</ViewProvider>;
  if (markup instanceof Promise) throw new Error('a part waits for something; pages are functions of their props');
  return String(markup);
}
