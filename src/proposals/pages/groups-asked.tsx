import { FormBand, MemberField, PlanBand, TermFields, WordBands } from '#groups/charter-fields.tsx';
import { messages as groupMessages } from '#groups/messages/messages.ts';
import { href, paths } from '#paths.ts';
import { Form, Hidden } from '#ui/fields/form.tsx';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Note } from '#ui/parts/notes.tsx';
import { Table, type Column } from '#ui/parts/table.tsx';
import { Heard, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import type { GroupsAskedFound } from '../asked-groups.ts';
import { messages } from '../messages/messages.ts';
import { Face } from '../parts.tsx';
import type { GroupAsked } from '../proposal-view.ts';
import { BackToProposal, ProposalFrame } from './proposal-frame.tsx';

type Props = GroupsAskedFound & { form: FormState };

/** The groups that a proposal asks for, and the charter of a further one. */
export function GroupsAskedPage({ proposal, groups, candidates, isFull, form }: Props) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const g = useMessages(groupMessages);
  const words = t.groupsPage;
  return (
    <ProposalFrame proposal={proposal} title={words.title} lead={words.lead}>
      {groups.length > 0 && (
        <Band title={words.described} measure="wide">
          <Described slug={proposal.slug} groups={groups} />
        </Band>
      )}
      {isFull ? (
        <Band>
          <Note>{words.full}</Note>
        </Band>
      ) : (
        <Form
          bare
          action={href(language, paths.proposalGroups, { slug: proposal.slug })}
          submission={form.key}
          mandateId={form.mandateId}
          label={words.add}
        >
          <Band title={words.add}>
            <MemberField
              form={form}
              name="lead"
              label={words.lead2}
              hint={said(words.leadHint, { member: proposal.member.name })}
              candidates={candidates}
              optional
            />
            <MemberField form={form} name="coLead" label={g.coLeadField} candidates={candidates} optional />
            <TermFields form={form} />
          </Band>
          <WordBands form={form} />
          <FormBand form={form} />
          <PlanBand form={form} done={new Set()} />
          <Band>
            <Actions>
              <Button>{words.button}</Button>
              <BackToProposal proposal={proposal} />
            </Actions>
          </Band>
        </Form>
      )}
    </ProposalFrame>
  );
}

function Described({ slug, groups }: { slug: string; groups: readonly GroupAsked[] }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const columns: readonly Column<GroupAsked>[] = [
    {
      label: t.title,
      cell: (group) =>
        group.mayOpen ? (
          <a href={href(language, paths.group, { slug: group.slug })}>{group.name}</a>
        ) : (
          <bdi>{group.name}</bdi>
        ),
    },
    { label: t.groupsPage.lead2, cell: ({ lead }) => <Face member={lead} /> },
    {
      label: t.noLonger,
      heardLabel: true,
      numeric: true,
      cell: (group) => (
        <Form action={href(language, paths.proposalGroups, { slug })} method="delete">
          <Hidden name="group" value={group.slug} />
          <button type="submit" class="link-button">
            {t.noLonger}
            <Heard>
              : <bdi>{group.name}</bdi>
            </Heard>
          </button>
        </Form>
      ),
    },
  ];
  return <Table columns={columns} items={groups} />;
}
