import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { describe, expect, test } from 'vitest';
import { namedIn, tablesOf } from './tables-read.ts';

/**
 * Which features a feature's domain files build on. Core, db, i18n and paths are open to all. Read it from top to bottom: a feature
 * builds only on those above it.
 */
const buildsOn: Record<string, readonly string[]> = {
  network: [],
  media: [],
  mail: ['network'],
  audit: ['network'],
  members: ['mail', 'network'],
  people: ['mail', 'network'],
  mandates: ['people', 'members', 'media', 'mail', 'network'],
  // Members follow the countries of an office, and the mandates of a closed one end.
  offices: ['network', 'members', 'mandates'],
  comments: ['network', 'members', 'mandates', 'people'],
  groups: ['network', 'members', 'mandates', 'people'],
  // What is said and laid down in a group.
  posts: ['network', 'members', 'mandates', 'people', 'media', 'comments', 'groups'],
  // One text, two parties: whose text it is, is for others to say.
  drafting: ['network', 'people', 'mandates'],
  proposals: ['network', 'members', 'mandates', 'people', 'media', 'comments', 'groups', 'drafting'],
  // What happened is told to those whom it concerns.
  notifications: [
    'network',
    'members',
    'mandates',
    'people',
    'mail',
    'comments',
    'groups',
    'posts',
    'drafting',
    'proposals',
  ],
  transfer: [
    'network',
    'offices',
    'members',
    'people',
    'mandates',
    'media',
    'groups',
    'posts',
    'drafting',
    'proposals',
    'comments',
  ],
  setup: ['network', 'offices', 'people', 'mandates'],
  desk: [
    'network',
    'offices',
    'members',
    'people',
    'mandates',
    'transfer',
    'audit',
    'groups',
    'proposals',
    'notifications',
  ],
  site: ['network', 'offices', 'members', 'mandates', 'desk'],
};

/**
 * Which tables of others the SQL of a folder reads. A query that asks for all it needs at once is worth knowing another's columns;
 * each such knowledge stands here, and nothing else does.
 */
const reads: Record<string, readonly string[]> = {
  db: ['attempts'],
  network: ['group_texts', 'member_texts', 'members', 'office_texts', 'offices', 'proposal_texts'],
  audit: ['groups', 'mandates', 'members', 'offices', 'people', 'proposal_groups', 'proposals', 'records'],
  members: ['mandates', 'networks', 'office_countries', 'office_texts', 'offices', 'people'],
  people: ['mandates', 'members', 'offices'],
  mandates: ['members', 'networks', 'notifications', 'offices', 'people', 'sessions', 'tokens'],
  offices: ['member_texts', 'members', 'networks'],
  groups: ['mandates', 'member_texts', 'members', 'networks', 'offices', 'people', 'proposal_groups', 'proposals'],
  comments: ['mandates', 'member_texts', 'members', 'offices', 'people'],
  posts: ['comments', 'groups', 'mandates', 'media', 'members', 'participants', 'participations', 'people'],
  drafting: ['mandates', 'people'],
  proposals: ['drafted_texts', 'group_texts', 'groups', 'mandates', 'members', 'offices', 'passage_comments', 'people'],
  notifications: [
    'comments',
    'drafted_texts',
    'endorsements',
    'group_follows',
    'group_posts',
    'groups',
    'mandates',
    'members',
    'mentions',
    'networks',
    'offices',
    'participants',
    'participations',
    'passage_comments',
    'people',
    'proposal_groups',
    'proposal_questions',
    'proposal_staff',
    'proposals',
    'records',
  ],
  transfer: [
    'mandates',
    'member_texts',
    'members',
    'networks',
    'office_countries',
    'office_texts',
    'offices',
    'people',
  ],
  desk: [
    'group_deliverable_texts',
    'group_documents',
    'group_moments',
    'group_posts',
    'groups',
    'imports',
    'mandates',
    'member_texts',
    'members',
    'offices',
    'participations',
    'people',
    'proposal_questions',
    'proposal_steps',
    'proposals',
    'text_versions',
    'version_verdicts',
  ],
  site: [
    'group_texts',
    'groups',
    'member_counts',
    'members',
    'network_texts',
    'networks',
    'office_countries',
    'offices',
    'proposals',
  ],
};

