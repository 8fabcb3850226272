import { pluralForm } from '#i18n/messages.ts';
import { MandateTable } from '#mandates/parts.tsx';
import type { MandateInView } from '#mandates/queries.ts';
import { href, paths } from '#paths.ts';
import { RegionPlate } from '#ui/map/plates.tsx';
import { Mark } from '#ui/ornament/mark.tsx';
import { Actions, LinkButton } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Facts } from '#ui/parts/lists.tsx';
import { Ask, Empty, Note } from '#ui/parts/notes.tsx';
import { Dated, Say, said } from '#ui/parts/text.tsx';
import { Page } from '#ui/layout.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import { CountryNames, Host, OfficeLink, OfficeStateMark } from '../parts.tsx';
import type { OfficeOnPage } from '../queries.ts';

export type OfficeMays = { change: boolean; close: boolean; appoint: boolean };

type Props = { office: OfficeOnPage; mandates: readonly MandateInView[]; may: OfficeMays };

/** One office: facts in the margin, then its countries, its members on a map, and who works there. */
export function OfficePage({ office, mandates, may }: Props) {
  const { locale } = useView();
  const t = useMessages(messages);
  const { language } = locale;
  const { slug, name } = office;
  const isStaffed = mandates.some(({ state }) => state !== 'ended');
  return (
    <Page title={name} description={office.summary ?? t.description} kind="profile">
      <Head
        kind={t.kinds[office.kind]}
        title={<bdi>{name}</bdi>}
        lead={<Lead office={office} />}
        margin={<OfficeFacts office={office} />}
        outer={<Mark seed={slug} size="xl" />}
      >
        <Steps office={office} may={may} isStaffed={isStaffed} />
      </Head>
      {office.state !== 'closed' && <Coverage office={office} />}
      {office.state !== 'closed' && <Members office={office} />}
      <Band
        title={t.people}
        note={t.peopleNote}
        measure="wide"
        more={may.appoint && isStaffed && <a href={href(language, paths.officeMandates, { slug })}>{t.appoint}</a>}
      >
        {mandates.length > 0 ? <MandateTable mandates={mandates} /> : <Empty>{t.nobody}</Empty>}
      </Band>
    </Page>
  );
}

type StepsProps = Pick<Props, 'office' | 'may'> & { isStaffed: boolean };

/** What is to be done next with an office, and what may be: closing it is nobody's daily business. */
function Steps({ office: { slug, name, namedIn }, may, isStaffed }: StepsProps) {
  const { formats, locale, network } = useView();
  const t = useMessages(messages);
  const { language } = locale;
  const missing = (network?.languages ?? []).filter((one) => !namedIn.includes(one));
  return (
    <>
      {may.appoint && !isStaffed && (
        <Ask title={t.appointHead}>
          <p>
            <Say text={t.appointHeadLead} office={name} />
          </p>
          <Actions>
            <LinkButton href={`${href(language, paths.officeMandates, { slug })}#appoint`}>{t.appoint}</LinkButton>
          </Actions>
        </Ask>
      )}
      {may.change && missing.length > 0 && (
        <Note>
          {said(t.namesMissing, { languages: formats.list(missing.map((one) => formats.languageName(one))) })}{' '}
          <a href={href(language, paths.officeProfile, { slug })}>{t.addName}</a>
        </Note>
      )}
      {(may.change || may.close) && (
        <Actions>
          {may.change && (
            <LinkButton tone="quiet" href={href(language, paths.officeProfile, { slug })}>
              {t.change}
            </LinkButton>
          )}
          {may.close && <a href={href(language, paths.officeClosure, { slug })}>{t.close}</a>}
        </Actions>
      )}
    </>
  );
}

/** In its own words; an office that has written none yet is described by what it covers. */
function Lead({ office: { state, kind, summary, members, countries } }: { office: OfficeOnPage }) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  if (summary) return <bdi>{summary}</bdi>;
  if (state === 'closed' || (kind === 'regional' && countries.length === 0)) return null;
  const told = (forms: typeof t.memberCount, count: number) =>
    said(pluralForm(locale.language, forms, count), { count: formats.number(count) });
  return (
    <>
      {said(kind === 'secretariat' ? t.caresForRest : t.caresFor, {
        members: told(t.memberCount, members),
        countries: told(t.countries, countries.length),
      })}
    </>
  );
}

function OfficeFacts({ office }: { office: OfficeOnPage }) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  const { countries, members } = office;
  const covered =
    office.kind === 'secretariat'
      ? t.allOthers
      : said(pluralForm(locale.language, t.countries, countries.length), { count: formats.number(countries.length) });
  return (
    <Facts
      facts={[
        [
          t.state,
          office.inheritedBy ? (
            <Say text={t.inherited} office={<OfficeLink {...office.inheritedBy} />} />
          ) : (
            <OfficeStateMark state={office.state} />
          ),
        ],
        office.opened !== null && [t.opened, <Dated on={office.opened} />],
        office.host !== null && [t.hostCity, <Host host={office.host} />],
        office.state !== 'closed' && [t.covers, covered],
        office.state !== 'closed' && [
          t.members,
          said(pluralForm(locale.language, t.memberCount, members), { count: formats.number(members) }),
        ],
        office.email !== null && [
          t.email,
          <a href={`mailto:${office.email}`}>
            <bdi dir="ltr">{office.email}</bdi>
          </a>,
        ],
        office.website !== null && [
          t.website,
          <a href={office.website} rel="external">
            <bdi dir="ltr">{office.website.replace(/^https?:\/\/(www\.)?|\/$/g, '')}</bdi>
          </a>,
        ],
      ]}
    />
  );
}

function Coverage({ office: { kind, countries, sample, source } }: { office: OfficeOnPage }) {
  const { network } = useView();
  const t = useMessages(messages);
  return (
    <Band title={t.coverage} note={t.coverageNote}>
      {kind === 'secretariat' && <p>{t.everythingElse}</p>}
      {kind === 'regional' && countries.length === 0 && <Empty>{t.noCountries}</Empty>}
      {countries.length > 0 && (
        <p>
          <CountryNames countries={countries} />
        </p>
      )}
      {(network?.example || sample) && <Note>{t.sampleCoverage}</Note>}
      {source && (
        <p class="small muted">
          <Say text={t.source} source={<bdi>{source}</bdi>} />
        </p>
      )}
    </Band>
  );
}

function Members({ office: { slug, name, members, points } }: { office: OfficeOnPage }) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  const title = said(t.membersOfOffice, { office: name });
  const list = <a href={href(locale.language, paths.members, {}, { office: slug })}>{t.listOfMembers}</a>;
  const counted = said(pluralForm(locale.language, t.memberCount, members), { count: formats.number(members) });
  const caption =
    points.length < members ? said(t.largest, { count: formats.number(points.length), members: counted }) : counted;
  return (
    <Band title={t.members} measure="wide" more={members > 0 && list}>
      {members === 0 ? (
        <Empty>{t.noMembers}</Empty>
      ) : (
        <RegionPlate
          title={title}
          caption={caption}
          points={points.map(({ slug: city, hosts, ...point }) => ({
            ...point,
            meant: hosts,
            href: href(locale.language, paths.member, { slug: city }),
          }))}
        />
      )}
    </Band>
  );
}
