import { pluralForm, type Plural } from '#i18n/messages.ts';
import { MemberStanding, MemberWho } from '#members/parts.tsx';
import { href, paths } from '#paths.ts';
import { Inset, WorldPlate } from '#ui/map/plates.tsx';
import { gridReference } from '#ui/map/world.ts';
import { Band, Bleed } from '#ui/parts/band.tsx';
import { Index } from '#ui/parts/lists.tsx';
import { Fold } from '#ui/parts/notes.tsx';
import { Table, type Column } from '#ui/parts/table.tsx';
import { Dated, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import type { Admission, HomeOnPage, OfficeOnHome } from '../queries.ts';

/** A message for a count, in the reader's digits. */
function useCounted() {
  const { formats, locale } = useView();
  return (forms: Plural, count: number, values: Record<string, string> = {}) =>
    said(pluralForm(locale.language, forms, count), { count: formats.number(count), ...values });
}

/** The plate with every city, the line of offices under it; on a phone the offices with their windows stand for both. */
export function HomeMap({ home }: { home: HomeOnPage }) {
  const { locale } = useView();
  const t = useMessages(messages);
  const counted = useCounted();
  const { members, countries, points, squares, offices } = home;
  const isWhole = points.length > 0;
  return (
    <Bleed>
      <WorldPlate
        title={t.mapTitle}
        points={points.map(({ slug, isHost, ...point }) => ({
          ...point,
          meant: isHost,
          href: href(locale.language, paths.member, { slug }),
        }))}
        clusters={squares.map((square) => ({
          ...square,
          href: href(locale.language, paths.members, {}, { square: square.reference }),
        }))}
        countOf={(count) => counted(t.memberCount, count)}
        caption={
          <>
            <span>
              {counted(t.onMap, members, { countries: counted(t.countries, countries) })}{' '}
              {isWhole ? t.pointsAreLinks : t.squaresAreLinks}
            </span>{' '}
            <a href={isWhole ? '#index' : href(locale.language, paths.members)}>{isWhole ? t.toIndex : t.allMembers}</a>
          </>
        }
      />
      <ul class="regions">
        {offices
          .filter(({ places }) => places.length > 0)
          .map((office) => (
            <li>
              <OfficeWindow office={office} />
            </li>
          ))}
      </ul>
    </Bleed>
  );
}

function OfficeWindow({ office: { slug, name, members, places } }: { office: OfficeOnHome }) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  const counted = useCounted();
  const largest = places.flatMap((place) => place.name ?? []);
  const names =
    members > largest.length ? said(t.andOthers, { names: formats.oneByOne(largest) }) : formats.list(largest);
  return (
    <a href={href(locale.language, paths.members, {}, { office: slug })}>
      <Inset places={places} />
      <span>
        <b>
          <bdi>{name}</bdi>
        </b>{' '}
        <small>{counted(t.memberCount, members)}</small>
        <small class="names">{names}</small>
      </span>
    </a>
  );
}

/** Who joined last, with standing and whether a source names the membership. */
export function Admissions({ latest }: { latest: readonly Admission[] }) {
  const { locale } = useView();
  const t = useMessages(messages);
  if (latest.length === 0) return null;
  return (
    <Band title={t.latest} measure="wide" more={<a href={href(locale.language, paths.members)}>{t.allMembers}</a>}>
      <Table
        items={latest}
        phone="pairs"
        columns={[
          { label: t.member, cell: (admission) => <MemberWho {...admission} /> },
          { label: t.joined, named: true, cell: ({ joined }) => <Dated on={joined} /> },
          { label: t.standing, cell: ({ state }) => <MemberStanding state={state} isInArrears={false} long /> },
          { label: t.source, cell: (admission) => <SourceWord {...admission} /> },
        ]}
      />
    </Band>
  );
}

function SourceWord({ source, sample }: Admission) {
  const t = useMessages(messages);
  if (source === null && !sample) return null;
  return <span class="small muted">{sample ? t.isSample : t.isFact}</span>;
}

/** The Secretariat and the regional offices, with what they cover; on a phone their windows stand above already. */
export function OfficeTable({ offices }: { offices: readonly OfficeOnHome[] }) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  const counted = useCounted();
  const columns: readonly Column<OfficeOnHome>[] = [
    {
      label: t.office,
      cell: ({ slug, name }) => (
        <a href={href(locale.language, paths.office, { slug })}>
          <bdi>{name}</bdi>
        </a>
      ),
    },
    { label: t.seat, cell: ({ host }) => host && <bdi>{host}</bdi>, named: true },
    {
      label: t.covers,
      cell: ({ kind, countries }) => (kind === 'secretariat' ? t.coversRest : counted(t.countries, countries)),
      named: true,
    },
    { label: t.members, cell: ({ members }) => formats.number(members), named: true },
  ];
  return (
    <Band title={t.offices} measure="wide" more={<a href={href(locale.language, paths.offices)}>{t.allOffices}</a>}>
      <Fold summary={counted(t.showOffices, offices.length)}>
        <Table columns={columns} items={offices} phone="pairs" />
      </Fold>
    </Band>
  );
}

/** The back of the atlas; a large network has its list instead. */
export function CityIndex({ home: { points, members } }: { home: HomeOnPage }) {
  const { locale } = useView();
  const t = useMessages(messages);
  const counted = useCounted();
  return (
    <Band
      id="index"
      title={t.index}
      note={points.length > 0 ? <span class="wide-only">{t.indexNote}</span> : undefined}
      measure="full"
    >
      {points.length > 0 ? (
        <Fold summary={counted(t.showAll, members)}>
          <Index
            entries={points.map(({ slug, name, latitude, longitude }) => ({
              name,
              href: href(locale.language, paths.member, { slug }),
              reference: gridReference(latitude, longitude),
            }))}
          />
        </Fold>
      ) : (
        <p>
          {t.tooMany} <a href={href(locale.language, paths.members)}>{t.toList}</a>
        </p>
      )}
    </Band>
  );
}
