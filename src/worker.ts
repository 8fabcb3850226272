import type { Context } from '#core/context.ts';
import { forgetAttempts } from '#db/attempts.ts';
import type { JobKinds, Queue } from '#db/jobs.ts';
import { keepTerms } from '#groups/jobs.ts';
import { sendMail } from '#mail/jobs.ts';
import { keepProposals } from '#mandates/jobs.ts';
import { notify } from '#notifications/notify.ts';
import { removeSpent, requestAddressLink, requestSignInLink } from '#people/jobs.ts';
import { keepDeadlines } from '#proposals/jobs.ts';
import type { JobResult, PgBoss } from 'pg-boss';
import { forgetAnswers } from '#web/answered.ts';
import { operatorContext, type Program } from '#web/program.ts';

/** What becomes of a job. Reactions run at least once, so each of them must bear a repetition. */
type Reactions = { [Q in Queue]: (ctx: Context, job: JobKinds[Q], program: Program) => Promise<void> };

/** Every reaction to what was announced and all timed work: the one file that knows them all. */
const reactions: Reactions = {
  announcements: notify,
  mail: (ctx, job, { post }) => sendMail(ctx, job, post),
  'sign-in-links': requestSignInLink,
  'address-links': requestAddressLink,
  housekeeping: keepHouse,
};

/** Once an hour: what has run out is removed or rests, and proposals are looked after. */
async function keepHouse(ctx: Context): Promise<void> {
  await removeSpent(ctx);
  await forgetAnswers(ctx);
  await forgetAttempts(ctx.db);
  await keepProposals(ctx);
  await keepDeadlines(ctx);
  await keepTerms(ctx);
}

const queueNames: readonly Queue[] = ['announcements', 'mail', 'sign-in-links', 'address-links', 'housekeeping'];

/** One after the other, so that a kill interrupts one; without a pause while the queue is full. */
const pace = {
  batchSize: 50,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 2,
  notifyPollingIntervalSeconds: 5,
  heartbeatRefreshSeconds: 10,
  perJobResults: true,
} as const;

/** Takes jobs from the queue and does them, beside the web server or alone. */
export class Worker {
  readonly #boss: PgBoss;
  readonly #program: Program;

  constructor(boss: PgBoss, program: Program) {
    this.#boss = boss;
    this.#program = program;
  }

  /** Works until `boss` is stopped; a job that fails is tried again with growing pauses, alone. */
  async start(): Promise<void> {
    for (const queue of queueNames) {
      await this.#boss.work(queue, pace, async (jobs) => {
        const results: JobResult[] = [];
        for (const { id, data } of jobs) results.push(await this.#attempt(queue, id, data));
        return results;
      });
    }
    await this.#boss.schedule('housekeeping', '17 * * * *', {});
  }

  /** Does all jobs that are due now, once, and answers how many: for commands and tests. */
  async workOff(): Promise<number> {
    let done = 0;
    for (let found = true; found;) {
      found = false;
      for (const queue of queueNames) {
        const jobs = await this.#boss.fetch(queue, { batchSize: 50 });
        for (const job of jobs) {
          await this.#run(queue, job.data);
          await this.#boss.complete(queue, job.id);
          done += 1;
          found = true;
        }
      }
    }
    return done;
  }

  async #attempt(queue: Queue, id: string, job: unknown): Promise<JobResult> {
    try {
      await this.#run(queue, job);
      return { id, status: 'completed' };
    } catch (error) {
      this.#program.log.warn({ err: error, queue, job: id }, 'a job failed and will be tried again');
      return { id, status: 'failed', output: { message: error instanceof Error ? error.message : String(error) } };
    }
  }

  #run(queue: Queue, job: unknown): Promise<void> {
    return reactionTo(queue)(operatorContext(this.#program), job, this.#program);
  }
}

/** What is in a queue was put there by `Jobs.send`, which knows the queue's kind of job. */
function reactionTo(queue: Queue): (ctx: Context, job: unknown, program: Program) => Promise<void> {
  return reactions[queue] as (ctx: Context, job: unknown, program: Program) => Promise<void>;
}
