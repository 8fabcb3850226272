import { RoleName } from '#mandates/parts.tsx';
import { Facts } from '#ui/parts/lists.tsx';
import { Dated } from '#ui/parts/text.tsx';
import { useMessages } from '#ui/view.ts';
import type { Child } from 'hono/jsx';
import type { GroupNamed, GroupInView, PersonInGroup } from '../group-view.ts';
import { messages } from '../messages/messages.ts';
import { CityWho, GroupLink, GroupStateMark } from '../parts.tsx';

/** What one asks of a group first: who leads it, where it stands, how one joins. */
export function GroupFacts({ group, origin }: { group: GroupInView; origin?: Child }) {
  const t = useMessages(messages);
  const founded = group.states.find(({ state }) => state === 'active');
  return (
    <Facts
      facts={[
        [t.lead, <CityWho city={group.lead} />],
        group.coLead !== null && [t.coLead, <CityWho city={group.coLead} />],
        group.chair.length > 0 && [t.chair, <People people={group.chair} />],
        [t.state, <GroupStateMark state={group.state} />],
        founded !== undefined && !origin && [t.founded, <Dated on={founded.on} />],
        group.termUntil !== null && [t.termEnds, <Dated on={group.termUntil} />],
        [t.joining, t.joinModes[group.joinMode]],
        [t.visibleTo, t.visibilities[group.visibility]],
        origin ? [t.fromProposal, origin] : null,
      ]}
    />
  );
}

/** People with their mandates, one below the other. */
export function People({ people }: { people: readonly PersonInGroup[] }) {
  return (
    <>
      {people.map(({ name, role, title }) => (
        <span class="person">
          <bdi>{name}</bdi>
          <small>
            <RoleName role={role} title={title} />
          </small>
        </span>
      ))}
    </>
  );
}

/** The group that a form is about, beside its title. */
export const GroupMargin = ({ group }: { group: GroupNamed }) => (
  <p>
    <GroupLink group={group} />
    <br />
    <GroupStateMark state={group.state} />
  </p>
);
