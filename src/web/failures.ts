import { Refusal, type RefusalValues } from '#core/refusal.ts';
import type { FieldErrors } from './field-errors.ts';
import { SignInNeeded } from './guards.ts';

/** Input that a form's schema did not accept. */
export class Unaccepted extends Error {
  readonly errors: FieldErrors;

  constructor(errors: FieldErrors) {
    super('unaccepted');
    this.errors = errors;
  }
}

/** The request names another host than ours. */
export class ForeignHost extends Error {}

export type Failure = { status: number; code: string; values: RefusalValues; retryAfter: number | null };

/** What went wrong, as it may be told: the network's own refusals, a database that is away, or a fault of ours. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) {
    const retryAfter = error.status === 429 ? Number(error.values['seconds'] ?? 60) : null;
    return { status: error.status, code: error.code, values: error.values, retryAfter };
  }
  if (error instanceof ForeignHost) return { status: 421, code: 'foreign-host', values: {}, retryAfter: null };
  if (error instanceof SignInNeeded) return { status: 401, code: 'sign-in-needed', values: {}, retryAfter: null };
  if (error instanceof Unaccepted) return { status: 422, code: 'unaccepted', values: {}, retryAfter: null };
  if (isDatabaseAway(error)) return { status: 503, code: 'database-away', values: {}, retryAfter: 2 };
  return { status: 500, code: 'fault', values: {}, retryAfter: null };
}

const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '57014',
  '55P03',
  '53300',
  '08000',
  '08003',
  '08006',
  '08001',
]);

/** The database cannot be reached, is restarting, or did not answer in time. */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if ('code' in cause && typeof cause.code === 'string' && awayCodes.has(cause.code)) return true;
    if (
      /Connection terminated|timeout exceeded when trying to connect|server closed the connection/i.test(cause.message)
    )
      return true;
  }
  return false;
}
