import { CommanderError } from 'commander';
import { CommandRefused, commands } from '#cli/commands.ts';
import { environmentFrom, WrongEnvironment } from '#cli/environment.ts';
import { PortTaken } from '#cli/serve.ts';
import { FolderTaken } from '#db/folder-lock.ts';

/** The one place that reads the environment and decides how the program ends. */
try {
  await commands(() => environmentFrom(process.env)).parseAsync(process.argv);
  process.exit(0);
} catch (error) {
  process.exit(endingOf(error));
}

function endingOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const isOurs =
    error instanceof WrongEnvironment ||
    error instanceof PortTaken ||
    error instanceof FolderTaken ||
    error instanceof CommandRefused;
  console.error(isOurs && error instanceof Error ? error.message : error);
  return 1;
}
