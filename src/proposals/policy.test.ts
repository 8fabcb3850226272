import path from 'node:path';
import type { Role } from '#core/roles.ts';
import { operator, visitor, type HeldMandate, type Viewer } from '#core/viewer.ts';
import { expect, test } from 'vitest';
import { draftsFor, mayComment, mayReadWhole, maySee, maysOf, mayPropose, partyOf } from './policy.ts';
import { proposalStates, type ProposalInHand, type ProposalState } from './proposal.ts';

const golden = path.join(import.meta.dirname, 'policy.golden.txt');

const acting = (mandate: HeldMandate): Viewer => ({
  personId: 'person',
  mandates: [mandate],
  acting: mandate,
  isOperator: false,
});
const forMember = (role: Role, id: string, isApplicant = false) =>
  acting({ id: 'mandate', role, holder: { kind: 'member', id, slug: id, officeId: 'own', isApplicant } });
const forOffice = (role: Role, isSecretariat: boolean) =>
  acting({
    id: 'mandate',
    role,
    holder: { kind: 'office', id: 'office', slug: 'office', isSecretariat, delegations: [] },
  });

const who: [string, Viewer][] = [
  ['visitor', visitor],
  ['person without mandate', { ...visitor, personId: 'person' }],
  ['representative of it', forMember('representative', 'it')],
  ['substitute of it', forMember('substitute', 'it')],
  ['focal point of it', forMember('focal-point', 'it')],
  ['contributor of it', forMember('contributor', 'it')],
  ['contributor of it, named for the drafting', { ...forMember('contributor', 'it'), personId: 'named' }],
  ['observer of it', forMember('observer', 'it')],
  ['focal point of another', forMember('focal-point', 'another')],
  ['contributor of another', forMember('contributor', 'another')],
  ['observer of another', forMember('observer', 'another')],
  ['focal point of an applicant', forMember('focal-point', 'applicant', true)],
  ['officer of a regional office', forOffice('officer', false)],
  ['officer of the Secretariat', forOffice('officer', true)],
  ['Secretary General', forOffice('secretary-general', true)],
  ['editor of the Secretariat', forOffice('editor', true)],
  ['operator', operator],
];

const inState = (state: ProposalState): ProposalInHand => ({
  id: 'proposal',
  memberId: 'it',
  state,
  number: state === 'draft' ? null : 1,
  staff: [{ personId: 'named', party: 'proposer' }],
});

function table(): string {
  const lines = who.flatMap(([name, viewer]) => [
    `${name}${mayPropose(viewer) ? ' (may propose)' : ''}${mayReadWhole(viewer) ? '' : ' (reads title and state)'}`,
    ...proposalStates.map((state) => {
      const proposal = inState(state);
      if (!maySee(viewer, proposal)) return `  ${state.padEnd(20)} not there`;
      const allowed = Object.entries(maysOf(viewer, proposal)).flatMap(([act, may]) => (may ? [act] : []));
      if (mayComment(viewer, proposal)) allowed.push('comment');
      const parts = [partyOf(viewer, proposal), draftsFor(viewer, proposal)].map((party) => party ?? '-').join('/');
      return `  ${state.padEnd(20)} ${parts.padEnd(18)} ${allowed.join(' ') || 'nothing'}`;
    }),
  ]);
  return `${lines.join('\n')}\n`;
}

test('who may do what with a proposal in which state stands in the golden table', async () => {
  await expect(table()).toMatchFileSnapshot(golden);
});

test('of a draft that was withdrawn nobody else ever learns', () => {
  const withdrawn = { ...inState('withdrawn'), number: null };
  const others = who.filter(([name]) => !/of it|operator/.test(name));
  expect(others.filter(([, viewer]) => maySee(viewer, withdrawn))).toEqual([]);
  expect(maySee(forMember('observer', 'it'), withdrawn)).toBe(true);
});
