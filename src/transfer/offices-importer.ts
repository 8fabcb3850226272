import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { partialDateOf } from '#i18n/partial-date.ts';
import { followCountries, seatOffices } from '#members/bulk.ts';
import { bringOffices, coverCountries, reviseOffices, type BulkOffice } from '#offices/bulk.ts';
import { officeKinds, officeStates } from '#offices/office.ts';
import { columnsOf } from './columns.ts';
import type { Importer } from './importer.ts';
import { settled, type Fields, type Judgement } from './judge.ts';
import { hostsKnown, officesKnown, type OfficesKnown } from './offices-known.ts';
import { namesIn } from './members-importer.ts';
import type { Problem } from './problem.ts';

type Taken = { countries: Map<string, number>; hosts: Map<string, number>; secretariat: string | null };

/** Reads and writes files of offices. What one office says must agree with what the others have: whoever lets it write holds who covers what. */
export async function officesImporter(ctx: Context, languages: readonly string[]): Promise<Importer> {
  const [offices, hosts] = [await officesKnown(ctx), await hostsKnown(ctx)];
  const secretariat = offices.all.find(({ kind, state }) => kind === 'secretariat' && state !== 'closed')?.slug ?? null;
  const taken: Taken = { countries: new Map(), hosts: new Map(), secretariat };
  const inFile = new Set<string>();
  const waiting: { judgement: Judgement; fields: Fields }[] = [];
  return {
    columns: columnsOf('offices', languages),
    examine(judgements, options) {
      for (const { slug } of judgements) inFile.add(slug);
      for (const judgement of judgements) {
        const fields = settled(judgement, options.overwrite);
        judgement.problems.push(
          ...standingProblems(judgement, fields, taken),
          ...countryProblems(judgement, fields, { offices, taken, inFile }),
          ...hostProblems(judgement, fields, { hosts, taken, inFile }),
        );
      }
    },
    async write(judgements, { overwrite }) {
      waiting.push(...judgements.map((judgement) => ({ judgement, fields: settled(judgement, overwrite) })));
    },
    finish: () => writeAll(ctx, waiting),
  };
}

/** A network has one Secretariat; an office stays of its kind, and is closed where its members and records are handed over. */
function standingProblems({ known }: Judgement, fields: Fields, taken: Taken): Problem[] {
  const [slug = '', kind = '', status = ''] = [fields['slug'], fields['kind'], fields['status']];
  const before = known?.fields;
  if (before && before['kind'] !== kind) return [{ column: 'kind', code: 'kind-fixed', values: {} }];
  if (before && before['status'] !== status && [before['status'], status].includes('closed'))
    return [{ column: 'status', code: 'closing', values: {} }];
  if (kind !== 'secretariat' || status === 'closed') return [];
  if (taken.secretariat !== null && taken.secretariat !== slug)
    return [{ column: 'kind', code: 'second-secretariat', values: { office: taken.secretariat } }];
  taken.secretariat = slug;
  return [];
}

type Around = { taken: Taken; inFile: ReadonlySet<string> };

/** A country is named by one office. What only the Secretariat covered may be taken over; what another office has, it gives up first. */
function countryProblems(
  { line }: Judgement,
  fields: Fields,
  { offices, taken, inFile }: Around & { offices: OfficesKnown },
): Problem[] {
  return listed(fields['countries']).flatMap((country): Problem[] => {
    const other = taken.countries.get(country);
    if (other !== undefined) return [{ column: 'countries', code: 'country-twice', values: { country, line: other } }];
    taken.countries.set(country, line);
    const holder = offices.covering.get(country);
    if (!holder || holder.kind === 'secretariat' || inFile.has(holder.slug)) return [];
    return [{ column: 'countries', code: 'country-taken', values: { country, office: holder.slug } }];
  });
}

/** A city is the seat of one office. */
function hostProblems(
  { line }: Judgement,
  fields: Fields,
  { hosts, taken, inFile }: Around & { hosts: ReadonlyMap<string, string> },
): Problem[] {
  const city = fields['host_city'] ?? '';
  if (city === '') return [];
  const other = taken.hosts.get(city);
  if (other !== undefined) return [{ column: 'host_city', code: 'host-twice', values: { city, line: other } }];
  taken.hosts.set(city, line);
  const holder = hosts.get(city);
  return holder === undefined || inFile.has(holder)
    ? []
    : [{ column: 'host_city', code: 'host-taken', values: { city, office: holder } }];
}

const listed = (cell: string | undefined): string[] => (cell ?? '').split(' ').filter(Boolean);

type Waiting = { judgement: Judgement; fields: Fields };

async function writeAll(ctx: Context, waiting: readonly Waiting[]): Promise<void> {
  const rows = waiting.map(({ judgement, fields }) => ({
    judgement,
    fields,
    office: officeOf(fields, judgement.known?.id),
  }));
  await bringOffices(
    ctx,
    rows.flatMap(({ judgement, office }) => (judgement.known ? [] : [office])),
  );
  const differing = rows.filter(({ judgement, fields }) => differs(judgement, fields));
  await reviseOffices(ctx, differing.flatMap(revision));
  const changed = await coverCountries(
    ctx,
    rows.map(({ office, fields }) => ({ officeId: office.id, countries: listed(fields['countries']) })),
  );
  await followCountries(ctx, changed);
  const moved = rows.filter(({ judgement, fields }) => judgement.known?.fields['host_city'] !== fields['host_city']);
  await seatOffices(
    ctx,
    moved.map(({ office, fields }) => ({ officeId: office.id, city: fields['host_city'] || null })),
  );
}

const differs = ({ known }: Judgement, fields: Fields) =>
  known !== null && Object.entries(fields).some(([name, text]) => known.fields[name] !== text);

function revision({ judgement: { known }, office }: Waiting & { office: BulkOffice }) {
  return known ? [{ ...office, revision: known.revision, isNewState: known.fields['status'] !== office.state }] : [];
}

function officeOf(fields: Fields, id: string | undefined): BulkOffice {
  return {
    id: id ?? newId(),
    slug: fields['slug'] ?? '',
    kind: officeKinds.find((kind) => kind === fields['kind']) ?? 'regional',
    state: officeStates.find((state) => state === fields['status']) ?? 'planned',
    opened: partialDateOf(fields['opened'] ?? ''),
    source: fields['source'] || null,
    names: namesIn(fields),
  };
}
