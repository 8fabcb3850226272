import type { Language } from '#i18n/languages.ts';
import { fileAddress, files, pageAddress } from '#paths.ts';
import type { PageProps } from './layout.tsx';
import { messages } from './messages/messages.ts';
import { escaped, raw } from './raw.ts';
import { useView, type View } from './view.ts';

/** Korean is set in the reader's own face, with Latin letters from the network's. */
const faces: Record<Language, string> = {
  en: 'fonts/instrument-sans-latin.woff2',
  fa: 'fonts/vazirmatn-fa.woff2',
  ko: 'fonts/instrument-sans-latin.woff2',
};

/** Open Graph wants a territory with each language. */
const territories: Record<Language, string> = { en: 'en_GB', fa: 'fa_IR', ko: 'ko_KR' };

type Attributes = Record<string, string>;

/**
 * What browsers, search engines and other sites are told of a page. Written as text: the JSX library would search the whole document
 * once for each of these tags, to move it here from wherever it stands, and that cost more than all the rest of a page.
 */
export function DocumentHead(props: Omit<PageProps, 'children'>) {
  const view = useView();
  const tags = [...metaTags(props, view), ...linkTags(props, view), ...sharingTags(props, view)];
  return <head>{raw(tags.join(''))}</head>;
}

const tag = (name: 'meta' | 'link', attributes: Attributes): string =>
  `<${name}${Object.entries(attributes)
    .map(([attribute, value]) => ` ${attribute}="${escaped(value)}"`)
    .join('')}/>`;

const meta = (attributes: Attributes) => tag('meta', attributes);
const link = (attributes: Attributes) => tag('link', attributes);

const siteName = ({ network }: View) => network?.name ?? 'Serai';

/** The page itself; where nobody wrote this version, the one whose words it shows: in the network's first language, else in any. */
function canonicalOf(
  { canonical, versions }: Pick<PageProps, 'canonical' | 'versions'>,
  { address, locale, network, origin }: View,
): string {
  const isWritten = versions === undefined || versions.includes(locale.language);
  const shown = isWritten ? undefined : (network?.languages.find((one) => versions.includes(one)) ?? versions[0]);
  return origin + pageAddress(shown ?? locale.language, canonical ?? address);
}

function metaTags({ title, description, robots }: Omit<PageProps, 'children'>, view: View): string[] {
  const name = siteName(view);
  const hasErrors = Object.keys(view.errors ?? {}).length > 0;
  const mark = hasErrors ? `${messages[view.locale.language].error} ` : '';
  return [
    meta({ charset: 'utf-8' }),
    meta({ name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    `<title>${escaped(mark + (title === name ? name : `${title} · ${name}`))}</title>`,
    description ? meta({ name: 'description', content: description }) : '',
    robots ? meta({ name: 'robots', content: robots }) : '',
    meta({ name: 'theme-color', content: '#fcf8f0', media: '(prefers-color-scheme: light)' }),
    meta({ name: 'theme-color', content: '#0c1029', media: '(prefers-color-scheme: dark)' }),
  ];
}

function linkTags(props: Omit<PageProps, 'children'>, view: View): string[] {
  const { address, asset, locale, network, origin } = view;
  const kept = props.canonical ?? address;
  const versions = props.versions ?? network?.languages ?? [];
  // A page that stands in for a version that nobody wrote is none of them.
  const alternates = versions.length < 2 || !versions.includes(locale.language) ? [] : versions;
  const font = asset(faces[locale.language]);
  return [
    link({ rel: 'preload', href: font, as: 'font', type: 'font/woff2', crossorigin: 'anonymous' }),
    link({ rel: 'stylesheet', href: asset('style.css') }),
    // The colours are part of the address, so that a change is seen at once and nothing is asked twice.
    network ? link({ rel: 'stylesheet', href: `${fileAddress(files.networkStyle)}?v=${network.colours}` }) : '',
    ...iconTags(view),
    link({ rel: 'canonical', href: canonicalOf(props, view) }),
    // Without language the server chooses by what the reader's browser asks for.
    ...alternates.map((hreflang) => link({ rel: 'alternate', hreflang, href: origin + pageAddress(hreflang, kept) })),
    alternates.length > 0 ? link({ rel: 'alternate', hreflang: 'x-default', href: origin + kept }) : '',
  ];
}

/** The network's mark where its pages are listed: in tabs, among bookmarks, on home screens. */
function iconTags({ network }: View): string[] {
  const colours = network ? { v: network.colours } : {};
  return [
    link({ rel: 'icon', href: fileAddress(files.favicon, {}, colours), sizes: '32x32' }),
    link({ rel: 'icon', href: fileAddress(files.icon, {}, colours), type: 'image/svg+xml' }),
    link({ rel: 'apple-touch-icon', href: fileAddress(files.touchIcon, {}, colours) }),
    link({ rel: 'manifest', href: fileAddress(files.manifest) }),
  ];
}

/** Open Graph: how the page looks where it is shared. */
function sharingTags(props: Omit<PageProps, 'children'>, view: View): string[] {
  const { title, description, kind = 'website', ogImage = pictureOf(view) } = props;
  const property = (name: string, content: string) => meta({ property: `og:${name}`, content });
  return [
    property('type', kind),
    property('site_name', siteName(view)),
    property('title', title),
    description ? property('description', description) : '',
    property('url', canonicalOf(props, view)),
    property('locale', territories[view.locale.language]),
    ogImage ? property('image', ogImage) : '',
  ];
}

/** Where a page has no picture of its own, the network's mark stands beside the link. */
const pictureOf = ({ network, origin }: View): string | undefined =>
  network ? origin + fileAddress(files.sharedPicture, {}, { v: network.colours }) : undefined;
