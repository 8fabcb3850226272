import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import type { HeldMandate } from '#core/viewer.ts';
import { mandatesOfMember } from '#mandates/queries.ts';
import type { Client, World } from './world.ts';

let count = 0;

/** Somebody new each time, so that tests do not meet. */
export function somebody(role: string, more: Record<string, string> = {}) {
  count += 1;
  return { name: `Person ${count}`, email: `person-${count}@city.example`, role, from: '2026-01-01', ...more };
}

/** The mandate of a person at a member, as the Secretariat or somebody else reads it. */
export const mandateOf = async (world: World, slug: string, name: string, as: Client = world.secretary) =>
  (await mandatesOfMember(await world.contextOf(as), { slug })).mandates.find(({ person }) => person.name === name);

export const idOf = async (world: World, slug: string, name: string): Promise<string> =>
  (await mandateOf(world, slug, name))?.id ?? 'nobody';

/** A member as one for whom mandates are held. */
export const holderOf = async (world: World, slug: string) =>
  (await mandatesOfMember(await world.contextOf(world.secretary), { slug })).holder;

/** The same context for a person who speaks under this mandate and holds no other. */
export const speakingAs = (ctx: Context, personId: string | null, acting: HeldMandate): Context => ({
  ...ctx,
  viewer: { personId, isOperator: false, mandates: [], acting },
});

/** `done`, or the code with which an act was refused. */
export const refusalOf = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
