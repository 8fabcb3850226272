import { pageAddress, addressOf, paths } from '#paths.ts';
import { useView } from '#ui/view.ts';
import type { MemberInView } from './member-view.ts';

const types = {
  city: 'https://schema.org/City',
  organization: 'https://schema.org/Organization',
  institute: 'https://schema.org/Organization',
};

/** The member in the vocabulary of schema.org, for search engines. As attributes, since the page's policy allows no block of script. */
export function LinkedData({ member }: { member: MemberInView }) {
  const { origin, locale } = useView();
  const { kind, name, names, latitude, longitude, summary, website, slug, geonamesId, country } = member;
  const content = (property: string, value: string) => <meta itemprop={property} content={value} />;
  return (
    <div hidden itemscope itemtype={types[kind]}>
      {content('name', name)}
      {names.filter((other) => other.name !== name).map((other) => content('alternateName', other.name))}
      {summary && content('description', summary.text)}
      <link itemprop="url" href={origin + pageAddress(locale.language, addressOf(paths.member, { slug }))} />
      {website && <link itemprop="sameAs" href={website} />}
      {geonamesId && <link itemprop="sameAs" href={`https://sws.geonames.org/${geonamesId}/`} />}
      {kind === 'city' ? (
        <>
          <div itemprop="geo" itemscope itemtype="https://schema.org/GeoCoordinates">
            {content('latitude', String(latitude))}
            {content('longitude', String(longitude))}
          </div>
          <div itemprop="containedInPlace" itemscope itemtype="https://schema.org/Country">
            {content('identifier', country)}
          </div>
        </>
      ) : (
        <div itemprop="location" itemscope itemtype="https://schema.org/Place">
          <div itemprop="geo" itemscope itemtype="https://schema.org/GeoCoordinates">
            {content('latitude', String(latitude))}
            {content('longitude', String(longitude))}
          </div>
        </div>
      )}
    </div>
  );
}
