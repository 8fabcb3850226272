import { plural } from '#i18n/messages.ts';
import { MemberStanding, MemberWho } from '#members/parts.tsx';
import { href, paths } from '#paths.ts';
import { Band } from '#ui/parts/band.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { Table, type Column } from '#ui/parts/table.tsx';
import { ShortDate } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import type { DeskInView, MemberOnDesk } from '../queries.ts';

/** The members in the care of the office, with standing, dues and who speaks for them. */
export function MembersOnDesk({ desk: { members, office } }: { desk: DeskInView }) {
  const { locale } = useView();
  const t = useMessages(messages);
  const columns: readonly Column<MemberOnDesk>[] = [
    { label: t.member, cell: (member) => <MemberWho {...member} size="xs" /> },
    { label: t.standing, cell: (member) => <MemberStanding {...member} /> },
    {
      label: t.dues,
      cell: ({ duesPaidUntil }) =>
        duesPaidUntil ? <ShortDate on={duesPaidUntil} /> : <span class="muted">{t.notKnown}</span>,
      named: true,
    },
    { label: t.speakers, cell: (member) => <Speakers member={member} />, named: true },
  ];
  const all = (
    <a href={href(locale.language, paths.members, {}, { office: office.slug })}>
      {plural(locale, t.allMembers, members.total)}
    </a>
  );
  return (
    <Band title={t.membersOfOffice} measure="wide" more={members.total > 0 && all}>
      {members.items.length > 0 ? (
        <div class="work">
          <Table columns={columns} items={members.items} phone="pairs" />
        </div>
      ) : (
        <Empty>{t.noMembers}</Empty>
      )}
    </Band>
  );
}

function Speakers({ member: { slug, speakers, hasRepresentative } }: { member: MemberOnDesk }) {
  const { locale } = useView();
  const t = useMessages(messages);
  return (
    <>
      <a href={href(locale.language, paths.memberMandates, { slug })}>
        {speakers > 0 ? plural(locale, t.people, speakers) : t.nobody}
      </a>
      {speakers > 0 && !hasRepresentative && <span class="muted"> · {t.noRepresentative}</span>}
    </>
  );
}
