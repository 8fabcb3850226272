import { languages, type Language } from '#i18n/languages.ts';
import { href, pageAddress, paths } from '#paths.ts';
import { messages } from '../messages/messages.ts';
import { NetworkMark } from '../ornament/mark.tsx';
import { useMessages, useView } from '../view.ts';

/** A language in its own words, as its readers look for it. */
const ownNames: Record<Language, string> = { en: 'English', fa: 'فارسی', ko: '한국어' };

/** The page of the navigation that a page lies below, where its address does not say so. */
export type Below = typeof paths.members | typeof paths.offices | typeof paths.groups;

/** Who this is, the ways through it, the other languages of this very page, and the reader's own pages. */
export function Masthead({ below }: { below?: Below | undefined }) {
  const { network, locale } = useView();
  const t = useMessages(messages);
  return (
    <header class="masthead">
      <a class="brand" href={href(locale.language, paths.home)}>
        <NetworkMark />
        <BrandName name={network?.name ?? 'Serai'} />
      </a>
      <details class="menu">
        <summary>{t.menu}</summary>
        <div class="menu-content">
          {network && <Navigation below={below} />}
          <ul class="tools">
            <LanguageLinks />
            {network && <OwnPages />}
          </ul>
        </div>
      </details>
    </header>
  );
}

/** A long name gets wider lines rather than many. */
const BrandName = ({ name }: { name: string }) => <span {...(name.length > 60 ? { class: 'long' } : {})}>{name}</span>;

function Navigation({ below }: { below: Below | undefined }) {
  const t = useMessages(messages);
  return (
    <nav aria-label={t.main}>
      <ul>
        <Way path={paths.members} name={t.members} below={below} />
        <Way path={paths.offices} name={t.offices} below={below} />
        <Way path={paths.groups} name={t.groups} below={below} />
      </ul>
    </nav>
  );
}

function OwnPages() {
  const { viewer } = useView();
  const t = useMessages(messages);
  if (!viewer) return <Way path={paths.signIn} name={t.signIn} />;
  return (
    <>
      <Way path={paths.me} name={t.myPage} />
      {viewer.hasDesk && <Way path={paths.desk} name={t.desk} />}
    </>
  );
}

type PlainPath =
  | typeof paths.members
  | typeof paths.offices
  | typeof paths.groups
  | typeof paths.signIn
  | typeof paths.me
  | typeof paths.desk;

/** One way of the masthead. On the page itself it is marked "page", on a page below it "true". */
function Way({ path, name, below }: { path: PlainPath; name: string; below?: Below | undefined }) {
  const { address, locale } = useView();
  return (
    <li>
      <a href={href(locale.language, path)} {...currentOf(path, address.split('?')[0] ?? address, below)}>
        {name}
      </a>
    </li>
  );
}

function currentOf(path: string, here: string, below: Below | undefined): { 'aria-current'?: 'page' | 'true' } {
  if (here === path) return { 'aria-current': 'page' };
  return here.startsWith(`${path}/`) || below === path ? { 'aria-current': 'true' } : {};
}

/** The same page in the network's other languages. */
function LanguageLinks() {
  const { address, locale, network } = useView();
  const others = (network?.languages ?? languages).filter((language) => language !== locale.language);
  return (
    <>
      {others.map((language) => (
        <li>
          <a href={pageAddress(language, address)} hreflang={language} lang={language} rel="alternate">
            {ownNames[language]}
          </a>
        </li>
      ))}
    </>
  );
}
