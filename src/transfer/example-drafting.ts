import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { bringTexts, type BulkTexts } from '#drafting/bulk.ts';
import type { ExampleProposal } from './example-files.ts';
import { holderOf, there } from './example-known.ts';
import { inTime, type Loading } from './example-loading.ts';

type Draft = NonNullable<ExampleProposal['draft']> & { id: string; proposalId: string; member: string };
type Version = Draft['versions'][number] & { textId: string; number: number; member: string };
type Remark = BulkTexts['remarks'][number];

/** Brings the model texts of proposals with their versions and what was said of them. Answers each text's id by its proposal. */
export async function loadTexts(
  ctx: Context,
  loading: Loading,
  proposals: readonly (ExampleProposal & { id: string })[],
): Promise<ReadonlyMap<string, string>> {
  const drafts = proposals.flatMap(({ id, member, draft }) =>
    draft ? [{ ...draft, id: newId(), proposalId: id, member }] : [],
  );
  const versions = drafts.flatMap(({ id, member, versions }) =>
    versions.map((version, place) => ({ ...version, textId: id, member, number: place + 1 })),
  );
  const verdicts = versions.flatMap((version) => verdictsOf(loading, version));
  await bringTexts(ctx, {
    texts: drafts.map((draft) => textRow(loading, draft)),
    versions: versions.map((version) => versionRow(loading, version)),
    verdicts: inTime(verdicts).map((verdict) => ({ id: newId(), ...verdict })),
    remarks: versions.flatMap((version) => remarksOf(loading, version)),
  });
  return new Map(drafts.map(({ id, proposalId }) => [proposalId, id]));
}

/** The working text goes on from the last version, unless the file says how far it has come. */
function textRow({ known, time }: Loading, { id, language, versions, working, saved, savedBy }: Draft) {
  const last = there(versions.at(-1), 'version of a text');
  return {
    id,
    language,
    body: bodyOf(working ?? last.body),
    savedAt: time.at(saved ?? last.at),
    savedBy: known.speaker(savedBy ?? last.by).personId,
    createdAt: time.at(versions[0]?.at ?? last.at),
  };
}

const bodyOf = (paragraphs: readonly string[]) => paragraphs.join('\n\n');

function versionRow({ known, time }: Loading, { textId, number, member, body, note, party, by, at }: Version) {
  const { personId, mandateId } = known.speaker(by, holderOf(party, member));
  return { textId, number, body: bodyOf(body), note: note ?? null, party, personId, mandateId, at: time.at(at) };
}

function verdictsOf({ known, time }: Loading, { textId, number, member, verdicts }: Version) {
  return verdicts.map(({ by, party, verdict, reason, at }) => {
    const { personId, mandateId } = known.speaker(by, holderOf(party, member));
    return { textId, number, party, verdict, reason: reason ?? null, personId, mandateId, at: time.at(at) };
  });
}

/** Remarks in the order in which they were made, each with its answers behind it. */
function remarksOf({ known, time }: Loading, { textId, number, member, remarks }: Version): Remark[] {
  return remarks.flatMap(({ paragraph, quote, settled, answers, ...first }) => {
    const id = newId();
    const place = { textId, number, paragraph };
    const said = ({ by, party, language, text, at }: typeof first) => {
      const { personId, mandateId } = known.speaker(by, holderOf(party, member));
      return { ...place, party, language, text, personId, mandateId, at: time.at(at) };
    };
    const settling = settled ? { settledAt: time.at(settled), settledBy: known.speaker(first.by).personId } : {};
    return [
      { id, quote: quote ?? null, ...said(first), ...settling },
      ...answers.map((answer) => ({ id: newId(), answerTo: id, ...said(answer) })),
    ];
  });
}
