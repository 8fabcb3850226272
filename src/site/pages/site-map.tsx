import { pluralForm } from '#i18n/messages.ts';
import { messages as officeMessages } from '#offices/messages/messages.ts';
import { fileAddress, files, href, paths } from '#paths.ts';
import { Page } from '#ui/layout.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Disclosure } from '#ui/parts/notes.tsx';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import type { SiteIndex } from '../queries.ts';

/** Every page that exists, for people: grouped, the members by their offices. */
export function SiteMapPage({ index }: { index: SiteIndex }) {
  const { locale, viewer } = useView();
  const t = useMessages(messages);
  const { language } = locale;
  const own: readonly (readonly [name: string, address: string])[] = viewer
    ? [
        [t.myPage, href(language, paths.me)],
        [t.settings, href(language, paths.settings)],
        [t.sessions, href(language, paths.sessions)],
        ...(viewer.hasDesk ? [[t.desk, href(language, paths.desk)] as const] : []),
      ]
    : [[t.signIn, href(language, paths.signIn)]];
  return (
    <Page title={t.siteMap} description={t.siteMapLead}>
      <Head title={t.siteMap} lead={t.siteMapLead} />
      <Band title={t.pages}>
        <Links
          links={[
            [t.home, href(language, paths.home)],
            [t.members, href(language, paths.members)],
            [t.offices, href(language, paths.offices)],
            [t.groups, href(language, paths.groups)],
            [t.proposals, href(language, paths.proposals)],
          ]}
        />
      </Band>
      <Band title={t.offices}>
        <Links links={index.offices.map(({ slug, name }) => [name, href(language, paths.office, { slug })])} />
      </Band>
      {index.groups.length > 0 && (
        <Band title={t.groups}>
          <Links links={index.groups.map(({ slug, name }) => [name, href(language, paths.group, { slug })])} />
        </Band>
      )}
      <Members index={index} />
      <Band title={t.ownPages}>
        <Links links={own} />
      </Band>
      <Band title={t.files}>
        <Links
          links={[
            [t.membersAsCsv, fileAddress(files.membersExport)],
            [t.officesAsCsv, fileAddress(files.officesExport)],
            [t.api, href(language, paths.apiReference)],
            [t.siteMapXml, fileAddress(files.siteMap)],
          ]}
        />
      </Band>
    </Page>
  );
}

function Members({ index: { offices, isWhole } }: { index: SiteIndex }) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  const { memberCount } = useMessages(officeMessages);
  const summary = (name: string, members: number) =>
    said(t.ofOffice, {
      office: name,
      members: said(pluralForm(locale.language, memberCount, members), { count: formats.number(members) }),
    });
  return (
    <Band title={t.members} measure="wide">
      {!isWhole && (
        <Links
          links={offices.map(({ slug, name, members }) => [
            summary(name, members),
            href(locale.language, paths.members, {}, { office: slug }),
          ])}
        />
      )}
      {isWhole &&
        offices
          .filter(({ cities }) => cities.length > 0)
          .map(({ name, members, cities }) => (
            <Disclosure summary={<bdi>{summary(name, members)}</bdi>}>
              <ul class="city-list">
                {cities
                  .toSorted((one, other) => formats.compare(one.name, other.name))
                  .map(({ slug, name: city }) => (
                    <li>
                      <a href={href(locale.language, paths.member, { slug })}>
                        <bdi>{city}</bdi>
                      </a>
                    </li>
                  ))}
              </ul>
            </Disclosure>
          ))}
    </Band>
  );
}

function Links({ links }: { links: readonly (readonly [name: string, address: string])[] }) {
  return (
    <ul class="tight">
      {links.map(([name, address]) => (
        <li>
          <a href={address}>
            <bdi>{name}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
