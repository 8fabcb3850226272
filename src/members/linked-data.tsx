import { href, paths } from '#paths.ts';
import { raw } from '#ui/raw.ts';
import { useView } from '#ui/view.ts';
import type { MemberInView } from './member-view.ts';

/** A member in the vocabulary of schema.org, for search engines: a block of data, which no browser runs. */
export function MemberBlock({ member }: { member: MemberInView }) {
  const { origin, locale } = useView();
  const { slug, kind, name, names, summary, website, geonamesId } = member;
  const elsewhere = [website, geonamesId === null ? null : `https://sws.geonames.org/${geonamesId}/`];
  const content = {
    '@context': 'https://schema.org',
    '@type': kind === 'city' ? 'City' : 'Organization',
    name,
    alternateName: names.map((other) => other.name).filter((other) => other !== name),
    url: origin + href(locale.language, paths.member, { slug }),
    sameAs: elsewhere.filter((address) => address !== null),
    ...(summary && { description: summary.text }),
    ...(kind === 'city' ? placeOf(member) : { location: { '@type': 'Place', ...placeOf(member) } }),
  };
  return <script type="application/ld+json">{raw(JSON.stringify(content).replaceAll('<', '\\u003c'))}</script>;
}

const placeOf = ({ latitude, longitude, country }: MemberInView) => ({
  geo: { '@type': 'GeoCoordinates', latitude, longitude },
  containedInPlace: { '@type': 'Country', identifier: country },
});
