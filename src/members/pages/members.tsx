import { plural } from '#i18n/messages.ts';
import { fileAddress, files, addressOf, href, paths } from '#paths.ts';
import { Page } from '#ui/layout.tsx';
import { LinkButton, Pagination } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Index } from '#ui/parts/lists.tsx';
import { Empty, Fold } from '#ui/parts/notes.tsx';
import { Table, type Column } from '#ui/parts/table.tsx';
import { said } from '#ui/parts/text.tsx';
import { gridReference } from '#ui/map/world.ts';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import type { MemberInList, MemberOnMap, MembersInView } from '../member-view.ts';
import { LanguageNames, MemberStanding, MemberWho, ShortDate } from '../parts.tsx';
import { MemberFilters } from './member-filters.tsx';
import { MembersPlate } from './members-plate.tsx';

/** All members of the network: map, list, and the index at the back. */
export function MembersPage(found: MembersInView) {
  const { locale, network } = useView();
  const t = useMessages(messages);
  const { items, next, total, all, filters, map, may } = found;
  const title = useTitle(found);
  const isNarrowed = Object.values(filters).some((value) => value !== undefined);
  return (
    <Page
      title={title}
      description={said(t.listDescription, { network: network?.name ?? '' })}
      canonical={addressOf(paths.members, {}, { ...filters, after: undefined })}
      robots={filters.q || map === null ? 'noindex, follow' : undefined}
    >
      <Head kind={t.members} title={title}>
        {may.enter && all > 0 && (
          <p class="actions">
            <LinkButton href={href(locale.language, paths.memberEntry)}>{t.enterMember}</LinkButton>
          </p>
        )}
      </Head>
      {all === 0 && !isNarrowed ? (
        <NoMembers mayEnter={may.enter} />
      ) : (
        <Band over title={t.narrowDown} titleFolds measure="wide" margin={<MemberFilters {...found} />}>
          {map && total > 0 && <MembersPlate map={map} found={found} title={title} />}
          {total === 0 ? <NoMatch /> : <MembersTable items={items} />}
          <Pagination
            first={map === null ? href(locale.language, paths.members, {}, filters) : null}
            next={next && href(locale.language, paths.members, {}, { ...filters, after: next })}
          />
          {total > 0 && (
            <p class="small">
              <a href={fileAddress(files.membersExport, {}, filters)}>{t.downloadCsv}</a>
            </p>
          )}
        </Band>
      )}
      {map && map.points.length > 20 && <MembersIndex points={map.points} />}
    </Page>
  );
}

/** What the list holds, as a sentence: "15 of 65 members: Central Asia Regional Office". */
function useTitle({ total, all, countries, filters, facets }: MembersInView): string {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  if (Object.values(filters).every((value) => value === undefined)) {
    if (total === 0) return t.members;
    return said(t.countInCountries, {
      members: plural(locale, t.count, total),
      countries: plural(locale, t.countCountries, countries),
    });
  }
  const office = facets.offices.find(({ value }) => value === filters.office)?.name;
  const where = office ?? (filters.country ? formats.country(filters.country) : null);
  const counts = { count: formats.number(total), all: formats.number(all) };
  return where ? said(t.countOfAllAt, { ...counts, where }) : said(t.countOfAll, counts);
}

function MembersTable({ items }: { items: readonly MemberInList[] }) {
  const t = useMessages(messages);
  const columns: readonly Column<MemberInList>[] = [
    { label: t.member, cell: (member) => <MemberWho {...member} /> },
    { label: t.standing, cell: (member) => <MemberStanding {...member} /> },
    { label: t.since, cell: ({ joined }) => joined && <ShortDate on={joined} />, named: true },
    { label: t.worksIn, cell: ({ languages }) => <LanguageNames languages={languages} /> },
    { label: t.office, cell: ({ office }) => <bdi>{office.name}</bdi> },
  ];
  return <Table columns={columns} items={items} phone="pairs" isPast={({ state }) => state === 'withdrawn'} />;
}

/** The back of the atlas. */
function MembersIndex({ points }: { points: readonly MemberOnMap[] }) {
  const { locale } = useView();
  const t = useMessages(messages);
  return (
    <Band id="index" title={t.indexTitle} note={t.indexNote} measure="wide">
      <Fold summary={t.indexTitle}>
        <Index
          entries={points.map(({ slug, name, latitude, longitude }) => ({
            name,
            href: href(locale.language, paths.member, { slug }),
            reference: gridReference(latitude, longitude),
          }))}
        />
      </Fold>
    </Band>
  );
}

function NoMatch() {
  const { locale } = useView();
  const t = useMessages(messages);
  return (
    <Empty
      action={
        <LinkButton tone="quiet" href={href(locale.language, paths.members)}>
          {t.clearAll}
        </LinkButton>
      }
    >
      {t.noMatch}
    </Empty>
  );
}

function NoMembers({ mayEnter }: { mayEnter: boolean }) {
  const { locale } = useView();
  const t = useMessages(messages);
  if (!mayEnter) {
    return (
      <Band measure="wide">
        <Empty>{t.noMembers}</Empty>
      </Band>
    );
  }
  const ways = (
    <>
      <LinkButton href={href(locale.language, paths.memberEntry)}>{t.enterMember}</LinkButton>
      <a href={href(locale.language, paths.imports)}>{t.importMembers}</a>
    </>
  );
  return (
    <Band measure="wide">
      <Empty action={ways}>{t.noMembersYet}</Empty>
    </Band>
  );
}
