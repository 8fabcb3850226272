import { href, paths } from '#paths.ts';
import { Band } from '#ui/parts/band.tsx';
import { Rows } from '#ui/parts/lists.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import { Face } from '../parts.tsx';
import type { GroupAsked, ProposalInView, WholeProposal } from '../proposal-view.ts';

/** The groups that it asks for, or that it founded. */
export function GroupBand({
  proposal: { slug, state, may },
  whole: { groups, aim },
}: {
  proposal: ProposalInView;
  whole: WholeProposal;
}) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  if (aim !== 'groups' && groups.length === 0) return null;
  const isFounded = state === 'adopted' || state === 'carried-out';
  const describe = may.askForGroups && <a href={href(language, paths.proposalGroups, { slug })}>{t.describeGroup}</a>;
  return (
    <Band
      id="groups"
      title={isFounded ? t.groupsFounded : t.groupsAsked}
      note={!isFounded && t.groupsNote}
      measure={groups.length > 0 ? 'full' : 'text'}
      {...(describe ? { more: describe } : {})}
    >
      {groups.length > 0 ? <GroupRows groups={groups} /> : <p class="muted">{t.noGroups}</p>}
    </Band>
  );
}

/** Groups with the cities that lead them. */
export function GroupRows({ groups }: { groups: readonly GroupAsked[] }) {
  const { language } = useView().locale;
  return (
    <Rows
      rows={groups.map(({ slug, name, purpose, lead, mayOpen }) => ({
        lead: <Face member={lead} />,
        title: name,
        href: mayOpen ? href(language, paths.group, { slug }) : undefined,
        text: <bdi>{purpose}</bdi>,
      }))}
    />
  );
}
