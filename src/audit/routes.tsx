import { isOfSecretariat } from '#core/viewer.ts';
import { paths } from '#paths.ts';
import { page, type Route } from '#web/route.ts';
import { optional } from '#web/schemas.ts';
import { z } from 'zod';
import { recordsAnswer } from './answers.ts';
import { RecordsPage } from './pages/records.tsx';
import { recordsInView } from './queries.ts';
import { recordTopics } from './record.ts';

const query = z.object({
  topic: optional(z.enum(recordTopics)).catch(undefined),
  after: optional(z.uuid()).catch(undefined),
});

export const auditRoutes: readonly Route[] = [
  page(
    paths.records,
    async (ctx, _, query) => ({
      ...(await recordsInView(ctx, query)),
      isWhole: isOfSecretariat(ctx.viewer),
      isFirst: query.after === undefined,
    }),
    RecordsPage,
    {
      who: 'office',
      caching: 'private',
      query,
      answers: recordsAnswer,
      summary: 'What happened in the network, newest first',
    },
  ),
];
