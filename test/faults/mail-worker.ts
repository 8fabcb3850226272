// A worker of its own process, to be killed: sends what waits in a database to a mail server on this machine.
import path from 'node:path';
import { PgBoss } from 'pg-boss';
import { pino } from 'pino';
import { openDatabase } from '#db/database.ts';
import { jobsOf } from '#db/jobs.ts';
import { openPost } from '#mail/post.ts';
import { Room } from '#db/room.ts';
import { openStore } from '#media/store.ts';
import { builtAssets } from '#web/built-assets.ts';
import { PageCache } from '#web/page-cache.ts';
import { Worker } from '#worker.ts';

const [host = '', user = '', database = '', smtpUrl = '', folder = ''] = process.argv.slice(2);
const connection = { host, user, database };
const { db } = openDatabase(connection, { size: 4 });
const boss = new PgBoss({
  ...connection,
  max: 3,
  migrate: false,
  createSchema: false,
  monitorIntervalSeconds: 1,
  superviseIntervalSeconds: 1,
});
boss.on('error', (error) => console.error(error.message));
await boss.start();
const worker = new Worker(boss, {
  settings: {
    origin: 'http://localhost:3000',
    mode: 'example',
    dataFolder: folder,
    secret: 'of the tests',
    trustedProxies: [],
    hasSmtp: true,
  },
  db,
  jobs: jobsOf(boss),
  store: openStore(folder),
  room: new Room([]),
  clock: () => new Date(),
  log: pino({ level: 'silent' }),
  cache: new PageCache(),
  post: openPost(smtpUrl, 'secretariat@network.example'),
  assets: builtAssets(path.resolve(import.meta.dirname, '../../dist/assets')),
});
await worker.start();
console.log('works');
