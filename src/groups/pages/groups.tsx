import { addressOf, href, paths } from '#paths.ts';
import { Page } from '#ui/layout.tsx';
import { LinkButton, Pagination } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Kinds } from '#ui/parts/lists.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { groupStates } from '../group.ts';
import type { GroupsInView } from '../group-view.ts';
import { messages } from '../messages/messages.ts';
import { GroupRows } from '../parts.tsx';

/** The groups of the network by state. */
export function GroupsPage(found: GroupsInView) {
  const { locale, network } = useView();
  const t = useMessages(messages);
  const { items, next, filters, states, may } = found;
  const isNarrowed = filters.kind !== undefined || filters.state !== undefined;
  const inOrder = groupStates
    .toSorted(
      (one, other) => items.findIndex(({ state }) => state === one) - items.findIndex(({ state }) => state === other),
    )
    .filter((state) => items.some((group) => group.state === state));
  return (
    <Page
      title={t.groups}
      description={said(t.listDescription, { network: network?.name ?? '' })}
      canonical={addressOf(paths.groups, {}, filters)}
    >
      <Head kind={t.groups} title={t.groups} lead={t.listLead}>
        {may.found && (
          <p class="actions">
            <LinkButton href={href(locale.language, paths.groupFounding)}>{t.foundGroup}</LinkButton>
          </p>
        )}
        {(states.length > 0 || isNarrowed) && <Ways {...found} />}
      </Head>
      {inOrder.map((state) => (
        <Band title={t.states[state]} measure="full">
          <GroupRows groups={items.filter((group) => group.state === state)} />
        </Band>
      ))}
      {items.length === 0 && <None isNarrowed={isNarrowed} mayFound={may.found} />}
      {next && (
        <Band measure="wide">
          <Pagination
            first={href(locale.language, paths.groups, {}, filters)}
            next={href(locale.language, paths.groups, {}, { ...filters, after: next })}
          />
        </Band>
      )}
    </Page>
  );
}

/** By state and by kind, each with how many there are; the one that is open leads back to all. */
function Ways({ filters, states, kinds }: GroupsInView) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const to = (query: GroupsInView['filters']) => href(locale.language, paths.groups, {}, query);
  const counted = (choice: string, count: number) => said(t.choiceAndCount, { choice, count: formats.number(count) });
  return (
    <>
      <Kinds
        label={t.byState}
        kinds={[
          { name: t.all, href: to({ ...filters, state: undefined }), current: filters.state === undefined },
          ...states.map(({ value, count }) => ({
            name: counted(t.states[value], count),
            href: to({ ...filters, state: value }),
            current: filters.state === value,
          })),
        ]}
      />
      {(kinds.length > 1 || filters.kind) && (
        <Kinds
          label={t.byKind}
          kinds={[
            { name: t.all, href: to({ ...filters, kind: undefined }), current: filters.kind === undefined },
            ...kinds.map(({ value, count }) => ({
              name: counted(t.kinds[value], count),
              href: to({ ...filters, kind: value }),
              current: filters.kind === value,
            })),
          ]}
        />
      )}
    </>
  );
}

function None({ isNarrowed, mayFound }: { isNarrowed: boolean; mayFound: boolean }) {
  const { locale } = useView();
  const t = useMessages(messages);
  if (isNarrowed)
    return (
      <Band measure="wide">
        <Empty action={<a href={href(locale.language, paths.groups)}>{t.all}</a>}>{t.noMatch}</Empty>
      </Band>
    );
  return (
    <Band measure="wide">
      <Empty>{mayFound ? t.noGroupsYet : t.noGroups}</Empty>
    </Band>
  );
}
