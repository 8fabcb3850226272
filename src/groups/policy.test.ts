import path from 'node:path';
import type { Role } from '#core/roles.ts';
import { operator, visitor, type HeldMandate, type Viewer } from '#core/viewer.ts';
import { expect, test } from 'vitest';
import { groupStates, joinModes, visibilities, type GroupInHand, type GroupState } from './group.ts';
import type { ParticipationState } from './participation.ts';
import {
  mayAdmit,
  mayChangeCharter,
  mayClose,
  mayDecline,
  mayFollow,
  mayFound,
  mayHandLead,
  mayHide,
  mayInvite,
  mayJoin,
  mayLeave,
  mayNamePeople,
  mayPost,
  mayReadContent,
  mayRenew,
  mayReport,
  mayRest,
  maySee,
} from './policy.ts';

const golden = path.join(import.meta.dirname, 'policy.golden.txt');

const acts = {
  see: maySee,
  found: mayFound,
  charter: mayChangeCharter,
  invite: mayInvite,
  report: mayReport,
  rest: mayRest,
  renew: mayRenew,
  close: mayClose,
  hand: mayHandLead,
  join: mayJoin,
  post: mayPost,
  hide: mayHide,
  follow: mayFollow,
};

const acting = (mandate: HeldMandate): Viewer => ({
  personId: 'person',
  mandates: [mandate],
  acting: mandate,
  isOperator: false,
});
const forMember = (role: Role, id: string, mandate = 'mandate') =>
  acting({ id: mandate, role, holder: { kind: 'member', id, slug: id, officeId: 'own' } });
const forOffice = (role: Role, isSecretariat: boolean) =>
  acting({
    id: 'mandate',
    role,
    holder: { kind: 'office', id: 'office', slug: 'office', isSecretariat, delegations: [] },
  });

const who: [string, Viewer][] = [
  ['visitor', visitor],
  ['person without mandate', { ...visitor, personId: 'person' }],
  ['representative of the lead', forMember('representative', 'lead')],
  ['focal point of the lead', forMember('focal-point', 'lead')],
  ['contributor of the lead', forMember('contributor', 'lead')],
  ['contributor of the lead, named for the group', forMember('contributor', 'lead', 'chair')],
  ['observer of the lead, named for the group', forMember('observer', 'lead', 'chair')],
  ['substitute of the co-lead', forMember('substitute', 'co-lead')],
  ['focal point of a participant', forMember('focal-point', 'participant')],
  ['contributor of a participant', forMember('contributor', 'participant')],
  ['observer of a participant', forMember('observer', 'participant')],
  ['representative of another member', forMember('representative', 'another')],
  ['contributor of another member', forMember('contributor', 'another')],
  ['officer of a regional office', forOffice('officer', false)],
  ['officer of the Secretariat', forOffice('officer', true)],
  ['editor of the Secretariat', forOffice('editor', true)],
  ['operator', operator],
];

const group = (state: GroupState, more: Partial<GroupInHand> = {}): GroupInHand => ({
  id: 'it',
  state,
  joinMode: 'open',
  visibility: 'public',
  leadId: 'lead',
  coLeadId: 'co-lead',
  participants: ['lead', 'co-lead', 'participant'],
  chairs: ['chair'],
  asker: null,
  ...more,
});

const part = (memberId: string, state: ParticipationState) => ({ id: 'part', groupId: 'it', memberId, state });

const partActs = {
  admit: mayAdmit,
  decline: mayDecline,
  leave: mayLeave,
  name: mayNamePeople,
};

const listed = (allowed: readonly string[]) => allowed.join(' ') || 'nothing';

/** For each reader: what may be done in each state, with whose participation, and what is read and joined by which setting. */
function table(): string {
  const lines = who.flatMap(([name, viewer]) => {
    const parts = [
      part('another', 'asked'),
      part('another', 'invited'),
      part('participant', 'joined'),
      part('lead', 'joined'),
      part('participant', 'left'),
    ];
    return [
      name,
      ...groupStates.map((state) => {
        const allowed = Object.entries(acts).flatMap(([act, may]) => (may(viewer, group(state)) ? [act] : []));
        return `  ${state.padEnd(12)} ${listed(allowed)}`;
      }),
      ...parts.map((one) => {
        const allowed = Object.entries(partActs).flatMap(([act, may]) =>
          may(viewer, group('active'), one) ? [act] : [],
        );
        return `  ${`${one.memberId} ${one.state}`.padEnd(20)} ${listed(allowed)}`;
      }),
      `  reads what is in: ${listed(visibilities.filter((visibility) => mayReadContent(viewer, group('active', { visibility }))))}`,
      `  joins: ${listed(joinModes.filter((joinMode) => mayJoin(viewer, group('active', { joinMode }))))}`,
    ];
  });
  return `${lines.join('\n')}\n`;
}

test('who may do what in a group of which state stands in the golden table', async () => {
  await expect(table()).toMatchFileSnapshot(golden);
});

test('a draft is the asking city’s until its proposal is handed in, and from then on also its lead’s and the Secretariat’s', () => {
  const asked = (isHandedIn: boolean) => group('draft', { asker: { memberId: 'another', isHandedIn } });
  const may = (acts: readonly ((viewer: Viewer, draft: GroupInHand) => boolean)[], isHandedIn: boolean) =>
    who.flatMap(([name, viewer]) => (acts.every((act) => act(viewer, asked(isHandedIn))) ? [name] : []));
  const own = ['representative of another member', 'contributor of another member'];
  expect([may([maySee], false), may([mayChangeCharter], false)]).toEqual([own, own.slice(0, 1)]);
  expect(may([maySee], true)).toEqual(
    expect.arrayContaining([...own, 'focal point of the lead', 'officer of the Secretariat']),
  );
  expect(may([mayChangeCharter], true)).not.toContain('representative of another member');
});

test('whoever acts for one city has no rights in a group by another that they also speak for', () => {
  const both = forMember('representative', 'another');
  const viewer: Viewer = { ...both, mandates: [...both.mandates, ...forMember('representative', 'lead').mandates] };
  expect([mayChangeCharter(viewer, group('active')), maySee(viewer, group('draft'))]).toEqual([false, true]);
});
