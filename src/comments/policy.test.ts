import { expect, test } from 'vitest';
import type { Role } from '#core/roles.ts';
import { operator, visitor, type HeldMandate, type Viewer } from '#core/viewer.ts';
import { hasVoice, mayComment, mayHide, mayReadHidden, mayRewrite } from './policy.ts';

const speaking = (acting: HeldMandate): Viewer => ({
  personId: acting.id,
  mandates: [acting],
  acting,
  isOperator: false,
});

const forMember = (slug: string, role: Role, isApplicant = false) =>
  speaking({ id: `${slug} ${role}`, role, holder: { kind: 'member', id: slug, slug, officeId: 'asia', isApplicant } });

const forOffice = (slug: string, role: Role) =>
  speaking({
    id: `${slug} ${role}`,
    role,
    holder: { kind: 'office', id: slug, slug, isSecretariat: slug === 'secretariat', delegations: [] },
  });

const author = forMember('shiraz', 'focal-point');

const viewers: Record<string, Viewer> = {
  visitor,
  'person without mandate': { ...visitor, personId: 'somebody' },
  'its author': author,
  'its author for another city': { ...forMember('tehran', 'contributor'), personId: author.personId },
  'its author under no mandate': { ...visitor, personId: author.personId },
  'representative of Shiraz': forMember('shiraz', 'representative'),
  'contributor of Seoul': forMember('seoul', 'contributor'),
  'observer of Seoul': forMember('seoul', 'observer'),
  'focal point of an applicant': forMember('zubrowka', 'focal-point', true),
  'officer of an office': forOffice('asia', 'officer'),
  'editor of an office': forOffice('asia', 'editor'),
  'officer of the Secretariat': forOffice('secretariat', 'officer'),
  'editor of the Secretariat': forOffice('secretariat', 'editor'),
  'at the machine': operator,
};

const subjects = {
  'open to all words': { mayComment: true, mayModerate: false },
  'led by the reader': { mayComment: true, mayModerate: true },
  'over and done': { mayComment: false, mayModerate: false },
};

/** The whole policy as a text that one can read and that a change must change. */
function goldenTable(): string {
  const said = { personId: author.personId ?? '', holderId: 'shiraz' };
  const yes = (may: boolean) => (may ? 'yes' : '-');
  const lines = [
    'Who may do what with comments: viewer x subject. The comment is one of the focal point of Shiraz.',
    '',
  ];
  for (const [name, subject] of Object.entries(subjects)) {
    lines.push(`## On a thing that is ${name}`);
    for (const [who, viewer] of Object.entries(viewers))
      lines.push(
        [
          who.padEnd(28),
          `voice ${yes(hasVoice(viewer))}`,
          `comment ${yes(mayComment(viewer, subject))}`,
          `rewrite ${yes(mayRewrite(viewer, said))}`,
          `hide ${yes(mayHide(viewer, subject))}`,
          `read hidden ${yes(mayReadHidden(viewer, said, subject))}`,
        ].join(' | '),
      );
    lines.push('');
  }
  return lines.join('\n');
}

test('the policy of comments is what its table says', async () => {
  await expect(goldenTable()).toMatchFileSnapshot('./policy.golden.txt');
});
