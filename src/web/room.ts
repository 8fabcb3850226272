import { Refusal } from '#core/refusal.ts';
import type { Room } from '#db/room.ts';
import type { Values } from './body.ts';

/**
 * Refuses (503) what would fill the last of the disk: `read-only` whatever it is, where hardly anything is left; `room-low` what
 * brings a file.
 */
export async function guardRoom(room: Room, sent: Values): Promise<void> {
  const left = await room.left();
  if (left === 'none') throw new Refusal('read-only', 503, { values: { seconds: 60 } });
  if (left === 'low' && Object.values(sent).some(bringsFile))
    throw new Refusal('room-low', 503, { values: { seconds: 60 } });
}

const bringsFile = (value: unknown): boolean =>
  value instanceof File ? value.size > 0 : Array.isArray(value) && value.some(bringsFile);
