import { expect, test } from 'vitest';
import type { Role } from '#core/roles.ts';
import { operator, visitor, type HeldMandate, type Viewer } from '#core/viewer.ts';
import { groupStates, visibilities, type GroupInHand } from '#groups/group.ts';
import { mayHide, mayPost, mayReadContent } from '#groups/policy.ts';
import { mayAddDocument, mayComment, mayRemoveDocument } from './policy.ts';

const speaking = (acting: HeldMandate): Viewer => ({
  personId: acting.id,
  mandates: [acting],
  acting,
  isOperator: false,
});

const forMember = (slug: string, role: Role) =>
  speaking({ id: `${slug} ${role}`, role, holder: { kind: 'member', id: slug, slug, officeId: 'asia' } });

const forOffice = (slug: string, role: Role) =>
  speaking({
    id: `${slug} ${role}`,
    role,
    holder: { kind: 'office', id: slug, slug, isSecretariat: slug === 'secretariat', delegations: [] },
  });

const viewers: Record<string, Viewer> = {
  visitor,
  'person without mandate': { ...visitor, personId: 'somebody' },
  'representative of the lead': forMember('shiraz', 'representative'),
  'contributor of the lead': forMember('shiraz', 'contributor'),
  'contributor in its chair': forMember('shiraz', 'contributor'),
  'observer of the lead': forMember('shiraz', 'observer'),
  'focal point taking part': forMember('seoul', 'focal-point'),
  'contributor taking part': forMember('seoul', 'contributor'),
  'observer taking part': forMember('seoul', 'observer'),
  'focal point of another': forMember('busan', 'focal-point'),
  'observer of another': forMember('busan', 'observer'),
  'officer of an office': forOffice('asia', 'officer'),
  'editor of an office': forOffice('asia', 'editor'),
  'officer of the Secretariat': forOffice('secretariat', 'officer'),
  'editor of the Secretariat': forOffice('secretariat', 'editor'),
  'at the machine': operator,
};

/** The whole policy as a text that one can read and that a change must change. */
function goldenTable(): string {
  const yes = (may: boolean) => (may ? 'yes' : '-');
  const lines = ['Who may do what with posts and documents: viewer x group. Shiraz leads it, Seoul takes part.', ''];
  for (const state of groupStates.filter((one) => one !== 'draft'))
    for (const visibility of visibilities) {
      lines.push(`## In a group that is ${state} and read by: ${visibility}`);
      for (const [who, viewer] of Object.entries(viewers)) {
        const group: GroupInHand = {
          id: 'group',
          state,
          visibility,
          joinMode: 'open',
          leadId: 'shiraz',
          coLeadId: null,
          participants: ['shiraz', 'seoul'],
          chairs: who === 'contributor in its chair' ? ['shiraz contributor'] : [],
          asker: null,
        };
        lines.push(
          [
            who.padEnd(28),
            `read ${yes(mayReadContent(viewer, group))}`,
            `post ${yes(mayPost(viewer, group))}`,
            `comment ${yes(mayComment(viewer, group))}`,
            `hide ${yes(mayHide(viewer, group))}`,
            `add document ${yes(mayAddDocument(viewer, group))}`,
            `remove one of Seoul ${yes(mayRemoveDocument(viewer, group, { holderId: 'seoul' }))}`,
            `remove one of nobody ${yes(mayRemoveDocument(viewer, group, { holderId: null }))}`,
          ].join(' | '),
        );
      }
      lines.push('');
    }
  return lines.join('\n');
}

test('the policy of posts is what its table says', async () => {
  await expect(goldenTable()).toMatchFileSnapshot('./policy.golden.txt');
});
