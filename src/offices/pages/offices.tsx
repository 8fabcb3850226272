import { pluralForm } from '#i18n/messages.ts';
import { fileAddress, files, href, paths } from '#paths.ts';
import { LinkButton } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Empty, Note } from '#ui/parts/notes.tsx';
import { Table, type Column } from '#ui/parts/table.tsx';
import { Dated, Say, said } from '#ui/parts/text.tsx';
import { Page } from '#ui/layout.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import { Host, OfficeLink, OfficeStateMark } from '../parts.tsx';
import type { OfficeInList } from '../queries.ts';

type Props = { offices: readonly OfficeInList[]; may: { open: boolean } };

/** The Secretariat and the regional offices: where they sit, what they cover. */
export function OfficesPage({ offices, may }: Props) {
  const { formats, locale, network } = useView();
  const t = useMessages(messages);
  const { language } = locale;
  const regional = offices.filter(({ kind, state }) => kind === 'regional' && state !== 'closed').length;
  const opening = may.open && <LinkButton href={href(language, paths.officeOpening)}>{t.openOne}</LinkButton>;
  return (
    <Page title={t.title} description={t.description}>
      <Head title={t.title} lead={said(pluralForm(language, t.lead, regional), { count: formats.number(regional) })}>
        {regional > 0 && opening && <p class="actions">{opening}</p>}
      </Head>
      <Band measure="full" more={<a href={fileAddress(files.officesExport)}>{t.asCsv}</a>}>
        <OfficeTable offices={offices} />
        {regional === 0 && <Empty action={opening}>{t.noRegional}</Empty>}
        {(network?.example || offices.some(({ sample }) => sample)) && <Note>{t.sampleCoverage}</Note>}
      </Band>
    </Page>
  );
}

function OfficeTable({ offices }: { offices: readonly OfficeInList[] }) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  const columns: readonly Column<OfficeInList>[] = [
    { label: t.office, cell: (office) => <OfficeLink {...office} /> },
    { label: t.state, cell: ({ state }) => <OfficeStateMark state={state} /> },
    { label: t.hostCity, cell: ({ host }) => host && <Host host={host} /> },
    { label: t.opened, cell: ({ opened }) => opened && <Dated on={opened} />, named: true },
    {
      label: t.covers,
      cell: ({ countries }) =>
        countries === null
          ? t.allOthers
          : said(pluralForm(locale.language, t.countries, countries), { count: formats.number(countries) }),
      named: true,
    },
    { label: t.members, cell: (office) => <MemberCount office={office} />, numeric: true, named: true },
  ];
  return <Table columns={columns} items={offices} isPast={({ state }) => state === 'closed'} />;
}

function MemberCount({ office: { slug, members } }: { office: OfficeInList }) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  const count = (
    <Say text={pluralForm(locale.language, t.memberCount, members)} count={<>{formats.number(members)}</>} />
  );
  if (members === 0) return count;
  return <a href={href(locale.language, paths.members, {}, { office: slug })}>{count}</a>;
}
