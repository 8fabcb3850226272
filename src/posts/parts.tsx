import { AuthorWho, HiddenNote, NamedBeside, Words } from '#comments/parts.tsx';
import { NamedFields, WordFields } from '#comments/word-fields.tsx';
import { plural } from '#i18n/messages.ts';
import { formBytes } from '#media/media.ts';
import { addressOf, href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { FileField } from '#ui/fields/text.tsx';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Heard, Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import type { DocumentInView } from './documents.ts';
import { messages } from './messages/messages.ts';
import { mostFiles } from './post.ts';
import type { FileOfPost, PostInView } from './queries.ts';

/** A post as the stream of its group shows it: by whom, what, its files, and the way to what is said on it. */
export function PostInStream({ post }: { post: PostInView }) {
  const { language } = useView().locale;
  return (
    <div class="stack">
      <AuthorWho author={post.author} />
      <PostBody post={post} />
      <p class="word-steps">
        <a href={href(language, paths.post, { id: post.id })}>
          <Comments count={post.comments} />
        </a>
      </p>
    </div>
  );
}

/** Beyond a hundred nobody counts. */
function Comments({ count }: { count: number }) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  return (
    <>
      {count < 100 ? plural(locale, t.comments, count) : said(t.manyComments, { count: formats.number(99) })}
      <Heard>: {t.whole}</Heard>
    </>
  );
}

/** What is said in a post, with its files; or why it is hidden. */
export function PostBody({ post: { text, language, named, hidden, files } }: { post: PostInView }) {
  return (
    <>
      {hidden && <HiddenNote reason={hidden.reason} mayRead={text !== null} />}
      {text !== null && <Words text={text} language={language} named={named} />}
      {text !== null && <NamedBeside text={text} named={named} />}
      {files.length > 0 && (
        <ul class="files">
          {files.map((file) => (
            <li>
              <FileLink file={file} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** A file to be saved; its address has no language. */
export function FileLink({ file }: { file: FileOfPost }) {
  return (
    <>
      <a href={addressOf(paths.document, { id: file.id })} download>
        <bdi>{file.title}</bdi>
      </a>{' '}
      <small class="muted">
        <KindAndSize file={file} />
      </small>
    </>
  );
}

function KindAndSize({ file: { kind, bytes } }: { file: Pick<FileOfPost, 'kind' | 'bytes'> }) {
  const { formats } = useView();
  const t = useMessages(messages);
  const kilobytes = Math.max(1, Math.round(bytes / 1_024));
  const size =
    kilobytes < 1_024
      ? said(t.kilobytes, { size: formats.number(kilobytes) })
      : said(t.megabytes, { size: formats.decimal(kilobytes / 1_024, 1) });
  return <Say text={t.kindAndSize} kind={<bdi>{t.kinds[kind]}</bdi>} size={<bdi>{size}</bdi>} />;
}

type PostComposerProps = {
  group: { slug: string };
  form: FormState;
  /** Whom the browser proposes to name. */
  candidates?: readonly string[];
};

/** Writes to a group: text, its language, files, and whom it names. */
export function PostComposer({ group: { slug }, form, candidates = [] }: PostComposerProps) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  return (
    <Form
      action={href(locale.language, paths.groupPosts, { slug })}
      files
      submission={form.key}
      mandateId={form.mandateId}
      label={t.writePost}
    >
      <WordFields form={form} />
      <FileField
        name="files"
        label={t.files}
        hint={said(t.filesHint, {
          count: formats.number(mostFiles),
          megabytes: formats.number(Math.floor(formBytes / 1_048_576)),
        })}
        error={form.errors['files']}
        optional
        multiple
        accept=".pdf,.jpg,.jpeg,.png,.webp"
      />
      <NamedFields form={form} candidates={candidates} />
      <Actions>
        <Button>{t.send}</Button>
      </Actions>
    </Form>
  );
}

/** Documents of a group, each a file to be saved, with the day and whoever laid it down; where they may, the step that takes it away. */
export function DocumentRows({ documents }: { documents: readonly DocumentInView[] }) {
  const { locale, formats } = useView();
  const page = locale.language;
  return (
    <ul class="rows said">
      {documents.map((document) => (
        <li id={`document-${document.id}`}>
          <small class="muted">
            <time datetime={document.at}>{formats.date(new Date(document.at))}</time>
          </small>
          <div class="tight">
            <h3>
              <a href={addressOf(paths.document, { id: document.id })} download>
                <bdi {...(document.language === page ? {} : { lang: document.language })}>{document.title}</bdi>
              </a>
            </h3>
            <p class="small muted">
              <DocumentFacts document={document} />
            </p>
          </div>
          {document.may.remove && <Removal document={document} />}
        </li>
      ))}
    </ul>
  );
}

function DocumentFacts({ document }: { document: DocumentInView }) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const { by, language } = document;
  const holder = by && (
    <a
      href={href(locale.language, by.holder.kind === 'member' ? paths.member : paths.office, { slug: by.holder.slug })}
    >
      <bdi>{by.holder.name}</bdi>
    </a>
  );
  const file = <KindAndSize file={document} />;
  const facts =
    language === locale.language ? (
      file
    ) : (
      <Say text={t.oneByOne} first={file} next={<>{formats.languageName(language)}</>} />
    );
  return holder ? <Say text={t.oneByOne} first={holder} next={facts} /> : facts;
}

/** Asked once, in the row itself. */
function Removal({ document: { id, title } }: { document: DocumentInView }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <details class="disclosure">
      <summary>
        {t.remove}
        <Heard>
          : <bdi>{title}</bdi>
        </Heard>
      </summary>
      <div class="stack">
        <p class="small">{t.removeQuestion}</p>
        <Form action={href(language, paths.documentRemoval, { id })}>
          <button type="submit" class="button danger compact">
            <Say text={t.removeNow} title={title} />
          </button>
        </Form>
      </div>
    </details>
  );
}
