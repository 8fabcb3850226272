import path from 'node:path';
import type { Role } from '#core/roles.ts';
import { delegations, type Delegation, operator, visitor, type HeldMandate, type Viewer } from '#core/viewer.ts';
import { expect, test } from 'vitest';
import { memberStates, type MemberInHand, type MemberState } from './member.ts';
import {
  mayDescribe,
  mayOfferEntry,
  mayPromote,
  mayReadDues,
  mayRecordPayment,
  mayReinstate,
  mayStateFacts,
  maySuspend,
  mayWithdraw,
} from './policy.ts';

const golden = path.join(import.meta.dirname, 'policy.golden.txt');

const acts = {
  dues: mayReadDues,
  describe: mayDescribe,
  facts: mayStateFacts,
  promote: mayPromote,
  suspend: maySuspend,
  reinstate: mayReinstate,
  withdraw: mayWithdraw,
  payment: mayRecordPayment,
};

const acting = (mandate: HeldMandate): Viewer => ({
  personId: 'person',
  mandates: [mandate],
  acting: mandate,
  isOperator: false,
});
const forMember = (role: Role, id: string) =>
  acting({ id: 'mandate', role, holder: { kind: 'member', id, slug: id, officeId: 'own' } });
const forOffice = (role: Role, id: string, delegated: readonly Delegation[] = delegations, isSecretariat = false) =>
  acting({ id: 'mandate', role, holder: { kind: 'office', id, slug: id, isSecretariat, delegations: delegated } });

const who: [string, Viewer][] = [
  ['visitor', visitor],
  ['person without mandate', { ...visitor, personId: 'person' }],
  ['representative of it', forMember('representative', 'it')],
  ['substitute of it', forMember('substitute', 'it')],
  ['focal point of it', forMember('focal-point', 'it')],
  ['contributor of it', forMember('contributor', 'it')],
  ['observer of it', forMember('observer', 'it')],
  ['representative of another', forMember('representative', 'another')],
  ['officer of its office', forOffice('officer', 'own')],
  ['head of its office', forOffice('head', 'own')],
  ['officer of its office, members not delegated', forOffice('officer', 'own', ['mandates', 'imports'])],
  ['editor of its office', forOffice('editor', 'own')],
  ['officer of another office', forOffice('officer', 'another')],
  ['officer of the Secretariat', forOffice('officer', 'secretariat', [], true)],
  ['Secretary General', forOffice('secretary-general', 'secretariat', [], true)],
  ['editor of the Secretariat', forOffice('editor', 'secretariat', delegations, true)],
  ['operator', operator],
];

const inState = (state: MemberState): MemberInHand => ({ id: 'it', officeId: 'own', state });

/** A line for each reader and state: what may be done. */
function table(): string {
  const lines = who.flatMap(([name, viewer]) => [
    `${name}${mayOfferEntry(viewer) ? ' (may enter members)' : ''}`,
    ...memberStates.map((state) => {
      const allowed = Object.entries(acts).flatMap(([act, may]) => (may(viewer, inState(state)) ? [act] : []));
      return `  ${state.padEnd(10)} ${allowed.join(' ') || 'nothing'}`;
    }),
  ]);
  return `${lines.join('\n')}\n`;
}

test('who may do what with a member in which state stands in the golden table', async () => {
  await expect(table()).toMatchFileSnapshot(golden);
});

test('whoever acts for one city has no rights in another that they also speak for', () => {
  const both = forMember('representative', 'another');
  const viewer: Viewer = { ...both, mandates: [...both.mandates, ...forMember('representative', 'it').mandates] };
  expect(mayDescribe(viewer, inState('full'))).toBe(false);
});
