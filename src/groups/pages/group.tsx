import { foreign } from '#members/parts.tsx';
import { DrawnOnce } from '#ui/drawn-once.tsx';
import { Page } from '#ui/layout.tsx';
import { Cover } from '#ui/ornament/cover.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Notice, Provenance } from '#ui/parts/notes.tsx';
import { Prose } from '#ui/parts/prose.tsx';
import { Dated, Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { Child } from 'hono/jsx';
import type { GroupInView, MomentInView } from '../group-view.ts';
import { messages } from '../messages/messages.ts';
import { GroupCities } from './group-cities.tsx';
import { GroupFacts } from './group-margin.tsx';
import { CharterBand, GroupHistory, WorkedOn } from './group-plan.tsx';
import { GroupSteps } from './group-steps.tsx';
import { GroupStream } from './group-stream.tsx';

/** What others lay into the page of a group. */
export type GroupSlots = {
  /** The proposal that it was founded by. */
  origin?: Child;
  documents?: Child;
  /** Where all documents stand. */
  allDocuments?: Child;
  /** The part in which one writes to the group. */
  composer?: Child;
  contentOf?: ((moment: MomentInView) => Child | null) | undefined;
  /** Whether the content is the same for all readers with this sight. */
  isContentShared?: boolean;
};

type Props = { group: GroupInView; isLater: boolean } & GroupSlots;

/** A group: charter and lead first, then what is being worked on, who takes part, what is laid down and what happened. */
export function GroupPage({
  group,
  isLater,
  origin,
  documents,
  allDocuments,
  composer,
  contentOf,
  isContentShared = false,
}: Props) {
  const { locale } = useView();
  const t = useMessages(messages);
  const { name, nameLanguage, purpose, scope, slug, kind, languages, state } = group;
  const lang = foreign(nameLanguage, locale.language);
  return (
    <Page
      title={name}
      description={purpose}
      versions={languages}
      robots={state === 'draft' || isLater ? 'noindex' : undefined}
    >
      <Head
        kind={t.kinds[kind]}
        title={<bdi {...lang}>{name}</bdi>}
        lead={<Purpose group={group} />}
        margin={<GroupFacts group={group} origin={origin} />}
        outer={
          <>
            <div class="tall wide-only">
              <DrawnOnce of={group.states} part="cover">
                <Cover seed={slug} columns={7} rows={11} />
              </DrawnOnce>
            </div>
            {group.sample && (
              <Provenance>
                <p>{t.sample}</p>
              </Provenance>
            )}
          </>
        }
      >
        <GroupNotice group={group} />
        {scope !== null && <Prose text={scope} {...lang} />}
        <GroupSteps group={group} />
      </Head>
      <WorkedOn group={group} />
      <GroupCities group={group} />
      {documents && (
        <Band id="documents" title={t.documents} measure={allDocuments ? 'full' : 'text'} more={allDocuments}>
          {documents}
        </Band>
      )}
      {composer}
      <GroupStream group={group} isLater={isLater} contentOf={contentOf} isContentShared={isContentShared} />
      <CharterBand group={group} />
      <GroupHistory group={group} />
    </Page>
  );
}

/** What it is for, and in which language that is said where it is not the reader's. */
function Purpose({ group: { purpose, nameLanguage } }: { group: GroupInView }) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  return (
    <>
      <bdi {...foreign(nameLanguage, locale.language)}>{purpose}</bdi>
      {nameLanguage !== locale.language && (
        <>
          {' '}
          <small class="muted">({said(t.inLanguage, { language: formats.languageName(nameLanguage) })})</small>
        </>
      )}
    </>
  );
}

/** What changes how one reads the rest: it is only drawn up, it rests, it is over. */
function GroupNotice({ group: { state, states, asker } }: { group: GroupInView }) {
  const t = useMessages(messages);
  if (state === 'active') return null;
  if (state === 'draft')
    return <Notice kind="note">{asker?.isHandedIn === false ? t.draftNoticeOwn : t.draftNotice}</Notice>;
  const last = states.findLast((past) => past.state === state);
  if (last?.isTermOver)
    return (
      <Notice kind="warning">
        <Say text={t.dormantByTerm} date={<Dated on={last.on} />} />
      </Notice>
    );
  const [full, bare] =
    state === 'dormant' ? [t.dormantNotice, t.dormantNoticeBare] : [t.closedNotice, t.closedNoticeBare];
  return (
    <Notice kind="warning">
      {last?.reason ? (
        <Say text={full} date={<Dated on={last.on} />} reason={<bdi dir="auto">{last.reason}</bdi>} />
      ) : (
        bare
      )}
    </Notice>
  );
}
