import { bringComments } from '#comments/bulk.ts';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { otherParty } from '#drafting/drafted-text.ts';
import { bringProposals } from '#proposals/bulk.ts';
import { loadTexts } from './example-drafting.ts';
import type { ExampleProposal } from './example-files.ts';
import { documentRow } from './example-groups.ts';
import { holderOf, there } from './example-known.ts';
import { inTime, spokenBy, textRows, type Loading } from './example-loading.ts';

type ProposalInFile = ExampleProposal & { id: string };

/** Brings the proposals of the example with their whole way; the groups that they name are there, by the names of their files. */
export async function loadProposals(
  ctx: Context,
  loading: Loading,
  files: readonly ExampleProposal[],
  groups: ReadonlyMap<string, string>,
): Promise<void> {
  const proposals = files.map((file) => ({ ...file, id: newId() }));
  const texts = await loadTexts(ctx, loading, proposals);
  await bringProposals(ctx, {
    proposals: proposals.map((proposal) => ({
      ...proposalRow(loading, proposal),
      textId: texts.get(proposal.id) ?? null,
    })),
    texts: proposals.flatMap(({ id, texts }) => textRows(texts).map((text) => ({ proposalId: id, ...text }))),
    steps: inOrder(proposals.flatMap((proposal) => stepsOf(loading, proposal))),
    staff: proposals.flatMap((proposal) => staffOf(loading, proposal)),
    endorsements: inOrder(proposals.flatMap((proposal) => endorsementsOf(loading, proposal))),
    questions: inOrder(proposals.flatMap((proposal) => questionsOf(loading, proposal))),
    files: inOrder(await filesOf(loading, proposals)),
    groups: proposals.flatMap(({ id, groups: named }) =>
      named.map((slug) => ({ proposalId: id, groupId: there(groups.get(slug), slug) })),
    ),
    decisions: proposals.flatMap((proposal) => decisionsOf(loading, proposal)),
  });
  const comments = proposals.flatMap(({ id, comments }) =>
    comments.map((comment) => ({ subjectKind: 'proposal' as const, subjectId: id, ...spokenBy(loading, comment) })),
  );
  await bringComments(ctx, inOrder(comments));
}

const inOrder = <Row extends { at: Date }>(rows: readonly Row[]): (Row & { id: string })[] =>
  inTime(rows).map((row) => ({ ...row, id: newId() }));

function proposalRow({ known, time }: Loading, proposal: ProposalInFile) {
  const { id, slug, number, member, language, aim, wantedBy, due, steps, boardVersion } = proposal;
  const [first, last] = [there(steps[0], slug), there(steps.at(-1), slug)];
  return {
    id,
    language,
    aim,
    sample: true,
    nodeId: known.nodeId,
    memberId: known.member(member),
    state: last.state,
    number: number ?? null,
    slug: number === undefined ? null : slug,
    boardVersion: boardVersion ?? null,
    decisionWantedBy: wantedBy === undefined ? null : time.thursday(wantedBy),
    ...(due && time.deadline(due)),
    createdBy: known.speaker(first.by, first.for).personId,
    createdAt: time.at(first.at),
    stateAt: time.at(last.at),
  };
}

function stepsOf({ known, time }: Loading, { id, language: written, steps }: ProposalInFile) {
  return steps.map(({ state, at, by, for: holder, reason, language }) => {
    const { personId, mandateId } = known.speaker(by, holder);
    return {
      proposalId: id,
      state,
      personId,
      mandateId,
      at: time.at(at),
      reason: reason ?? null,
      reasonLanguage: reason ? (language ?? written) : null,
    };
  });
}

function staffOf({ known, time }: Loading, { id, member, staff }: ProposalInFile) {
  return staff.map(({ by, party, at }) => ({
    proposalId: id,
    party,
    mandateId: known.speaker(by, holderOf(party, member)).mandateId,
    namedAt: time.at(at),
  }));
}

function endorsementsOf({ known, time }: Loading, { id, endorsements }: ProposalInFile) {
  return Object.entries(endorsements).map(([city, at]) => {
    const { personId = null, mandateId = null } = known.spokesperson(city) ?? {};
    return { proposalId: id, memberId: known.member(city), personId, mandateId, at: time.at(at) };
  });
}

function questionsOf({ known, time }: Loading, { id, member, questions }: ProposalInFile) {
  return questions.map(({ party, by, at, language, question, answer }) => {
    const { personId, mandateId } = known.speaker(by, holderOf(party, member));
    const answerer = answer && known.speaker(answer.by, holderOf(otherParty(party), member));
    return {
      proposalId: id,
      askedBy: party,
      question,
      language,
      personId,
      mandateId,
      at: time.at(at),
      ...(answer && { answer: answer.text, answerLanguage: answer.language, answeredAt: time.at(answer.at) }),
      ...(answerer && { answeredBy: answerer.personId, answerMandateId: answerer.mandateId }),
    };
  });
}

async function filesOf(loading: Loading, proposals: readonly ProposalInFile[]) {
  const rows = [];
  for (const { id, files } of proposals) {
    for (const file of files) {
      const { memberId: _, officeId: __, ...row } = await documentRow(loading, file);
      rows.push({ proposalId: id, ...row });
    }
  }
  return rows;
}

function decisionsOf({ known, time }: Loading, { id, decision }: ProposalInFile) {
  if (!decision) return [];
  const { outcome, body, reference, reason, language, version, by, at } = decision;
  const { personId, mandateId } = known.speaker(by);
  const day = time.thursday(decision.day);
  return [
    {
      id: newId(),
      proposalId: id,
      outcome,
      body,
      day,
      recordedBy: personId,
      mandateId,
      recordedAt: time.at(at),
      reference: reference.replace('{year}', day.slice(0, 4)),
      reason: reason ?? null,
      reasonLanguage: language ?? null,
      version: version ?? null,
    },
  ];
}
