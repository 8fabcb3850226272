import { bringComments, bringMentions } from '#comments/bulk.ts';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { bringGroups, bringMoments, type BulkMoment } from '#groups/bulk.ts';
import { bringPosts } from '#posts/bulk.ts';
import type { ExampleDocument, ExampleGroup } from './example-files.ts';
import { inTime, spokenBy, textRows, type Loading } from './example-loading.ts';

type GroupInFile = ExampleGroup & { id: string };

/** What stands in a stream, before it has its key: keys follow time. */
type Happening = Omit<BulkMoment, 'id' | 'at'> & { at: Date };

/** Brings the groups of the example with all that was said and done in them. Answers their ids by the names of their files. */
export async function loadGroups(
  ctx: Context,
  loading: Loading,
  files: readonly ExampleGroup[],
): Promise<ReadonlyMap<string, string>> {
  const groups = files.map((file) => ({ ...file, id: newId() }));
  const plan = groups.flatMap((group) => deliverablesOf(loading, group));
  const parts = inTime(groups.flatMap((group) => partsOf(loading, group))).map((part) => ({ ...part, id: newId() }));
  await bringGroups(ctx, {
    groups: groups.map((group) => groupRow(loading, group)),
    texts: groups.flatMap(({ id, texts }) => textRows(texts).map((text) => ({ groupId: id, ...text }))),
    deliverables: plan.map(({ row }) => row),
    deliverableTexts: plan.flatMap(({ texts }) => texts),
    states: groups.flatMap((group) => statesOf(loading, group)),
    participations: parts.map(({ id, row }) => ({ id, ...row })),
    participants: parts.flatMap(({ id, row: { joinedAt }, people }) =>
      people.map((mandateId) => ({ participationId: id, mandateId, ...(joinedAt && { namedAt: joinedAt }) })),
    ),
    follows: groups.flatMap(({ id, followers }) =>
      followers.map((email) => ({ groupId: id, personId: loading.known.speaker(email).personId })),
    ),
  });
  const happenings: Happening[] = [
    ...groups.flatMap((group) => turnsOf(loading, group)),
    ...plan.flatMap(({ happenings }) => happenings),
    ...parts.flatMap(({ happenings }) => happenings),
    ...(await saySaid(ctx, loading, groups)),
  ];
  await bringMoments(
    ctx,
    inTime(happenings).map((happening) => ({ id: newId(), ...happening })),
  );
  return new Map(groups.map(({ slug, id }) => [slug, id]));
}

const stateOf = ({ states }: ExampleGroup) => states.at(-1)?.state ?? 'draft';

function groupRow({ known, time }: Loading, group: GroupInFile) {
  const { id, slug, kind, joinMode, visibility, lead, coLead, term } = group;
  const state = stateOf(group);
  return {
    id,
    kind,
    joinMode,
    visibility,
    state,
    sample: true,
    nodeId: known.nodeId,
    leadId: known.member(lead),
    slug: state === 'draft' ? null : slug,
    coLeadId: coLead ? known.member(coLead) : null,
    termFrom: term ? time.day(term.from) : null,
    termUntil: term ? time.lastOfMonth(term.until) : null,
    createdAt: time.at(group.states[0]?.at ?? ''),
  };
}

function deliverablesOf({ known, time }: Loading, { id: groupId, lead, deliverables }: GroupInFile) {
  return deliverables.map(({ due, done, titles }, position) => {
    const id = newId();
    const doneAt = done ? time.at(done) : null;
    const happenings: Happening[] = doneAt
      ? [{ groupId, kind: 'deliverable', at: doneAt, memberId: known.member(lead), aboutId: id }]
      : [];
    return {
      row: { id, groupId, position, doneAt, due: due === undefined ? null : time.month(due) },
      texts: titlesOf(id, titles),
      happenings,
    };
  });
}

const titlesOf = (deliverableId: string, titles: ExampleGroup['deliverables'][number]['titles']) =>
  textRows({
    ...(titles.en && { en: { title: titles.en } }),
    ...(titles.fa && { fa: { title: titles.fa } }),
    ...(titles.ko && { ko: { title: titles.ko } }),
  }).map((text) => ({ deliverableId, ...text }));

function statesOf({ known, time }: Loading, { id, states }: GroupInFile) {
  return states.map(({ state, at, by, for: holder, reason }) => ({
    id: newId(),
    groupId: id,
    state,
    at: time.at(at),
    reason: reason ?? null,
    decidedBy: known.speaker(by, holder).personId,
  }));
}

