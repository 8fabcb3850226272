import { plural } from '#i18n/messages.ts';
import { fileAddress, files, addressOf, href, paths } from '#paths.ts';
import { DrawnOnce } from '#ui/drawn-once.tsx';
import { Page } from '#ui/layout.tsx';
import { LinkButton, Pagination } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Index } from '#ui/parts/lists.tsx';
import { Empty, Fold } from '#ui/parts/notes.tsx';
import { Table, type Column } from '#ui/parts/table.tsx';
import { Say, ShortDate, said } from '#ui/parts/text.tsx';
import { gridReference } from '#ui/map/world.ts';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import {
  isNarrowed,
  type MemberInList,
  type MemberOnMap,
  type MembersInView,
  type MembersQuery,
  type Passage,
} from '../member-view.ts';
import { foreign, LanguageNames, MemberStanding, MemberWho } from '../parts.tsx';
import { MemberFilters } from './member-filters.tsx';
import { MembersPlate } from './members-plate.tsx';

/** All members of the network: map, list, and the index at the back. */
export function MembersPage(found: MembersInView) {
  const { locale, network } = useView();
  const t = useMessages(messages);
  const { items, next, total, all, filters, map, may } = found;
  const title = useTitle(found);
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
      {all === 0 && !isNarrowed(filters) ? (
        <NoMembers mayEnter={may.enter} />
      ) : (
        <Band
          over
          title={t.narrowDown}
          titleFolds
          measure="wide"
          margin={
            <DrawnOnce of={found.facets}>
              <MemberFilters {...found} />
            </DrawnOnce>
          }
        >
          {map && total > 0 && (
            <DrawnOnce of={map}>
              <MembersPlate map={map} found={found} title={title} />
            </DrawnOnce>
          )}
          {total === 0 ? (
            <NoMatch found={found} />
          ) : (
            <DrawnOnce of={items}>
              <MembersTable items={items} />
            </DrawnOnce>
          )}
          <Pagination
            first={map === null ? href(locale.language, paths.members, {}, filters) : null}
            next={next && href(locale.language, paths.members, {}, { ...filters, after: next })}
          />
          {total > 0 && (
            <p class="small noprint">
              <a href={fileAddress(files.membersExport, {}, filters)}>{t.downloadCsv}</a>
            </p>
          )}
        </Band>
      )}
      {map && map.points.length > 20 && (
        <DrawnOnce of={map.points}>
          <MembersIndex points={map.points} />
        </DrawnOnce>
      )}
    </Page>
  );
}

/** What the list holds, as a sentence: "15 of 65 members: Central Asia Regional Office". */
function useTitle({ total, all, countries, filters, officeName }: MembersInView): string {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  if (!isNarrowed(filters)) {
    if (total === 0) return t.members;
    return said(t.countInCountries, {
      members: plural(locale, t.count, total),
      countries: plural(locale, t.countCountries, countries),
    });
  }
  const place = officeName ?? (filters.country && formats.country(filters.country));
  const words = filters.q && said(t.quoted, { words: filters.q });
  const counts = { count: formats.number(total), all: formats.number(all) };
  const where = formats.oneByOne([place, words].flatMap((part) => part || []));
  return where ? said(t.countOfAllAt, { ...counts, where }) : said(t.countOfAll, counts);
}

function MembersTable({ items }: { items: readonly MemberInList[] }) {
  const t = useMessages(messages);
  const columns: readonly Column<MemberInList>[] = [
    { label: t.member, cell: (member) => <FoundMember {...member} /> },
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

/** A member with, where its name does not say it, the words that it was found by. */
function FoundMember(member: MemberInList) {
  const { passage } = member;
  return (
    <>
      <MemberWho {...member} />
      {passage && <PassageLine {...passage} />}
    </>
  );
}

function PassageLine({ of, language, pieces }: Passage) {
  const { locale } = useView();
  const t = useMessages(messages);
  const where = { name: t.alsoCalled, summary: t.summaryField, needs: t.needsLabel, offers: t.offersLabel }[of];
  const words = pieces.map(({ text, isFound }) => (isFound ? <mark>{text}</mark> : text));
  return (
    <p class="passage">
      <Say text={t.found} where={<>{where}</>} passage={<bdi {...foreign(language, locale.language)}>{words}</bdi>} />
    </p>
  );
}

/** What was asked for leads nowhere: what that was, and the ways on. */
function NoMatch({ found: { filters, facets } }: { found: MembersInView }) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const { q, ...narrowing } = filters;
  const to = (query: MembersQuery) => href(locale.language, paths.members, {}, query);
  if (q === undefined)
    return (
      <Empty
        action={
          <LinkButton tone="quiet" href={to({})}>
            {t.clearAll}
          </LinkButton>
        }
      >
        {t.noMatch}
      </Empty>
    );
  const ways = (
    <>
      {isNarrowed(narrowing) && (
        <LinkButton tone="quiet" href={to({ q })}>
          {t.searchAll}
        </LinkButton>
      )}
      {facets.states.map(({ value, count }) => (
        <a href={to({ ...filters, state: value })}>
          {said(t.searchState, {
            choice: said(t.choiceAndCount, { choice: t.states[value], count: formats.number(count) }),
          })}
        </a>
      ))}
      <a href={to(narrowing)}>{t.withoutWords}</a>
    </>
  );
  return (
    <Empty action={ways}>
      <Say text={t.nothingFor} words={q} />
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
