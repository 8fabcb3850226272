import { CommanderError } from 'commander';
import { CommandRefused, commands } from '#cli/commands.ts';
import { environmentFrom, WrongEnvironment } from '#cli/environment.ts';
import { spareMemory } from '#cli/memory.ts';
import { isOutOfRoom, noRoom } from '#cli/no-room.ts';
import { PortTaken } from '#cli/serve.ts';
import { FolderTaken } from '#db/folder-lock.ts';

spareMemory();

/** The one place that reads the environment and decides how the program ends. */
try {
  await commands(() => environmentFrom(process.env)).parseAsync(process.argv);
  process.exit(0);
} catch (error) {
  process.exit(endingOf(error));
}

function endingOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (isOutOfRoom(error)) return refusal(noRoom(process.env['SERAI_DATA']));
  const isOurs =
    error instanceof WrongEnvironment ||
    error instanceof PortTaken ||
    error instanceof FolderTaken ||
    error instanceof CommandRefused;
  if (isOurs && error instanceof Error) return refusal(error.message);
  console.error(error);
  return 1;
}

function refusal(sentence: string): number {
  console.error(sentence);
  return 1;
}
