import { messages as groupMessages } from '#groups/messages/messages.ts';
import { href, paths } from '#paths.ts';
import { Band } from '#ui/parts/band.tsx';
import { Rows, type Row } from '#ui/parts/lists.tsx';
import { Dated, Say } from '#ui/parts/text.tsx';
import { Who } from '#ui/parts/who.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import type { NewsOfGroup } from '../news.ts';

/** What other cities did in the groups in which this one takes part, the latest first. */
export function News({ news }: { news: readonly NewsOfGroup[] }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  if (news.length === 0) return null;
  const rows = news.map((one): Row => ({
    lead: (
      <small class="muted">
        <Dated on={one.on} />
      </small>
    ),
    title: <What item={one} />,
    href: one.postId ? href(language, paths.post, { id: one.postId }) : href(language, paths.group, one.group),
    text: <Where item={one} />,
    result: <By item={one} />,
  }));
  return (
    <Band
      id="news"
      title={t.newInGroups}
      measure="full"
      more={<a href={href(language, paths.groups)}>{t.allGroups}</a>}
    >
      <Rows rows={rows} />
    </Band>
  );
}

type Props = { item: NewsOfGroup };

/** "Hanoi joined the group". */
function What({ item: { kind, member, office } }: Props) {
  const t = useMessages(groupMessages);
  return <Say text={t.moments[kind]} who={member?.name ?? office?.name ?? t.bySystem} />;
}

/** In which group, with what was written or laid down. */
function Where({ item: { group, title } }: Props) {
  return (
    <>
      <bdi class="muted">{group.name}</bdi>
      {title !== null && (
        <>
          <br />
          <bdi dir="auto">{title}</bdi>
        </>
      )}
    </>
  );
}

function By({ item: { member, office } }: Props) {
  const { formats, locale } = useView();
  if (member)
    return (
      <Who
        name={member.name}
        href={href(locale.language, paths.member, member)}
        seed={member.slug}
        look={member.look}
        note={formats.country(member.country)}
      />
    );
  return office && <Who name={office.name} href={href(locale.language, paths.office, office)} seed={office.slug} />;
}
