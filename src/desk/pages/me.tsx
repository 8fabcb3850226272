import type { PropsWithChildren } from 'hono/jsx';
import type { OwnMandate } from '#mandates/own.ts';
import { messages as mandateMessages } from '#mandates/messages/messages.ts';
import { MandateStanding, MandateTable, RoleName } from '#mandates/parts.tsx';
import { href, pathOfHolder, paths } from '#paths.ts';
import { SignOut } from '#people/parts.tsx';
import { Page } from '#ui/layout.tsx';
import { Mark } from '#ui/ornament/mark.tsx';
import { Actions, LinkButton } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Table, type Column } from '#ui/parts/table.tsx';
import { Dated, Say, ShortDate, said } from '#ui/parts/text.tsx';
import { Who } from '#ui/parts/who.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { AskedOfCity, HomeOfPerson } from '../asked.ts';
import { messages } from '../messages/messages.ts';
import { Asked, AskedLead, AskedTitle, useAskedTitle } from '../parts.tsx';
import { News } from './news.tsx';

/** A person's own page: what is asked of the city they speak for; for others, what to do next. */
export function MePage({ asked, mandates, own, news }: HomeOfPerson) {
  const { viewer } = useView();
  const isActing = Boolean(viewer?.acting);
  return (
    <Frame asked={asked}>
      {asked && <Asked asked={asked} />}
      <News news={news} />
      {asked && <MandatesOfCity asked={asked} mandates={mandates} />}
      {!isActing && <NextSteps own={own} />}
      {(own.length > 1 || (!isActing && own.length > 0)) && <OwnMandates own={own} />}
      <OwnSettings />
    </Frame>
  );
}

/** What stands over the page depends on what the reader is here: of a city, of an office, or yet of none. */
function Frame({ asked, children }: PropsWithChildren<{ asked: AskedOfCity | null }>) {
  const { viewer } = useView();
  if (asked) return <OfCity asked={asked}>{children}</OfCity>;
  return viewer?.acting ? <OfOffice>{children}</OfOffice> : <OfNone>{children}</OfNone>;
}

function OfCity({ asked, children }: PropsWithChildren<{ asked: AskedOfCity }>) {
  const title = useAskedTitle(asked);
  const { slug, look } = asked.member;
  return (
    <Page title={title} robots="noindex">
      <Head
        kind={<Mark seed={slug} look={look} size="l" />}
        title={<AskedTitle asked={asked} />}
        lead={<AskedLead asked={asked} />}
      />
      {children}
    </Page>
  );
}

function OfOffice({ children }: PropsWithChildren) {
  const { locale, viewer } = useView();
  const t = useMessages(messages);
  const office = viewer?.acting?.holderName ?? '';
  return (
    <Page title={said(t.workAt, { office })} robots="noindex">
      <Head kind={t.mine} title={<Say text={t.workAt} office={office} />} lead={t.workAtLead}>
        <Actions>
          <LinkButton href={href(locale.language, paths.desk)}>{t.toDesk}</LinkButton>
        </Actions>
      </Head>
      {children}
    </Page>
  );
}

function OfNone({ children }: PropsWithChildren) {
  const t = useMessages(messages);
  return (
    <Page title={t.noMandate} robots="noindex">
      <Head kind={t.mine} title={t.noMandate} lead={t.noMandateLead} />
      {children}
    </Page>
  );
}

function MandatesOfCity({ asked: { member }, mandates }: { asked: AskedOfCity; mandates: HomeOfPerson['mandates'] }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <Band
      title={<Say text={t.mandatesFor} member={member.name} />}
      measure="wide"
      more={<a href={href(language, paths.memberMandates, member)}>{t.allMandates}</a>}
    >
      <MandateTable mandates={mandates.filter(({ state }) => state !== 'ended')} />
    </Band>
  );
}

/** For whoever has no mandate today: what became of those they had or wait for, and who could give them one. */
function NextSteps({ own }: { own: readonly OwnMandate[] }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const waiting = own.filter(({ state }) => state !== 'ended');
  return (
    <Band title={t.whatNext}>
      {(waiting.length > 0 ? waiting : own.slice(0, 1)).map((mandate) => (
        <p>
          <NextOf mandate={mandate} />
        </p>
      ))}
      {waiting.length === 0 && <p>{t.nextNone}</p>}
      {waiting.length === 0 && (
        <Actions>
          <LinkButton href={href(language, paths.members)}>{t.findCity}</LinkButton>
          <LinkButton tone="quiet" href={href(language, paths.offices)}>
            {t.findOffice}
          </LinkButton>
        </Actions>
      )}
    </Band>
  );
}

function NextOf({ mandate: { state, holder, from, answerBy } }: { mandate: OwnMandate }) {
  const t = useMessages(messages);
  if (state === 'pending')
    return <Say text={t.nextPending} member={holder.name} date={<Dated on={answerBy ?? from} />} />;
  if (state === 'coming') return <Say text={t.nextComing} member={holder.name} date={<Dated on={from} />} />;
  return <Say text={t.nextEnded} member={holder.name} />;
}

function OwnMandates({ own }: { own: readonly OwnMandate[] }) {
  const t = useMessages(messages);
  const columns: readonly Column<OwnMandate>[] = [
    { label: t.holder, cell: ({ holder }) => <HolderOf holder={holder} /> },
    { label: t.role, cell: ({ role, title }) => <RoleName role={role} title={title} /> },
    { label: t.term, cell: (mandate) => <Term mandate={mandate} />, named: true },
    { label: t.state, cell: ({ state }) => <MandateStanding state={state} /> },
  ];
  return (
    <Band title={t.yourMandates} measure="wide">
      <Table columns={columns} items={own} isPast={({ state }) => state === 'ended'} />
    </Band>
  );
}

function HolderOf({ holder }: { holder: OwnMandate['holder'] }) {
  const { locale, formats } = useView();
  const address = href(locale.language, pathOfHolder(holder), holder);
  return (
    <Who
      name={holder.name}
      href={address}
      seed={holder.slug}
      look={holder.look}
      note={holder.country && formats.country(holder.country)}
    />
  );
}

function Term({ mandate: { from, until } }: { mandate: OwnMandate }) {
  const t = useMessages(mandateMessages);
  if (until === null) return <Say text={t.termFrom} from={<ShortDate on={from} />} />;
  return <Say text={t.termFromUntil} from={<ShortDate on={from} />} until={<ShortDate on={until} />} />;
}

function OwnSettings() {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <Band title={t.yourSettings}>
      <p>{t.yourSettingsNote}</p>
      <Actions>
        <LinkButton tone="quiet" href={href(language, paths.notifications)}>
          {t.yourNotices}
        </LinkButton>
        <LinkButton tone="quiet" href={href(language, paths.settings)}>
          {t.settings}
        </LinkButton>
        <LinkButton tone="quiet" href={href(language, paths.sessions)}>
          {t.sessions}
        </LinkButton>
        <SignOut />
      </Actions>
    </Band>
  );
}