const momentOfState = { draft: null, active: 'founded', dormant: 'dormant', closed: 'closed' } as const;

/** The group's own steps as its stream tells them. */
function turnsOf({ known, time }: Loading, { id: groupId, lead, states }: GroupInFile): Happening[] {
  return states.flatMap(({ state, at: when, by, for: holder }, place): Happening[] => {
    const kind = momentOfState[state];
    if (kind === null) return [];
    const at = time.at(when);
    if (kind === 'founded' && !states.slice(0, place).some((before) => before.state === 'active'))
      return [{ groupId, kind, at, memberId: known.member(lead) }];
    const { memberId, officeId } = known.speaker(by, holder);
    return [{ groupId, kind: kind === 'founded' ? 'renewed' : kind, at, memberId, officeId }];
  });
}

/** Each member's way into the group and out of it. */
function partsOf({ known, time }: Loading, { id: groupId, lead, cities }: GroupInFile) {
  return cities.map(({ city, people, note, reason, ...moments }) => {
    const memberId = known.member(city);
    const [askedAt, invitedAt, joinedAt, declinedAt, leftAt] = [
      moments.asked,
      moments.invited,
      moments.joined,
      moments.declined,
      moments.left,
    ].map((at) => (at ? time.at(at) : null));
    const happenings: Happening[] = [
      ...(joinedAt && city !== lead ? [{ groupId, kind: 'joined' as const, at: joinedAt, memberId }] : []),
      ...(leftAt ? [{ groupId, kind: 'left' as const, at: leftAt, memberId }] : []),
    ];
    return {
      at: askedAt ?? invitedAt ?? joinedAt ?? new Date(0),
      row: {
        groupId,
        memberId,
        askedAt,
        invitedAt,
        joinedAt,
        declinedAt,
        leftAt,
        reason: reason ?? null,
        note: note?.text ?? null,
        noteLanguage: note?.language ?? null,
      },
      people: people.map((email) => known.speaker(email, city).mandateId),
      happenings,
    };
  });
}

/** Posts, documents and comments. Answers what of it stands in streams. */
async function saySaid(ctx: Context, loading: Loading, groups: readonly GroupInFile[]): Promise<Happening[]> {
  const posts = inTime(
    groups.flatMap(({ id, posts }) =>
      posts.map((post) => ({
        groupId: id,
        ...spokenBy(loading, post),
        comments: post.comments,
        files: post.documents,
      })),
    ),
  ).map((post) => ({ id: newId(), ...post }));
  const laid = groups.flatMap(({ id, documents }) => documents.map((file) => ({ groupId: id, postId: null, file })));
  const attached = posts.flatMap(({ id, groupId, files }) => files.map((file) => ({ groupId, postId: id, file })));
  const documents = [];
  for (const { file, ...where } of [...laid, ...attached])
    documents.push({ ...where, ...(await documentRow(loading, file)) });
  const kept = inTime(documents).map((document) => ({ id: newId(), ...document }));
  await bringPosts(
    ctx,
    posts.map(({ comments: _, files: __, ...post }) => post),
    kept,
  );
  const answers = posts.flatMap(({ id, comments }) =>
    comments.map((comment) => ({ subjectKind: 'group-post' as const, subjectId: id, ...spokenBy(loading, comment) })),
  );
  const comments = inTime(answers).map((comment) => ({ id: newId(), ...comment }));
  await bringComments(ctx, comments);
  await bringMentions(ctx, [...posts, ...comments], loading.known.member);
  return [
    ...posts.map(({ id, groupId, at, memberId, officeId }) => ({
      kind: 'posted' as const,
      aboutId: id,
      groupId,
      at,
      memberId,
      officeId,
    })),
    ...kept.flatMap(({ id, groupId, postId, at, memberId, officeId }) =>
      postId === null ? [{ kind: 'document' as const, aboutId: id, groupId, at, memberId, officeId }] : [],
    ),
  ];
}

/** A document with whoever laid it there. */
export async function documentRow(
  { known, time, keepDocument }: Loading,
  { file, title, language, by, at }: ExampleDocument,
) {
  const { personId, memberId, officeId } = known.speaker(by);
  return { mediaId: await keepDocument(file), title, language, addedBy: personId, memberId, officeId, at: time.at(at) };
}
