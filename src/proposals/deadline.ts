import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { Temporal } from 'temporal-polyfill/full';
import { sql } from 'drizzle-orm';
import type { Deadline } from './proposal.ts';

/** A day and a time as clocks show them in a zone, as an instant. What a zone leaps over in spring is an hour later. */
export function deadlineIn(zone: string, { day, time }: { day: string; time: string }): Deadline {
  const at = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone);
  return { at: new Date(at.epochMilliseconds), zone };
}

/** What a proposal's row says of a deadline; a new one, or none, is reminded of anew. */
export const dueColumns = (deadline: Deadline | undefined) => ({
  dueAt: deadline?.at ?? null,
  dueZone: deadline?.zone ?? null,
  remindedAt: null,
});

/** Refuses a deadline that has passed by the clock of the database. */
export async function guardAhead({ db }: Context, deadline: Deadline | undefined): Promise<void> {
  if (!deadline) return;
  const { rows } = await db.execute<{ isAhead: boolean }>(
    sql`select ${deadline.at.toISOString()}::timestamptz > serai_clock() as "isAhead"`,
  );
  if (!rows[0]?.isAhead) throw new Refusal('deadline-past', 422, { field: 'dueDay' });
}
