import { createServer, type ServerResponse } from 'node:http';
import path from 'node:path';
import pg from 'pg';
import { startEmbedded } from '#db/embedded-postgres.ts';
import { claimFolder } from '#db/folder-lock.ts';

// A server as small as can be on the embedded database: each POST to /numbers/7 stores a number and says so.
const folder = path.resolve(process.env.SERAI_DATA ?? '');
const port = Number(process.env.PORT);

await claimFolder(folder, `http://localhost:${port}`);
const embedded = await startEmbedded({ folder });
const pool = new pg.Pool({ ...embedded.owner, max: 8 });
await pool.query('create table if not exists numbers (number bigint primary key)');

const server = createServer((request, response) => {
  if (request.method === 'POST') void store(path.basename(request.url ?? ''), response);
  else response.end('ok');
});
server.listen(port, '127.0.0.1');

async function store(number: string, response: ServerResponse): Promise<void> {
  try {
    await pool.query('insert into numbers values ($1)', [number]);
    response.writeHead(201).end();
  } catch {
    response.writeHead(503).end();
  }
}
