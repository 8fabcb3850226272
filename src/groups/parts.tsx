import { plural } from '#i18n/messages.ts';
import { foreign, MemberWho } from '#members/parts.tsx';
import { href, paths } from '#paths.ts';
import { Band } from '#ui/parts/band.tsx';
import { Rows, type Row } from '#ui/parts/lists.tsx';
import { State, type Tone } from '#ui/parts/state.tsx';
import { Dated, Say } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { GroupState } from './group.ts';
import type { CityInView, GroupInList, GroupNamed } from './group-view.ts';
import { messages } from './messages/messages.ts';
import type { GroupOfMember } from './of-member.ts';

const tones: Record<GroupState, Tone> = { draft: 'open', active: 'done', dormant: 'half', closed: 'over' };

/** Where a group stands, as a lozenge and a word. */
export function GroupStateMark({ state }: { state: GroupState }) {
  const t = useMessages(messages);
  return <State tone={tones[state]}>{t.states[state]}</State>;
}

/** A group's name as a link to its page. */
export function GroupLink({ group }: { group: Pick<GroupNamed, 'slug' | 'name' | 'nameLanguage'> }) {
  const { locale } = useView();
  return (
    <a href={href(locale.language, paths.group, { slug: group.slug })}>
      <bdi {...foreign(group.nameLanguage, locale.language)}>{group.name}</bdi>
    </a>
  );
}

/** A member as groups show it: mark, name and country. */
export const CityWho = ({ city, small = false }: { city: CityInView; small?: boolean }) => (
  <MemberWho {...city} {...(small ? { size: 'xs' } : {})} />
);

/** Groups to read: what each is for, who leads it, how many take part. */
export function GroupRows({ groups, level = 3 }: { groups: readonly GroupInList[]; level?: 2 | 3 }) {
  const { locale } = useView();
  const t = useMessages(messages);
  const rows = groups.map((group): Row => ({
    lead: <span class="muted">{t.kinds[group.kind]}</span>,
    title: <bdi {...foreign(group.nameLanguage, locale.language)}>{group.name}</bdi>,
    href: href(locale.language, paths.group, { slug: group.slug }),
    text: <bdi {...foreign(group.nameLanguage, locale.language)}>{group.purpose}</bdi>,
    result: (
      <div class="tight">
        <small class="muted">{t.lead}</small>
        <CityWho city={group.lead} />
        <small class="muted">{plural(locale, t.cityCount, group.cities)}</small>
        {group.termUntil && group.state !== 'closed' && (
          <small class="muted">
            <Say text={t.termUntil} date={<Dated on={group.termUntil} />} />
          </small>
        )}
      </div>
    ),
  }));
  return <Rows rows={rows} level={level} />;
}

/** The groups in which a member takes part; a member without any has no such part on its page. */
export function GroupsOf({ member, groups }: { member: { name: string }; groups: readonly GroupOfMember[] }) {
  const { locale } = useView();
  const t = useMessages(messages);
  if (groups.length === 0) return null;
  return (
    <Band id="groups" title={t.ofMember} note={<Say text={t.ofMemberLead} member={member.name} />} measure="full">
      <Rows
        rows={groups.map(({ slug, name, nameLanguage, kind, isLead }) => ({
          lead: <span class="muted">{t.kinds[kind]}</span>,
          title: <bdi {...foreign(nameLanguage, locale.language)}>{name}</bdi>,
          href: href(locale.language, paths.group, { slug }),
          result: isLead && <State tone="done">{t.leads}</State>,
        }))}
      />
    </Band>
  );
}
