import { asPartialDate } from '#i18n/partial-date.ts';
import { href, paths } from '#paths.ts';
import { Facts } from '#ui/parts/lists.tsx';
import { Provenance } from '#ui/parts/notes.tsx';
import { Dated, Say } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import type { MemberInView } from '../member-view.ts';
import { foreign, GeoNames, LanguageNames, MemberStanding } from '../parts.tsx';

/** What is known of a member, in the margin; what is not known is left out. */
export function MemberFacts(member: MemberInView) {
  const { formats } = useView();
  const t = useMessages(messages);
  const { joined, duesPaidUntil, population, languages, website, founding, hostedOffice, office } = member;
  return (
    <Facts
      facts={[
        [t.standing, <MemberStanding {...member} long />],
        joined !== null && [t.joined, <Joined joined={joined} founding={founding} />],
        duesPaidUntil !== null && [t.duesPaidUntil, <Dated on={duesPaidUntil} />],
        [t.office, <OfficeLink {...office} />],
        hostedOffice !== null && [t.hosts, <OfficeLink {...hostedOffice} />],
        population !== null && [t.population, formats.compactNumber(population)],
        [t.worksIn, <LanguageNames languages={languages} />],
        website !== null && [t.website, <Website address={website} />],
        otherNames(member).length > 0 && [t.alsoCalled, <OtherNames {...member} />],
      ]}
    />
  );
}

function Joined({ joined, founding }: { joined: string; founding: boolean }) {
  const { formats } = useView();
  const t = useMessages(messages);
  return (
    <>
      <time datetime={joined}>{formats.date(asPartialDate(joined))}</time>
      {founding && <small>{t.foundingMember}</small>}
    </>
  );
}

function OfficeLink({ slug, name }: { slug: string; name: string }) {
  const { locale } = useView();
  return (
    <a href={href(locale.language, paths.office, { slug })}>
      <bdi>{name}</bdi>
    </a>
  );
}

/** The address without what every address has. */
function Website({ address }: { address: string }) {
  return (
    <a href={address} rel="external nofollow">
      <bdi dir="ltr">{address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}</bdi>
    </a>
  );
}

const otherNames = ({ names, name }: MemberInView) => names.filter((other) => other.name !== name);

function OtherNames(member: MemberInView) {
  return (
    <>
      {otherNames(member).map(({ language, name }, index) => (
        <>
          {index > 0 && <br />}
          <bdi lang={language}>{name}</bdi>
        </>
      ))}
    </>
  );
}

/** What of this entry is public fact and what is invented, and from where. Sources bear the names that the network's first language gives them. */
export function SourceNote({ name, sample, source, geonamesId, neighbours }: MemberInView) {
  const { locale, network } = useView();
  const t = useMessages(messages);
  const isStated = source !== null && source !== 'sample';
  // The map of the neighbours says so under itself.
  const isCredited = geonamesId !== null && neighbours.length === 0;
  if (!sample && !isStated && !isCredited) return null;
  return (
    <Provenance>
      {sample && (
        <p>
          <Say text={t.sampleEntry} member={name} />
        </p>
      )}
      {!sample && isStated && (
        <p>
          {network?.example && `${t.publicSource} `}
          <Say
            text={t.sourceOf}
            source={
              <bdi dir="auto" {...foreign(network?.languages[0], locale.language)}>
                {source}
              </bdi>
            }
          />
        </p>
      )}
      {isCredited && (
        <p>
          <Say text={t.credit} source={<GeoNames />} />
        </p>
      )}
    </Provenance>
  );
}
