import { asPartialDate } from '#i18n/partial-date.ts';
import { fileAddress, files, href, paths } from '#paths.ts';
import { messages } from '../messages/messages.ts';
import { Frieze } from '../ornament/frieze.tsx';
import { Say } from '../parts/text.tsx';
import { useMessages, useView, type NetworkFace } from '../view.ts';

/** One course of tiles, then the site map on lapis: only what exists. */
export function Footer() {
  const { network, address } = useView();
  return (
    <footer class="footer">
      <Frieze network={network?.name ?? 'Serai'} page={address} />
      <div>
        {network && <SiteMap />}
        {network && <Imprint network={network} />}
      </div>
    </footer>
  );
}

function SiteMap() {
  const { locale, viewer } = useView();
  const t = useMessages(messages);
  const { language } = locale;
  return (
    <>
      <section>
        <h2>{t.theNetwork}</h2>
        <ul>
          <li>
            <a href={href(language, paths.members)}>{t.members}</a>
          </li>
          <li>
            <a href={href(language, paths.offices)}>{t.offices}</a>
          </li>
          <li>
            <a href={href(language, paths.groups)}>{t.groups}</a>
          </li>
        </ul>
      </section>
      <section>
        <h2>{t.decisions}</h2>
        <ul>
          <li>
            <a href={href(language, paths.proposals)}>{t.proposals}</a>
          </li>
        </ul>
      </section>
      <section>
        <h2>{t.openData}</h2>
        <ul>
          <li>
            <a href={fileAddress(files.membersExport)}>{t.membersAsCsv}</a>
          </li>
          <li>
            <a href={href(language, paths.apiReference)}>{t.api}</a>
          </li>
        </ul>
      </section>
      <section>
        <h2>{t.thisSite}</h2>
        <ul>
          <li>
            <a href={href(language, paths.siteMap)}>{t.siteMap}</a>
          </li>
          <li>
            {viewer ? (
              <a href={href(language, paths.me)}>{t.myPage}</a>
            ) : (
              <a href={href(language, paths.signIn)}>{t.signIn}</a>
            )}
          </li>
          {viewer?.hasDesk && (
            <li>
              <a href={href(language, paths.desk)}>{t.desk}</a>
            </li>
          )}
        </ul>
      </section>
    </>
  );
}

function Imprint({ network }: { network: NetworkFace }) {
  const { formats } = useView();
  const t = useMessages(messages);
  return (
    <p class="imprint">
      <span>
        {network.founded ? (
          <Say text={t.founded} network={network.name} year={formats.date(asPartialDate(String(network.founded)))} />
        ) : (
          <bdi>{network.name}</bdi>
        )}{' '}
        {network.secretariatCity && <Say text={t.secretariatIn} city={network.secretariatCity} />}
      </span>
      <span class="software">
        <Say text={t.runsOn} software={<bdi>Serai</bdi>} />
      </span>
    </p>
  );
}
