import type { AskedOfCity } from '#desk/asked.ts';
import { Asked, AskedLead, AskedTitle } from '#desk/parts.tsx';
import type { CastMember } from '#people/cast.ts';
import { plural } from '#i18n/messages.ts';
import { foreign } from '#members/parts.tsx';
import { Cast } from '#people/parts.tsx';
import { href, paths } from '#paths.ts';
import { DrawnOnce } from '#ui/drawn-once.tsx';
import { Page } from '#ui/layout.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Empty, Fold } from '#ui/parts/notes.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import { OrganizationBlock } from '../organization.tsx';
import type { HomeOnPage } from '../queries.ts';
import { FirstSteps } from './first-steps.tsx';
import { Admissions, CityIndex, HomeMap, OfficeTable } from './home-bands.tsx';

type Props = { home: HomeOnPage; cast: readonly CastMember[]; asked: AskedOfCity | null; may: { begin: boolean } };

/** For whoever speaks for a city what is asked of it; then, as for everybody, where the members are, who joined, who answers for it. */
export function HomePage({ home, cast, asked, may }: Props) {
  const { locale } = useView();
  const t = useMessages(messages);
  const { network, members } = home;
  const purpose = network.purpose?.text.split(/\n{2,}/) ?? [];
  const rest = asked ? purpose : purpose.slice(1);
  return (
    <Page title={network.name} description={network.summary?.text}>
      {asked ? (
        <>
          <Head title={<AskedTitle asked={asked} />} lead={<AskedLead asked={asked} />} />
          <Asked asked={asked} />
        </>
      ) : (
        <Head
          hero
          title={
            <bdi {...foreign(network.summary?.language, locale.language)}>{network.summary?.text ?? network.name}</bdi>
          }
        >
          {purpose.slice(0, 1).map((paragraph) => (
            <Purpose of={home} paragraphs={[paragraph]} />
          ))}
          {members > 0 && <Finder />}
        </Head>
      )}
      {members === 0 && may.begin && <FirstSteps />}
      {members === 0 && !may.begin && (
        <Band title={t.members}>
          <Empty>{t.membersWillStand}</Empty>
        </Band>
      )}
      <DrawnOnce of={home} part="above">
        {members > 0 && <HomeMap home={home} />}
        <Admissions latest={home.latest} />
        <OfficeTable offices={home.offices} />
      </DrawnOnce>
      {cast.length > 0 && (
        <Band title={t.castTitle} note={t.castNote} measure="full">
          <Fold summary={plural(locale, t.showCast, cast.length)}>
            <Cast cast={cast} />
          </Fold>
        </Band>
      )}
      {rest.length > 0 && (
        <Band title={t.about}>
          <Purpose of={home} paragraphs={rest} />
        </Band>
      )}
      <DrawnOnce of={home} part="below">
        {members > 0 && <CityIndex home={home} />}
        <OrganizationBlock network={network} />
      </DrawnOnce>
    </Page>
  );
}

/** What the network is for, in its own words; a visitor reads the first paragraph before all else. */
function Purpose({ of: { network }, paragraphs }: { of: HomeOnPage; paragraphs: readonly string[] }) {
  const { locale } = useView();
  return (
    <div class="prose" dir="auto" {...foreign(network.purpose?.language, locale.language)}>
      {paragraphs.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </div>
  );
}

/** By name to a member: the list does the finding. */
function Finder() {
  const { locale } = useView();
  const t = useMessages(messages);
  return (
    <form
      class="find noprint"
      action={href(locale.language, paths.members)}
      method="get"
      role="search"
      aria-label={t.find}
    >
      <input id="find" type="search" name="q" aria-label={t.find} placeholder={t.findHint} autocomplete="off" />
      <button type="submit" class="button">
        {t.findNow}
      </button>
    </form>
  );
}