/** What stands under the features: no feature is known here, but for the types that the context carries. */
const ground = ['core', 'db', 'i18n'];

/** Frame, mount and commands: they may know any feature's web or domain side. */
const frame = ['ui', 'web', 'cli', 'api'];

type File = {
  name: string;
  folder: string;
  isDomain: boolean;
  imports: string[];
  writes: string[];
  /** Tables that its SQL names, and names in it that are of no table. */
  tables: string[];
  strangers: string[];
  given: string[];
  readsEnvironment: boolean;
};

/** Each table with the feature that it belongs to, by its name in the database and by its name in the code. */
const tables = tablesOf(path.resolve(import.meta.dirname, '..'));

const files = globSync('src/**/*.{ts,tsx}', { cwd: path.resolve(import.meta.dirname, '..') })
  .filter((name) => !/\.test\.tsx?$/.test(name))
  .map(readFile);

describe('the dependency rule', () => {
  test('every folder of the source has its place in it', () => {
    expect(files.length).toBeGreaterThan(50);
    const folders = new Set(files.map(({ folder }) => folder).filter(Boolean));
    expect([...folders].filter((folder) => ![...Object.keys(buildsOn), ...ground, ...frame].includes(folder))).toEqual(
      [],
    );
  });

  test('a feature builds only on features above it in the table', () => {
    const order = Object.keys(buildsOn);
    const upside = order.flatMap((feature, at) =>
      (buildsOn[feature] ?? []).filter((other) => order.indexOf(other) >= at).map((other) => `${feature} -> ${other}`),
    );
    expect(upside).toEqual([]);
  });

  test('domain files build only on the features named for theirs', () => {
    expect(
      broken(({ name, folder, isDomain, imports }) =>
        isDomain && folder in buildsOn && !name.endsWith('tables.ts')
          ? imports.filter((to) => !mayBuildOn(folder, to))
          : [],
      ),
    ).toEqual([]);
  });

  test('tables refer to no other feature than by its tables', () => {
    expect(
      broken(({ name, imports }) =>
        name.endsWith('/tables.ts') ? imports.filter((to) => featureOf(to) !== null && !to.endsWith('/tables.ts')) : [],
      ),
    ).toEqual([]);
  });

  test('the ground knows no feature', () => {
    expect(
      broken(({ folder, imports }) =>
        ground.includes(folder) ? imports.filter((to) => featureOf(to) !== null || /^#(ui|web|cli)\//.test(to)) : [],
      ),
    ).toEqual([]);
  });

  test('domain files import neither Hono nor JSX', () => {
    expect(
      broken(({ isDomain, imports }) =>
        isDomain ? imports.filter((to) => to === 'hono' || to.startsWith('hono/') || to.endsWith('.tsx')) : [],
      ),
    ).toEqual([]);
  });

  test('nobody imports pages or routes of another folder, but for the app', () => {
    expect(
      broken(({ name, folder, imports }) =>
        name === 'src/app.tsx'
          ? []
          : imports.filter(
              (to) => /\/(pages\/|routes\.tsx)/.test(to) && to.startsWith('#') && !to.startsWith(`#${folder}/`),
            ),
      ),
    ).toEqual([]);
  });

  test('only a feature writes its own tables', () => {
    expect(broken(({ writes }) => writes)).toEqual([]);
  });

  test('tables of another feature are read where it is declared', () => {
    expect(tables.size).toBeGreaterThan(20);
    const actual: Record<string, string[]> = {};
    for (const { folder, tables: named } of files) {
      const foreign = named.filter((table) => tables.get(table)?.feature !== folder);
      if (foreign.length > 0) actual[folder] = [...new Set([...(actual[folder] ?? []), ...foreign])].toSorted();
    }
    expect(actual).toEqual(reads);
  });

  test('SQL names no table that is not known', () => {
    const given = new Set(files.flatMap((file) => file.given));
    expect(broken(({ strangers }) => strangers.filter((name) => !given.has(name)))).toEqual([]);
  });

  test('only main.ts reads the environment', () => {
    expect(files.filter(({ readsEnvironment }) => readsEnvironment).map(({ name }) => name)).toEqual(['src/main.ts']);
  });

  test('only one file writes unescaped markup', () => {
    expect(
      files
        .filter(({ imports }) => imports.includes('hono/html') || imports.includes('hono/utils/html'))
        .map(({ name }) => name),
    ).toEqual(['src/ui/raw.ts']);
  });

  test('there are no barrels and no drawers for odds and ends', () => {
    expect(
      files
        .map(({ name }) => name)
        .filter((name) => /\/(index|utils?|helpers?|services?|managers?|common|misc)(\.tsx?|\/)/.test(name)),
    ).toEqual([]);
  });
});

function broken(rule: (file: File) => string[]): string[] {
  return files.flatMap((file) => rule(file).map((what) => `${file.name}: ${what}`));
}

function mayBuildOn(folder: string, to: string): boolean {
  const other = featureOf(to);
  if (other === null) return !/^#(ui|web|cli|api)\//.test(to) || /^#web\/(schemas|route)\.ts$/.test(to);
  return other === folder || (buildsOn[folder] ?? []).includes(other);
}

/** The ground counts attempts for everybody. */
function mayWrite(folder: string, table: string): boolean {
  return tables.get(table)?.feature === folder || (folder === 'db' && table === 'attempts');
}

/** The feature that an import leads to; null for packages, the ground and the frame. */
function featureOf(to: string): string | null {
  const folder = /^#([a-z0-9-]+)\//.exec(to)?.[1] ?? '';
  return folder in buildsOn ? folder : null;
}

function readFile(name: string): File {
  const source = readFileSync(path.resolve(import.meta.dirname, '..', name), 'utf8');
  const { program, module, errors } = parseSync(name, source);
  if (errors.length > 0) throw new Error(`${name} cannot be parsed: ${errors[0]?.message}`);
  const folder = name.split('/').length > 2 ? (name.split('/')[1] ?? '') : '';
  const imports = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
  ];
  const foreignTables = new Set(
    module.staticImports
      .filter(
        ({ moduleRequest }) =>
          /^#[a-z-]+\/tables\.ts$/.test(moduleRequest.value) && !moduleRequest.value.startsWith(`#${folder}/`),
      )
      .flatMap(({ entries }) => entries.map(({ localName }) => localName.value)),
  );
  const writes: string[] = [];
  const statements: string[] = [];
  let readsEnvironment = false;
  new Visitor({
    CallExpression({ callee, arguments: [first] }) {
      const verb =
        callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
      if (['execute', 'query'].includes(verb) && first?.type === 'Literal' && typeof first.value === 'string')
        statements.push(first.value);
      if (
        ['insert', 'update', 'delete'].includes(verb) &&
        first?.type === 'Identifier' &&
        foreignTables.has(first.name)
      )
        writes.push(`${verb}(${first.name})`);
    },
    TaggedTemplateExpression({ tag, quasi }) {
      if (tag.type === 'Identifier' && tag.name === 'sql')
        statements.push(quasi.quasis.map(({ value }) => value.cooked ?? value.raw).join(' ? '));
    },
    MemberExpression({ object, property }) {
      if (
        object.type === 'Identifier' &&
        object.name === 'process' &&
        property.type === 'Identifier' &&
        property.name === 'env'
      )
        readsEnvironment = true;
    },
  }).visit(program);
  const sqlNames = namedIn(statements, tables);
  writes.push(...sqlNames.written.filter((table) => !mayWrite(folder, table)).map((table) => `writes ${table}`));
  const imported = [...tables.values()].filter(({ feature, code }) => feature !== folder && foreignTables.has(code));
  return {
    name,
    folder,
    tables: name.endsWith('/tables.ts') ? [] : [...sqlNames.tables, ...imported.map((table) => table.name)],
    strangers: sqlNames.strangers,
    given: sqlNames.given,
    isDomain: name.endsWith('.ts') && !frame.includes(folder),
    imports,
    writes,
    readsEnvironment,
  };
}
