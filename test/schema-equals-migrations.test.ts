import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { globSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import type { SocketConnection } from '#db/socket-connection.ts';
import { freshDatabase } from './fresh-database.ts';

const ROOT = path.dirname(import.meta.dirname);

// Made by migrations alone: PostgreSQL's own extensions, functions that tables' defaults call, the list of migrations run.
const LIST_OF_MIGRATIONS = 'migrations';

const CATALOGUE = `
  select format('%s.%s %s%s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
           case when a.attnotnull then ' not null' end,
           ' default ' || pg_get_expr(d.adbin, d.adrelid),
           a.attgenerated::text || a.attidentity::text) as line
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> '${LIST_OF_MIGRATIONS}'
  union all
  select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint
   where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> 0
     and conrelid::regclass::text <> '${LIST_OF_MIGRATIONS}'
  union all
  select indexdef from pg_indexes where schemaname = 'public' and tablename <> '${LIST_OF_MIGRATIONS}'
  union all
  select format('enum %s %s', enumtypid::regtype, string_agg(enumlabel, ',' order by enumsortorder))
    from pg_enum join pg_type t on t.oid = enumtypid and t.typnamespace = 'public'::regnamespace
   group by enumtypid
  order by 1`;

const EXTENSIONS = `
  select format('create extension %I', extname) as statement from pg_extension where extname <> 'plpgsql'`;

const FUNCTIONS = `
  select pg_get_functiondef(p.oid) as statement
    from pg_proc p
   where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype
     and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
     and not exists (select from pg_type t where t.oid = any(p.proargtypes) and t.typcategory in ('A', 'C') and t.typnamespace = p.pronamespace)`;

// drizzle-kit's own comparison ends the process at composite keys, so two databases are compared by PostgreSQL's catalogue.
test('the migrations make exactly the tables that the features declare', async () => {
  const migrated = await freshDatabase();
  const declared = await freshDatabase('template0');
  await declareTables(declared.owner, await surroundingsOf(migrated.owner));
  const [made, wanted] = await Promise.all([linesOf(migrated.owner, CATALOGUE), linesOf(declared.owner, CATALOGUE)]);
  await Promise.all([migrated.close(), declared.close()]);
  expect(wanted.length).toBeGreaterThan(5);
  expect(made).toEqual(wanted);
});

async function surroundingsOf(connection: SocketConnection): Promise<string[]> {
  return [...(await linesOf(connection, EXTENSIONS)), ...(await linesOf(connection, FUNCTIONS))];
}

async function declareTables(connection: SocketConnection, surroundings: string[]): Promise<void> {
  const statements = await generateMigration(generateDrizzleJson({}), generateDrizzleJson(await allTables()));
  await withClient(connection, async (client) => {
    await client.query('set check_function_bodies = off');
    for (const statement of [...surroundings, ...statements]) await client.query(statement);
  });
}

async function allTables(): Promise<Record<string, unknown>> {
  const files = globSync('src/*/tables.ts', { cwd: ROOT }).toSorted();
  const modules = await Promise.all(files.map((file) => declarationsIn(path.join(ROOT, file))));
  return Object.fromEntries(modules.flat());
}

async function declarationsIn(file: string): Promise<[string, unknown][]> {
  const module: unknown = await import(file);
  return Object.entries(module ?? {});
}

async function linesOf(connection: SocketConnection, query: string): Promise<string[]> {
  return withClient(connection, async (client) => {
    const { rows } = await client.query<string[]>({ text: query, rowMode: 'array' });
    return rows.flat();
  });
}

async function withClient<Answer>(
  connection: SocketConnection,
  work: (client: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
