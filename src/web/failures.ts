import { Refusal, type RefusalValues } from '#core/refusal.ts';
import type { FieldErrors } from './field-errors.ts';
import { SetupNeeded, SignInNeeded } from './guards.ts';

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
    const retryAfter = [429, 503].includes(error.status) ? Number(error.values['seconds'] ?? 60) : null;
    return { status: error.status, code: error.code, values: error.values, retryAfter };
  }
  if (error instanceof ForeignHost) return { status: 421, code: 'foreign-host', values: {}, retryAfter: null };
  if (error instanceof SetupNeeded) return { status: 409, code: 'not-set-up', values: {}, retryAfter: null };
  if (error instanceof SignInNeeded) return { status: 401, code: 'sign-in-needed', values: {}, retryAfter: null };
  if (error instanceof Unaccepted) return { status: 422, code: 'unaccepted', values: {}, retryAfter: null };
  if (codesOf(error).includes('53100')) return { status: 503, code: 'disk-full', values: {}, retryAfter: 60 };
  if (codesOf(error).some((code) => busyCodes.has(code)))
    return { status: 503, code: 'busy', values: {}, retryAfter: 3 };
  if (isDatabaseAway(error)) return { status: 503, code: 'database-away', values: {}, retryAfter: 2 };
  return { status: 500, code: 'fault', values: {}, retryAfter: null };
}

/** Others hold what this was to change: for too long (55P03), or each waits for the other (40P01), or they came first (40001). */
const busyCodes = new Set(['55P03', '40P01', '40001']);

const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '57014',
  '53300',
  '08000',
  '08003',
  '08006',
  '08001',
]);

/** The database cannot be reached, is restarting, or did not answer in time. */
export function isDatabaseAway(error: unknown): boolean {
  return (
    codesOf(error).some((code) => awayCodes.has(code)) ||
    causesOf(error).some(isSocketMissing) ||
    causesOf(error).some(({ message }) => awayMessage.test(message))
  );
}

/** The database's socket is not there; a file that is not there is a fault of ours. */
const isSocketMissing = (cause: Error): boolean =>
  'code' in cause && cause.code === 'ENOENT' && 'syscall' in cause && cause.syscall === 'connect';

const awayMessage = /Connection terminated|timeout exceeded when trying to connect|server closed the connection/i;

/** An error and what caused it, outermost first. */
export function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause: unknown = error; cause instanceof Error && causes.length < 5; cause = cause.cause) causes.push(cause);
  return causes;
}

const codesOf = (error: unknown): string[] =>
  causesOf(error).flatMap((cause) => ('code' in cause && typeof cause.code === 'string' ? [cause.code] : []));
