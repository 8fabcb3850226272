import { expect, test } from 'vitest';
import type { Role } from '#core/roles.ts';
import { operator, visitor, type HeldMandate, type Viewer } from '#core/viewer.ts';
import { mayAgree, mayReadDraft, mayRemark, mayWrite } from '#drafting/policy.ts';
import type { Party } from '#drafting/drafted-text.ts';
import { textInHand } from './drafting-queries.ts';
import { mayReadWhole, maySee } from './policy.ts';
import { proposalStates, type ProposalInHand } from './proposal.ts';

const speaking = (acting: HeldMandate): Viewer => ({
  personId: acting.id,
  mandates: [acting],
  acting,
  isOperator: false,
});

const forMember = (slug: string, role: Role, id = `${slug} ${role}`) =>
  speaking({ id, role, holder: { kind: 'member', id: slug, slug, officeId: 'asia' } });

const forOffice = (slug: string, role: Role, id = `${slug} ${role}`) =>
  speaking({
    id,
    role,
    holder: { kind: 'office', id: slug, slug, isSecretariat: slug === 'secretariat', delegations: ['members'] },
  });

const viewers: Record<string, Viewer> = {
  visitor,
  'stranger who signed in': { ...visitor, personId: 'stranger' },
  'representative of Shiraz': forMember('shiraz', 'representative'),
  'substitute of Shiraz': forMember('shiraz', 'substitute'),
  'focal point of Shiraz': forMember('shiraz', 'focal-point'),
  'contributor of Shiraz, of its staff': forMember('shiraz', 'contributor', 'its staff'),
  'another contributor of Shiraz': forMember('shiraz', 'contributor'),
  'observer of Shiraz': forMember('shiraz', 'observer'),
  'the staff of Shiraz, for Seoul': forMember('seoul', 'contributor', 'its staff'),
  'representative of Seoul': forMember('seoul', 'representative'),
  'head of its office': forOffice('asia', 'head'),
  'Secretary General': forOffice('secretariat', 'secretary-general'),
  'officer of the Secretariat': forOffice('secretariat', 'officer'),
  'editor of the Secretariat, of its staff': forOffice('secretariat', 'editor', 'network staff'),
  'editor of the Secretariat': forOffice('secretariat', 'editor'),
  'at the machine': operator,
};

const staff: { personId: string; party: Party }[] = [
  { personId: 'its staff', party: 'proposer' },
  { personId: 'network staff', party: 'network' },
];

/** The whole policy as a text that one can read and that a change must change. */
function goldenTable(): string {
  const lines = ['Who may do what with the text of a proposal of Shiraz: viewer x state.'];
  for (const state of proposalStates) {
    const proposal = { id: 'p', memberId: 'shiraz', state, number: state === 'draft' ? null : 31, staff };
    lines.push('', `## ${state}`);
    for (const [name, viewer] of Object.entries(viewers)) lines.push(lineOf(name, viewer, proposal));
  }
  return `${lines.join('\n')}\n`;
}

function lineOf(name: string, viewer: Viewer, proposal: ProposalInHand): string {
  const text = textInHand(viewer, 't', proposal);
  const isReader = maySee(viewer, proposal) && mayReadWhole(viewer);
  const may = {
    'read versions': isReader,
    'read the draft and remarks': isReader && mayReadDraft(text),
    write: isReader && mayWrite(text),
    remark: isReader && mayRemark(text),
    agree: isReader && mayAgree(text),
  };
  const granted = Object.entries(may).flatMap(([what, is]) => (is ? [what] : []));
  return `${name.padEnd(40)} | ${granted.join(', ') || '-'}`;
}

test('the policy of drafting is what its table says', async () => {
  await expect(goldenTable()).toMatchFileSnapshot('./drafting-policy.golden.txt');
});
