/** How to reach a PostgreSQL by its socket folder; `port` is only part of the socket's name, so that PGPORT does not matter. */
export type SocketConnection = { host: string; port?: number; user: string; database: string };
