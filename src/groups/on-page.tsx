import type { Context } from '#core/context.ts';
import { documentsAnswer, postAnswer } from '#posts/answers.ts';
import { candidatesIn } from '#posts/candidates.ts';
import { documentsOf, type DocumentInView, type DocumentsInView } from '#posts/documents.ts';
import { messages as postMessages } from '#posts/messages/messages.ts';
import { DocumentRows, PostComposer, PostInStream } from '#posts/parts.tsx';
import { postsById, type PostInView } from '#posts/queries.ts';
import { addressOf, href, paths } from '#paths.ts';
import { foundingAnswer } from '#proposals/answers.ts';
import { foundingOf, type FoundingInView } from '#proposals/founding.ts';
import { FoundedBy } from '#proposals/parts.tsx';
import { Band } from '#ui/parts/band.tsx';
import { LinkButton } from '#ui/parts/actions.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { z } from 'zod';
import { groupAnswer } from './answers.ts';
import type { GroupInView, GroupQuery } from './group-view.ts';
import { GroupPage } from './pages/group.tsx';
import { findGroup } from './whole-group.ts';

/** A group with what its stream says, what is laid down in it, and whom one may want to name in it. */
export type GroupFound = GroupInView & {
  posts: PostInView[];
  documents: DocumentsInView | null;
  candidates: string[];
  isLater: boolean;
  /** The proposal that asked for it, and the decision that founded it. */
  founding: FoundingInView | null;
};

export const groupOnPageAnswer = groupAnswer.extend({
  posts: z.array(postAnswer),
  documents: documentsAnswer.nullable(),
  candidates: z.array(z.string()),
  isLater: z.boolean(),
  founding: foundingAnswer.nullable(),
});

/** The group with all that its page shows: a constant number of questions, however much happened and however many take part. */
export async function findGroupOnPage(
  ctx: Context,
  params: { slug: string },
  query: GroupQuery = {},
): Promise<GroupFound> {
  const group = await findGroup(ctx, params, query);
  const isLater = query.after !== undefined || query.cities !== undefined;
  const { stream } = group;
  const told = (stream?.items ?? []).flatMap(({ kind, aboutId }) => (kind === 'posted' && aboutId ? [aboutId] : []));
  const [founding, posts, documents, candidates] = await Promise.all([
    foundingOf(ctx, group.id),
    postsById(ctx, group, told),
    stream ? documentsOf(ctx, group) : null,
    group.may.post && !isLater ? candidatesIn(ctx, { groupId: group.id }) : [],
  ]);
  return { ...group, posts, documents, candidates, isLater, founding };
}

/** So many documents stand on the page of the group; all of them on their own. */
const shownDocuments = 5;

type Props = GroupFound & { form: FormState };

/** The page of a group with what is said and laid down in it. */
export function GroupOnPage({ form, posts, documents, candidates, isLater, founding, ...group }: Props) {
  const { language } = useView().locale;
  const t = useMessages(postMessages);
  const { slug, may } = group;
  const post = new Map(posts.map((one) => [one.id, one]));
  return (
    <GroupPage
      group={group}
      isLater={isLater}
      origin={founding && <FoundedBy founding={founding} />}
      documents={documents && <Documents documents={documents} slug={slug} mayAdd={may.post} />}
      allDocuments={
        documents &&
        documents.items.length > 0 && <a href={href(language, paths.groupDocuments, { slug })}>{t.allDocuments}</a>
      }
      composer={
        may.post &&
        !isLater && (
          <Band id="write" title={t.writePost}>
            <PostComposer group={group} form={form} candidates={candidates} />
          </Band>
        )
      }
      // What is hidden some may read and others not.
      isContentShared={posts.every(({ hidden }) => hidden === null)}
      contentOf={({ kind, aboutId }) => {
        const said = kind === 'posted' && aboutId ? post.get(aboutId) : undefined;
        if (said) return <PostInStream post={said} />;
        const laid = kind === 'document' && documents?.items.find(({ id }) => id === aboutId);
        return laid ? <LaidDown document={laid} /> : null;
      }}
    />
  );
}

/** The latest documents, or what will stand here. */
function Documents({ documents, slug, mayAdd }: { documents: DocumentsInView; slug: string; mayAdd: boolean }) {
  const { language } = useView().locale;
  const t = useMessages(postMessages);
  const shown = documents.items.slice(0, shownDocuments);
  if (shown.length > 0) return <DocumentRows documents={shown} />;
  if (!mayAdd) return <Empty>{t.noDocuments}</Empty>;
  const add = (
    <LinkButton tone="quiet" href={`${href(language, paths.groupDocuments, { slug })}#add`}>
      {t.addDocument}
    </LinkButton>
  );
  return <Empty action={add}>{t.noDocumentsForYou}</Empty>;
}

/** The document that a moment speaks of, where it is among the latest. */
const LaidDown = ({ document: { id, title } }: { document: DocumentInView }) => (
  <h3>
    <a href={addressOf(paths.document, { id })} download>
      <bdi dir="auto">{title}</bdi>
    </a>
  </h3>
);
