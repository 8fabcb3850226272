import { RecordTable } from '#audit/parts.tsx';
import { asPartialDate } from '#i18n/partial-date.ts';
import { href, paths } from '#paths.ts';
import { Page } from '#ui/layout.tsx';
import { Pagination } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Kinds } from '#ui/parts/lists.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { waitingKinds } from '../desk.ts';
import { inWords } from '../in-words.ts';
import { messages } from '../messages/messages.ts';
import type { DeskInView } from '../queries.ts';
import { MembersOnDesk } from './members-on-desk.tsx';
import { WaitingTable } from './waiting-table.tsx';

/** The desk of an office: what waits, its members, what was done last. */
export function DeskPage(desk: DeskInView) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const { waiting, records, today } = desk;
  const { language } = locale;
  const title = useHeadline(desk);
  return (
    <Page title={title} robots="noindex">
      <Head kind={t.desk} title={title} margin={<p class="small muted">{formats.fullDate(asPartialDate(today))}</p>}>
        <WaitingKinds desk={desk} />
      </Head>
      <Band title={t.waitingNow} note={t.waitingNote} measure="wide">
        {waiting.items.length > 0 ? <WaitingTable waiting={waiting} today={today} /> : <Empty>{t.nothingWaits}</Empty>}
        <Pagination
          next={waiting.next && href(language, paths.desk, {}, { kind: waiting.kind, after: waiting.next })}
        />
      </Band>
      <MembersOnDesk desk={desk} />
      <QuickSteps desk={desk} />
      <Band title={t.record} measure="wide" more={<a href={href(language, paths.records)}>{t.wholeRecord}</a>}>
        {records.length > 0 ? <RecordTable records={records} /> : <Empty>{t.noRecords}</Empty>}
      </Band>
    </Page>
  );
}

/** "Three things wait; one is late". */
function useHeadline({ counts, late }: DeskInView): string {
  const { locale } = useView();
  const t = useMessages(messages);
  const { text, count } = inWords(locale, t.waits, totalOf(counts), t.upToTwelve);
  const waits = said(text, { count });
  if (late === 0) return waits;
  const lateness = inWords(locale, t.late, late, t.upToTwelve);
  return said(t.waitsAndLate, { waits, late: said(lateness.text, { count: lateness.count.toLowerCase() }) });
}

const totalOf = (counts: DeskInView['counts']) => Object.values(counts).reduce((sum, count) => sum + count, 0);

function WaitingKinds({ desk: { counts, waiting } }: { desk: DeskInView }) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const total = totalOf(counts);
  if (total === 0) return null;
  const named = waitingKinds.filter((kind) => (counts[kind] ?? 0) > 0 || kind === waiting.kind);
  const kinds = [
    {
      name: `${t.all} ${formats.number(total)}`,
      href: href(locale.language, paths.desk),
      current: waiting.kind === null,
    },
    ...named.map((kind) => ({
      name: `${t.kinds[kind]} ${formats.number(counts[kind] ?? 0)}`,
      href: href(locale.language, paths.desk, {}, { kind }),
      current: waiting.kind === kind,
    })),
  ];
  return <Kinds kinds={kinds} label={t.narrow} />;
}

/** What an office does often and of its own accord. */
function QuickSteps({ desk: { may, office } }: { desk: DeskInView }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const steps = [
    may.enterMember && { name: t.enterMember, address: href(language, paths.memberEntry) },
    may.import && { name: t.importMembers, address: href(language, paths.imports) },
    may.appoint && { name: t.appointHere, address: `${href(language, paths.officeMandates, office)}#appoint` },
    may.lead && { name: t.openOffice, address: href(language, paths.officeOpening) },
    may.lead && { name: t.networkSettings, address: href(language, paths.networkSettings) },
  ].filter((step) => step !== false);
  if (steps.length === 0) return null;
  return (
    <Band title={t.steps}>
      <ul class="actions">
        {steps.map(({ name, address }) => (
          <li>
            <a class="button quiet" href={address}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </Band>
  );
}
