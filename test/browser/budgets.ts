import type { View } from './views.ts';

/** What a page may cost on a first visit: bytes as sent, requests, and how much may move; milliseconds on a slow line and telephone. */
export const budgets = { bytes: 120_000, requests: 10, shift: 0.02, milliseconds: 2_500 };

/** How an address answers that is looked at; a form sent empty comes back as 422. */
export const expectedStatus = ({ status, sent }: View): number => status ?? (sent ? 422 : 200);
