import { directionOf, type Language } from '#i18n/languages.ts';
import { RoleName } from '#mandates/parts.tsx';
import { href, pageAddress, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { Actions, Button, Pagination } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { DatedAt, Heard, Say } from '#ui/parts/text.tsx';
import { Who } from '#ui/parts/who.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import type { Child } from 'hono/jsx';
import type { AuthorInView } from './author-sql.ts';
import type { SubjectInView } from './comment.ts';
import type { MentionInView } from './mentions.ts';
import { messages } from './messages/messages.ts';
import type { CommentsInView, FormerWords } from './queries.ts';
import type { WordInView } from './word.ts';
import { NamedFields, WordFields } from './word-fields.tsx';
import { paragraphsOf, piecesOf, type Piece } from './words.ts';

type WordsProps = { text: string; language: Language; named?: readonly MentionInView[] };

/** What somebody wrote, in paragraphs of their own direction; addresses and members named in it are links. */
export function Words({ text, language, named = [] }: WordsProps) {
  const foreign = language !== useView().locale.language;
  return (
    <div class="prose words" {...(foreign ? { lang: language, dir: directionOf(language) } : {})}>
      {paragraphsOf(text).map((paragraph) => (
        <p dir="auto">
          {paragraph.split('\n').map((line, at) => (
            <>
              {at > 0 && <br />}
              {piecesOf(line).map((piece) => (
                <PieceOfWords piece={piece} named={named} />
              ))}
            </>
          ))}
        </p>
      ))}
    </div>
  );
}

/** A member is named in the reader's language; an @ that names none stays what it is. */
function PieceOfWords({ piece, named }: { piece: Piece; named: readonly MentionInView[] }) {
  const { language } = useView().locale;
  if (piece.kind === 'text') return <>{piece.text}</>;
  if (piece.kind === 'link')
    return (
      <a href={piece.address} rel="external nofollow ugc">
        <bdi dir="ltr">{piece.text}</bdi>
      </a>
    );
  const member = named.find(({ slug }) => slug === piece.slug);
  if (!member) return <bdi dir="ltr">{piece.text}</bdi>;
  return (
    <a href={href(language, paths.member, { slug: piece.slug })}>
      <bdi>{member.name}</bdi>
    </a>
  );
}

/** Whoever is named beside the text: those in it are links there already. */
export function NamedBeside({ text, named }: { text: string; named: readonly MentionInView[] }) {
  const { locale } = useView();
  const t = useMessages(messages);
  const beside = named.filter(({ slug }) => slug === null || !text.includes(`@${slug}`));
  if (beside.length === 0) return null;
  const names = beside.map((one) =>
    one.slug === null ? (
      <bdi>{one.name}</bdi>
    ) : (
      <a href={href(locale.language, paths.member, { slug: one.slug })}>
        <bdi>{one.name}</bdi>
      </a>
    ),
  );
  return (
    <p class="small muted">
      <Say
        text={t.namedHere}
        names={names.reduce((first, next) => (
          <Say text={t.oneByOne} first={first} next={next} />
        ))}
      />
    </p>
  );
}

/** Who says it: the member or office with its mark, and below it the person in their role. */
export function AuthorWho({ author: { person, role, holder } }: { author: AuthorInView }) {
  const { language } = useView().locale;
  const path = holder.kind === 'member' ? paths.member : paths.office;
  return (
    <Who
      name={holder.name}
      href={href(language, path, { slug: holder.slug })}
      seed={holder.slug}
      look={holder.look}
      note={<PersonInRole person={person} role={role} />}
    />
  );
}

function PersonInRole({ person, role }: Pick<AuthorInView, 'person' | 'role'>) {
  const t = useMessages(messages);
  if (role === null) return <bdi>{person}</bdi>;
  const roleName = <RoleName role={role} title={null} />;
  return person === null ? roleName : <Say text={t.memberFor} person={person} role={roleName} />;
}

/** In the place of what is hidden stands why. */
export function HiddenNote({ reason, mayRead }: { reason: string; mayRead: boolean }) {
  const t = useMessages(messages);
  return (
    <p class="hidden-note">
      <Say text={t.hidden} reason={<bdi dir="auto">{reason}</bdi>} /> {mayRead && <small>{t.hiddenForYou}</small>}
    </p>
  );
}

/** One comment: by whom, what, and what this reader may do with it. */
export function CommentBody({ comment }: { comment: WordInView }) {
  const { author, text, language, named, hidden } = comment;
  return (
    <div class="stack">
      <AuthorWho author={author} />
      {hidden && <HiddenNote reason={hidden.reason} mayRead={text !== null} />}
      {text !== null && <Words text={text} language={language} named={named} />}
      {text !== null && <NamedBeside text={text} named={named} />}
      <CommentSteps comment={comment} />
    </div>
  );
}

function CommentSteps({ comment: { id, author, editedAt, may } }: { comment: WordInView }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  if (!editedAt && !may.edit && !may.hide && !may.show) return null;
  return (
    <div class="word-steps">
      {editedAt && (
        <a class="muted" href={href(language, paths.comment, { id })}>
          <Say text={t.edited} date={<DatedAt instant={new Date(editedAt)} />} />
        </a>
      )}
      {may.edit && <a href={href(language, paths.commentRevisions, { id })}>{named(t.edit, author)}</a>}
      {may.hide && <a href={href(language, paths.commentHiding, { id })}>{named(t.hide, author)}</a>}
      {may.show && <ShowAgain action={href(language, paths.commentHiding, { id })} author={author} />}
    </div>
  );
}

/** What was hidden is shown again by those who may hide it, at once. */
export function ShowAgain({ action, author }: { action: string; author: AuthorInView }) {
  const t = useMessages(messages);
  return (
    <Form action={action} method="delete">
      <button type="submit" class="button quiet compact">
        {named(t.showAgain, author)}
      </button>
    </Form>
  );
}

/** Many have the same step; who only hears them learns whose words it is about. */
const named = (step: string, { holder }: AuthorInView): Child => (
  <>
    {step}
    <Heard>
      : <bdi>{holder.name}</bdi>
    </Heard>
  </>
);

/** Comments below each other, the oldest first, each with its time. */
export function CommentRows({ comments }: { comments: readonly WordInView[] }) {
  const { language } = useView().locale;
  return (
    <ul class="rows said">
      {comments.map((comment) => (
        <li id={`comment-${comment.id}`}>
          <small class="muted">
            <a href={href(language, paths.comment, { id: comment.id })}>
              <DatedAt instant={new Date(comment.at)} />
            </a>
          </small>
          <CommentBody comment={comment} />
        </li>
      ))}
    </ul>
  );
}

/** What words were before they were edited. */
export function History({ history, language }: { history: readonly FormerWords[]; language: Language }) {
  const t = useMessages(messages);
  if (history.length === 0) return null;
  return (
    <Band title={t.history} note={t.historyNote} measure="full">
      <ul class="rows said">
        {history.map(({ text, until }) => (
          <li>
            <small class="muted">
              <Say text={t.stoodUntil} date={<DatedAt instant={new Date(until)} />} />
            </small>
            <Words text={text} language={language} />
          </li>
        ))}
      </ul>
    </Band>
  );
}

export type DiscussionProps = {
  subject: SubjectInView;
  comments: CommentsInView;
  form: FormState;
  /** Where a comment is sent. */
  action: string;
  /** Whom the browser proposes to name. */
  candidates?: readonly string[];
  /** Whether the list begins here with its first comment. */
  isFirst?: boolean;
};

/** The part of a page on which a thing is talked over: what was said, and the form for whoever may say more. */
export function Discussion({ subject, comments, form, action, candidates = [], isFirst = true }: DiscussionProps) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const address = pageAddress(language, subject.address);
  return (
    <>
      <Band id="comments" title={t.comments} measure={comments.items.length > 0 ? 'full' : 'text'}>
        {comments.items.length > 0 ? (
          <CommentRows comments={comments.items} />
        ) : (
          <Empty>{subject.mayComment ? t.noneForYou : t.none}</Empty>
        )}
        <Pagination
          first={isFirst ? null : `${address}#comments`}
          next={comments.next && `${address}?${new URLSearchParams({ after: comments.next })}#comments`}
        />
      </Band>
      {subject.mayComment && (
        <Band id="comment" title={t.yourComment}>
          <Form action={action} submission={form.key} mandateId={form.mandateId} label={t.yourComment}>
            <WordFields form={form} />
            <NamedFields form={form} candidates={candidates} />
            <Actions>
              <Button>{t.send}</Button>
            </Actions>
          </Form>
        </Band>
      )}
    </>
  );
}
