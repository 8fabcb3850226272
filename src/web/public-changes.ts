import type { PgConnection } from '#db/database.ts';
import pg from 'pg';

type Listener = { heard: () => void; listening: (is: boolean) => void };

/** Hears from the database that something public changed, on a line of its own that is opened again whenever it breaks. */
export function listenToPublicChanges(
  connection: PgConnection,
  { heard, listening }: Listener,
): { stop: () => Promise<void> } {
  let stopped = false;
  let client: pg.Client | null = null;
  let again: NodeJS.Timeout | undefined;

  function lost(): void {
    listening(false);
    client?.removeAllListeners();
    client?.on('error', () => {});
    client = null;
    if (!stopped) again = setTimeout(() => void open(), 500);
  }

  async function open(): Promise<void> {
    const line = new pg.Client({ ...connection, keepAlive: true });
    client = line;
    line.on('error', lost);
    line.on('end', lost);
    line.on('notification', heard);
    try {
      await line.connect();
      await line.query('listen public_changed');
      listening(true);
    } catch {
      if (client === line) lost();
    }
  }

  void open();
  return {
    async stop() {
      stopped = true;
      clearTimeout(again);
      const line = client;
      client = null;
      line?.removeAllListeners();
      line?.on('error', () => {});
      await line?.end().catch(() => {});
    },
  };
}
