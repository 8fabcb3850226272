import { desc, eq } from 'drizzle-orm';
import { mails } from '#mail/tables.ts';
import type { World } from './world.ts';

/** The letters written to an address, the latest first. */
export const lettersTo = ({ db }: World, email: string) =>
  db.select().from(mails).where(eq(mails.recipient, email)).orderBy(desc(mails.id));

/** Every address that a letter was written to, once for each. */
export const recipientsIn = async ({ db }: World) =>
  (await db.select({ to: mails.recipient }).from(mails)).map(({ to }) => to).toSorted();

/** Marks that keep names apart are for the eyes of a browser. */
export const plain = (text: string | null | undefined) => (text ?? '').replace(/[\u2066-\u2069\u200E\u200F]/g, '');
