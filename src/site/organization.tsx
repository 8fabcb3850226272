import { href, paths } from '#paths.ts';
import { raw } from '#ui/raw.ts';
import { useView } from '#ui/view.ts';
import type { NetworkInWords } from './queries.ts';

/** The network in the vocabulary of schema.org, for search engines: a block of data, which no browser runs. */
export function OrganizationBlock({ network }: { network: NetworkInWords }) {
  const { locale, origin } = useView();
  const content = {
    '@context': 'https://schema.org',
    '@type': 'Organization',
    name: network.name,
    url: origin + href(locale.language, paths.home),
    ...(network.acronym && { alternateName: network.acronym }),
    ...(network.founded && { foundingDate: String(network.founded) }),
    ...(network.summary && { description: network.summary.text }),
    ...(network.email && { email: network.email }),
  };
  return <script type="application/ld+json">{raw(JSON.stringify(content).replaceAll('<', '\\u003c'))}</script>;
}
