import { foreign } from '#members/parts.tsx';
import { href, paths } from '#paths.ts';
import { DrawnOnce } from '#ui/drawn-once.tsx';
import { Mark } from '#ui/ornament/mark.tsx';
import { Pagination } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { Dated, Say } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { Child } from 'hono/jsx';
import type { GroupInView, MomentInView } from '../group-view.ts';
import { messages } from '../messages/messages.ts';

type StreamProps = {
  group: GroupInView;
  /** What a post or a document says, by whoever knows of it; null leaves the sentence to stand alone. */
  contentOf?: ((moment: MomentInView) => Child | null) | undefined;
  /** This page of the stream is not its beginning. */
  isLater: boolean;
  isContentShared: boolean;
};

/** What happened in a group, the latest first, for those who may read it. */
export function GroupStream({ group, contentOf, isLater, isContentShared }: StreamProps) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const { slug, stream, visibility } = group;
  if (stream === null)
    return (
      <Band id="stream" title={t.stream} measure="wide">
        <Empty>{visibility === 'network' ? t.streamForMembers : t.streamForGroup}</Empty>
      </Band>
    );
  const moments = <Moments items={stream.items} contentOf={contentOf} />;
  const drawn = isContentShared ? <DrawnOnce of={stream}>{moments}</DrawnOnce> : moments;
  return (
    <Band id="stream" title={t.stream} measure={stream.items.length > 0 ? 'full' : 'text'}>
      {stream.items.length > 0 ? drawn : <Empty>{t.nothingHappened}</Empty>}
      <Pagination
        first={isLater ? `${href(language, paths.group, { slug })}#stream` : null}
        next={stream.next && `${href(language, paths.group, { slug }, { after: stream.next })}#stream`}
      />
    </Band>
  );
}

function Moments({ items, contentOf }: { items: readonly MomentInView[] } & Pick<StreamProps, 'contentOf'>) {
  return (
    <ul class="rows said">
      {items.map((moment) => (
        <MomentRow moment={moment} content={contentOf?.(moment) ?? null} />
      ))}
    </ul>
  );
}

function MomentRow({ moment, content }: { moment: MomentInView; content: Child | null }) {
  const { kind, on, title } = moment;
  return (
    <li>
      <small class="muted">
        <Dated on={on} />
      </small>
      <div class="tight">
        {(content === null || kind === 'document') && <Sentence moment={moment} />}
        {content}
        {kind === 'deliverable' && title !== null && (
          <h3>
            <bdi dir="auto">{title}</bdi>
          </h3>
        )}
      </div>
    </li>
  );
}

/** "Hanoi joined the group", with the mark of the city. */
function Sentence({ moment: { kind, member, office } }: { moment: MomentInView }) {
  const { locale } = useView();
  const t = useMessages(messages);
  const { language } = locale;
  const who = member ? (
    <a href={href(language, paths.member, { slug: member.slug })}>
      <bdi {...foreign(member.nameLanguage, language)}>{member.name}</bdi>
    </a>
  ) : (
    (office && (
      <a href={href(language, paths.office, { slug: office.slug })}>
        <bdi>{office.name}</bdi>
      </a>
    )) || <>{t.bySystem}</>
  );
  return (
    <p>
      <span class="who">
        {member && <Mark seed={member.slug} look={member.look} size="m" />}
        <span class="muted">
          <Say text={t.moments[kind]} who={who} />
        </span>
      </span>
    </p>
  );
}
