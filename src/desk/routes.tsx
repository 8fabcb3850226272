import { paths } from '#paths.ts';
import { page, type Route } from '#web/route.ts';
import { line, optional } from '#web/schemas.ts';
import { z } from 'zod';
import { deskAnswer, meAnswer } from './answers.ts';
import { homeOfPerson } from './asked.ts';
import { waitingKinds } from './desk.ts';
import { DeskPage } from './pages/desk.tsx';
import { MePage } from './pages/me.tsx';
import { deskOf } from './queries.ts';

const query = z.object({
  kind: optional(z.enum(waitingKinds)).catch(undefined),
  after: optional(line(80)).catch(undefined),
});

export const deskRoutes: readonly Route[] = [
  page(paths.me, homeOfPerson, MePage, {
    who: 'person',
    caching: 'private',
    answers: meAnswer,
    summary: 'What is asked of the city one speaks for, and one’s mandates',
  }),
  page(paths.desk, (ctx, _, query) => deskOf(ctx, query), DeskPage, {
    who: 'office',
    caching: 'private',
    query,
    answers: deskAnswer,
    summary: 'What waits for the office, oldest first, with its members and the latest records',
  }),
];
