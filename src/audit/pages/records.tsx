import { href, paths } from '#paths.ts';
import { Page } from '#ui/layout.tsx';
import { Pagination } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Kinds } from '#ui/parts/lists.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import { RecordTable } from '../parts.tsx';
import type { RecordsInView } from '../queries.ts';
import { recordTopics } from '../record.ts';

/** The log of the network as the office staff may read it. */
export function RecordsPage({
  items,
  next,
  topic,
  isWhole,
  isFirst,
}: RecordsInView & { isWhole: boolean; isFirst: boolean }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const ways = [
    { name: t.all, href: href(language, paths.records), current: topic === null },
    ...recordTopics.map((each) => ({
      name: t.topics[each],
      href: href(language, paths.records, {}, { topic: each }),
      current: topic === each,
    })),
  ];
  return (
    <Page title={t.title} robots="noindex">
      <Head kind={t.kind} title={t.title} lead={isWhole ? t.lead : t.leadOffice}>
        <Kinds kinds={ways} label={t.narrow} />
      </Head>
      <Band title={t.newestFirst} measure="wide">
        {items.length > 0 ? <RecordTable records={items} /> : <Empty>{topic ? t.emptyTopic : t.empty}</Empty>}
        <Pagination
          first={isFirst ? null : href(language, paths.records, {}, { topic })}
          next={next && href(language, paths.records, {}, { topic, after: next })}
        />
      </Band>
    </Page>
  );
}
