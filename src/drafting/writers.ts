import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import type { Party, TextInHand } from './drafted-text.ts';
import { mayAgree, mayWrite } from './policy.ts';

type Writer = { personId: string; party: Party };

/** Who writes for which party; refuses everybody else, and everybody once the text no longer lies with the parties. */
export function guardWriter({ viewer }: Context, text: TextInHand): Writer {
  const { personId } = viewer;
  if (text.party === null || personId === null) throw new Refusal('not-drafting', 403);
  if (!mayWrite(text)) throw new Refusal('text-closed', 409);
  return { personId, party: text.party };
}

/** Who commits which party. */
export function guardSpeaker({ viewer }: Context, text: TextInHand): Writer {
  const { personId } = viewer;
  if (text.speaksFor === null || personId === null) throw new Refusal('not-speaking', 403);
  if (!mayAgree(text)) throw new Refusal('text-closed', 409);
  return { personId, party: text.speaksFor };
}
