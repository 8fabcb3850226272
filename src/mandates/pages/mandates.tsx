import { href, pathOfHolder, paths } from '#paths.ts';
import { Page } from '#ui/layout.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Facts, type Fact } from '#ui/parts/lists.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { Say, said } from '#ui/parts/text.tsx';
import { Who } from '#ui/parts/who.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import { MandateTable } from '../parts.tsx';
import type { HolderInView, MandatesFound as Props } from '../queries.ts';
import { AppointForm } from './appoint-form.tsx';

/** Who speaks for a member or works at an office: now, waiting and before; and the form by which someone is appointed. */
export function MandatesPage({ form, ...page }: Props & { form: FormState }) {
  const { holder, mandates, rolesToGive } = page;
  const t = useMessages(messages);
  const isMember = holder.kind === 'member';
  const title = said(isMember ? t.pageTitle : t.officeTitle, { holder: holder.name });
  const pending = mandates.filter(({ state }) => state === 'pending');
  const now = mandates.filter(({ state }) => state === 'current' || state === 'coming');
  const ended = mandates.filter(({ state }) => state === 'ended');
  return (
    <Page title={title} robots="noindex">
      <Head
        kind={t.kindMandates}
        title={<Say text={isMember ? t.pageTitle : t.officeTitle} holder={holder.name} />}
        lead={isMember ? t.lead : t.leadOffice}
        margin={<Margin holder={holder} />}
      />
      {pending.length > 0 && (
        <Band title={t.waiting} note={t.waitingNote} measure="wide">
          <MandateTable mandates={pending} />
        </Band>
      )}
      <Band title={t.now} note={t.names} measure="wide">
        {now.length > 0 ? <MandateTable mandates={now} /> : <Nobody {...page} />}
      </Band>
      {rolesToGive.length > 0 && <AppointForm {...page} form={form} />}
      {ended.length > 0 && (
        <Band title={t.earlier} measure="wide">
          <MandateTable mandates={ended} />
        </Band>
      )}
    </Page>
  );
}

/** For whom: the member or the office, who cares for it, and what else is to be known. */
export function Margin({ holder, facts = [] }: { holder: HolderInView; facts?: readonly Fact[] }) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const { language } = locale;
  const office = holder.officeSlug && (
    <a href={href(language, paths.office, { slug: holder.officeSlug })}>
      <bdi>{holder.officeName}</bdi>
    </a>
  );
  const all: readonly Fact[] = [...(office ? [[t.caredForBy, office] as const] : []), ...facts];
  return (
    <>
      <Who
        name={holder.name}
        href={href(language, pathOfHolder(holder), holder)}
        seed={holder.slug}
        look={holder.look}
        note={holder.country && formats.country(holder.country)}
      />
      {all.length > 0 && <Facts facts={all} />}
    </>
  );
}

/** An empty table says who will fill it; a reader who may not see names is not told that there is nobody. */
function Nobody({ holder, mandates, rolesToGive }: Props) {
  const { viewer } = useView();
  const t = useMessages(messages);
  const knowsAll = (viewer?.mandates.length ?? 0) > 0 || mandates.length > 0 || rolesToGive.length > 0;
  if (!knowsAll) return <Empty>{t.nobodyShown}</Empty>;
  if (holder.kind === 'office')
    return (
      <Empty>
        <Say text={t.nobodyAtOffice} holder={holder.name} />
      </Empty>
    );
  return (
    <Empty>
      <Say text={t.nobodyYet} holder={holder.name} office={holder.officeName ?? ''} />
    </Empty>
  );
}
