import type { Context } from '#core/context.ts';
import { attachmentNamed } from '#media/media.ts';
import { membersQuery } from '#members/forms.ts';
import { addressOf, files, paths } from '#paths.ts';
import { file, form, page, type FileRoute, type Route } from '#web/route.ts';
import { carryOutOffered, offerImport, readAnew } from './actions.ts';
import { importAnswer, importsAnswer, offerAnswer } from './answers.ts';
import { exportName, exportOf, templateOf } from './export.ts';
import { carryOutForm, offerForm, reportQuery, type ReportQuery } from './forms.ts';
import { networkLanguages } from './importer.ts';
import { ImportPage } from './pages/import.tsx';
import { ImportsPage } from './pages/imports.tsx';
import { findImport, importsOf, reportPage, type ReportPage } from './queries.ts';
import type { ImportKind } from './report.ts';

/** What the desk takes, and a little for the other fields of the form. */
const deskBytes = 20 * 1_048_576 + 16_384;

export const transferRoutes: readonly Route[] = [
  form(paths.imports, ImportsPage, {
    who: 'office',
    limits: { bytes: deskBytes, perMinute: 20 },
    summary:
      'The latest imports; reads a CSV file of members or offices and reports line by line what it would do, without doing it.',
    schema: offerForm,
    answers: importsAnswer,
    makes: offerAnswer,
    find: importsOf,
    initial: ({ kinds }) => ({ kind: kinds[0] }),
    act: (ctx, _found, offer) => offerImport(ctx, offer),
    then: ({ id }) => ({ location: addressOf(paths.import, { id }), answer: { id }, status: 201 }),
    example: { kind: 'members' },
  }),
  page(paths.import, found, ImportPage, {
    who: 'office',
    caching: 'private',
    query: reportQuery,
    answers: importAnswer,
    summary: 'What a file would do, or has done, line by line',
  }),
  form(paths.importCarriedOut, ImportPage, {
    who: 'office',
    summary:
      'Carries out the file that was read, if it still does what the report `seen` says; otherwise 409, and the report is written anew.',
    schema: carryOutForm,
    answers: importAnswer,
    find: foundAnew,
    act: (ctx, { offered }, command) => carryOutOffered(ctx, offered, command),
    then: (_, { offered: { id } }) => ({ location: addressOf(paths.import, { id }), notice: 'import-carried-out' }),
    example: { seen: '0'.repeat(64), overwrite: false },
  }),
];

async function found(ctx: Context, params: { id: string }, query: ReportQuery): Promise<ReportPage> {
  return reportPage(await findImport(ctx, params), query);
}

async function foundAnew(ctx: Context, params: { id: string }): Promise<ReportPage> {
  return reportPage(await readAnew(ctx, await findImport(ctx, params)), {});
}

export const transferFiles: readonly FileRoute[] = [
  file(files.membersExport, {
    who: 'anyone',
    summary: 'Members as CSV, with the filters of the list; `bom=1` for spreadsheet programs',
    apiType: 'text/csv',
    answer: (ctx, { url }) => exported(ctx, 'members', url),
  }),
  file(files.officesExport, {
    who: 'anyone',
    summary: 'Offices as CSV; `bom=1` for spreadsheet programs',
    apiType: 'text/csv',
    answer: (ctx, { url }) => exported(ctx, 'offices', url),
  }),
  file(files.membersTemplate, {
    who: 'anyone',
    summary: 'An empty file of members for spreadsheet programs: the columns that an import reads',
    apiType: 'text/csv',
    answer: (ctx) => template(ctx, 'members'),
  }),
  file(files.officesTemplate, {
    who: 'anyone',
    summary: 'An empty file of offices for spreadsheet programs: the columns that an import reads',
    apiType: 'text/csv',
    answer: (ctx) => template(ctx, 'offices'),
  }),
];

async function template(ctx: Context, kind: ImportKind): Promise<Response> {
  return new Response(templateOf(kind, await networkLanguages(ctx)), { headers: asFile(`${kind}.csv`) });
}

const asFile = (name: string) => ({
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': attachmentNamed(name),
  'cache-control': 'private, no-store',
});

async function exported(ctx: Context, kind: ImportKind, { searchParams }: URL): Promise<Response> {
  const filter = membersQuery.parse(Object.fromEntries(searchParams));
  const pieces = exportOf(ctx, kind, filter);
  return new Response(streamed(pieces, searchParams.get('bom') === '1'), {
    headers: asFile(await exportName(ctx, kind)),
  });
}

/** Read as fast as it is fetched, so that a slow line costs no memory. */
function streamed(pieces: AsyncGenerator<string, void>, withMark: boolean): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        if (withMark) controller.enqueue(encoder.encode('\uFEFF'));
      },
      async pull(controller) {
        const piece = await pieces.next();
        if (piece.done) controller.close();
        else controller.enqueue(encoder.encode(piece.value));
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
