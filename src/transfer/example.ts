import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { isRole } from '#core/roles.ts';
import { tx } from '#db/tx.ts';
import { isLanguage, type Language } from '#i18n/languages.ts';
import { bringMandates, type BulkMandate } from '#mandates/bulk.ts';
import { keepDocument, keepLetter } from '#media/actions.ts';
import { writeDues, writeMemberTexts } from '#members/bulk.ts';
import { foundNetwork } from '#network/actions.ts';
import { bringPeople, type BulkPerson } from '#people/bulk.ts';
import { sql } from 'drizzle-orm';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { carryOut } from './actions.ts';
import { groupsIn, proposalsIn } from './example-files.ts';
import { loadGroups } from './example-groups.ts';
import { knownOf } from './example-known.ts';
import { loadProposals } from './example-proposals.ts';
import { exampleTime } from './example-time.ts';
import { linesOf } from './lines.ts';
import type { ImportKind } from './report.ts';

type OnProgress = (step: string) => void;

/**
 * Founds the example network from the files of a folder, with its offices, members, people and mandates, its groups and proposals, in
 * one transaction: a program killed on the way has founded nothing, and begins anew. Nobody is written to. A node that shows the example is left as it is.
 */
export function loadExample(ctx: Context, folder: string, onProgress: OnProgress = () => {}): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { rows } = await ctx.db.execute(sql`select 1 from networks where example_since is not null`);
    if (rows.length > 0) return;
    onProgress('founding the example network');
    await foundNetwork(ctx, foundingIn(await readFile(path.join(folder, 'network.json'), 'utf8')), { isExample: true });
    for (const kind of ['offices', 'members'] as const) {
      onProgress(`importing its ${kind}`);
      await carryOut(ctx, { kind, source: createReadStream(fileOf(folder, kind)) }, { overwrite: false });
    }
    onProgress('writing what members need and offer');
    await loadTexts(ctx, folder);
    await loadDues(ctx, folder);
    onProgress('inviting its people');
    await loadPeople(ctx, folder);
    onProgress('founding its groups and bringing its proposals');
    await loadWork(ctx, folder);
  });
}

const fileOf = (folder: string, kind: ImportKind) => path.join(folder, `${kind}.csv`);

const inLanguages = z.object({ en: z.string(), fa: z.string(), ko: z.string() });

const networkFile = z.object({
  name: inLanguages,
  acronym: z.string(),
  founded: z.number().int(),
  languages: z.array(z.enum(['en', 'fa', 'ko'])),
  timeZone: z.string(),
  summary: inLanguages,
  purpose: inLanguages,
});

function foundingIn(json: string) {
  const { name, summary, purpose, ...facts } = networkFile.parse(JSON.parse(json));
  const texts = Object.fromEntries(
    facts.languages.map((language) => [
      language,
      { name: name[language], summary: summary[language], purpose: purpose[language] },
    ]),
  );
  return { ...facts, texts };
}

type Row = (column: string) => string;

async function loadTexts(ctx: Context, folder: string): Promise<void> {
  const rows = await rowsIn(folder, 'member-texts.csv');
  await writeMemberTexts(
    ctx,
    rows.map((row) => ({
      slug: row('slug'),
      language: languageOf(row('language')),
      summary: row('summary') || null,
      needs: row('needs') || null,
      offers: row('offers') || null,
    })),
  );
}

async function loadDues(ctx: Context, folder: string): Promise<void> {
  const rows = await rowsIn(folder, 'dues.csv');
  await writeDues(
    ctx,
    rows.map((row) => ({ slug: row('slug'), until: row('dues_paid_until') })),
  );
}

/** Who holds only mandates that wait to be confirmed was invited and has not come yet. */
async function loadPeople(ctx: Context, folder: string): Promise<void> {
  const mandates = await rowsIn(folder, 'mandates.csv');
  const arrived = new Set(mandates.filter((row) => row('state') !== 'pending').map((row) => row('email')));
  const rows = await rowsIn(folder, 'people.csv');
  const people = new Map(rows.map((row) => [row('email'), { ...personOf(row), isActive: arrived.has(row('email')) }]));
  await bringPeople(ctx, [...people.values()]);
  const given: BulkMandate[] = [];
  for (const row of mandates) given.push(await mandateOf(ctx, folder, row, people.get(row('email'))));
  await bringMandates(ctx, given);
}

function personOf(row: Row): Omit<BulkPerson, 'isActive'> {
  const spoken = [row('native_language'), ...row('languages').split(' ')].find(isLanguage);
  return {
    id: newId(),
    email: row('email').toLowerCase(),
    name: row('name'),
    nameNative: row('name_native') || null,
    nativeLanguage: isLanguage(row('native_language')) ? languageOf(row('native_language')) : null,
    language: spoken ?? 'en',
    timeZone: row('time_zone'),
    calendar: row('calendar') === 'persian' ? 'persian' : 'gregory',
    isNamePublic: row('name_public') === 'yes',
    sample: row('sample') === 'yes',
  };
}

async function mandateOf(
  ctx: Context,
  folder: string,
  row: Row,
  person: { id: string } | undefined,
): Promise<BulkMandate> {
  const role = row('role');
  if (!person || !isRole(role)) throw new Error(`mandates.csv: ${row('email')}, ${role}`);
  const letter = row('letter');
  return {
    personId: person.id,
    holder: { kind: row('holder_kind') === 'office' ? 'office' : 'member', slug: row('holder') },
    role,
    titles: { en: row('title_en') || undefined, fa: row('title_fa') || undefined, ko: row('title_ko') || undefined },
    from: row('from'),
    until: row('until') || null,
    isConfirmed: row('state') !== 'pending',
    letterId: letter ? (await keepLetter(ctx, await fileIn(folder, letter))).id : null,
  };
}

/** What its members do together: groups, and what is asked of the network. Each document is kept once. */
async function loadWork(ctx: Context, folder: string): Promise<void> {
  const loading = {
    known: await knownOf(ctx),
    time: exampleTime(ctx.now),
    keepDocument: async (file: string) => (await keepDocument(ctx, await fileIn(folder, file))).id,
  };
  const groups = await loadGroups(ctx, loading, await groupsIn(folder));
  await loadProposals(ctx, loading, await proposalsIn(folder), groups);
}

async function fileIn(folder: string, name: string): Promise<File> {
  return new File([await readFile(path.join(folder, name))], path.basename(name), { type: 'application/pdf' });
}

function languageOf(text: string): Language {
  if (!isLanguage(text)) throw new Error(`not a language of the pages: ${text}`);
  return text;
}

/** The rows of one of the example's own files, each answering with the cell of a column. */
async function rowsIn(folder: string, name: string): Promise<Row[]> {
  const lines: string[][] = [];
  for await (const { cells } of linesOf(createReadStream(path.join(folder, name)))) lines.push(cells);
  const [header, ...rows] = lines;
  const places = new Map(header?.map((column, place) => [column, place]));
  return rows.map((cells) => (column) => {
    const place = places.get(column);
    if (place === undefined) throw new Error(`${name} has no column ${column}`);
    return cells[place] ?? '';
  });
}
