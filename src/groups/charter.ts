import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { languages } from '#i18n/languages.ts';
import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { Charter, Deliverable } from './group.ts';
import { groupDeliverables, groupDeliverableTexts, groupTexts } from './tables.ts';

/** Writes a charter's words: those of a language that is no longer there go. */
export async function writeTexts({ db }: Context, groupId: string, texts: Charter['texts']): Promise<void> {
  const rows = languages.flatMap((language) => {
    const text = texts[language];
    if (!text) return [];
    const { name, purpose, scope, rhythm, reporting } = text;
    return [
      { groupId, language, name, purpose, scope: scope ?? null, rhythm: rhythm ?? null, reporting: reporting ?? null },
    ];
  });
  if (rows.length === 0) throw new Refusal('charter-unwritten', 422);
  await db.delete(groupTexts).where(eq(groupTexts.groupId, groupId));
  await db.insert(groupTexts).values(rows);
}

/** Writes the work plan: what stands in it keeps its history, what is done stays, what is left out goes. */
export async function writeWorkPlan(ctx: Context, groupId: string, plan: readonly Deliverable[]): Promise<void> {
  const { db } = ctx;
  const known = plan.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const isOpen = sql`done_at is null`;
  await db
    .delete(groupDeliverables)
    .where(
      and(
        eq(groupDeliverables.groupId, groupId),
        isOpen,
        known.length > 0 ? notInArray(groupDeliverables.id, known) : sql`true`,
      ),
    );
  for (const [position, deliverable] of plan.entries()) await writeDeliverable(ctx, groupId, position, deliverable);
}

async function writeDeliverable(
  { db }: Context,
  groupId: string,
  position: number,
  { id, due, titles }: Deliverable,
): Promise<void> {
  const deliverableId = id ?? newId();
  if (id === undefined)
    await db.insert(groupDeliverables).values({ id: deliverableId, groupId, position, due: due ?? null });
  else {
    const kept = await db
      .update(groupDeliverables)
      .set({ position, due: due ?? null })
      .where(and(eq(groupDeliverables.id, id), eq(groupDeliverables.groupId, groupId)))
      .returning({ id: groupDeliverables.id });
    if (kept.length === 0) throw new Refusal('changed-meanwhile', 409);
    await db.delete(groupDeliverableTexts).where(eq(groupDeliverableTexts.deliverableId, id));
  }
  const rows = languages.flatMap((language) => {
    const title = titles[language];
    return title === undefined ? [] : [{ deliverableId, language, title }];
  });
  if (rows.length > 0) await db.insert(groupDeliverableTexts).values(rows);
}
