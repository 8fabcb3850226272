import { expect, test } from 'vitest';
import { roles, type Role } from '#core/roles.ts';
import { operator, visitor, type HeldMandate, type Viewer } from '#core/viewer.ts';
import type { Holder } from './mandate.ts';
import {
  mayAppoint,
  mayConfirm,
  mayDecline,
  mayEnd,
  mayEndLast,
  mayReadLetter,
  maySeePending,
  mayWithdraw,
} from './policy.ts';

const shiraz: Holder = { kind: 'member', id: 'shiraz', officeId: 'asia' };
const asia: Holder = { kind: 'office', id: 'asia', isSecretariat: false };
const secretariat: Holder = { kind: 'office', id: 'secretariat', isSecretariat: true };

const speaking = (acting: HeldMandate): Viewer => ({
  personId: acting.id,
  mandates: [acting],
  acting,
  isOperator: false,
});

const forMember = (slug: string, role: Role) =>
  speaking({ id: `${slug} ${role}`, role, holder: { kind: 'member', id: slug, slug, officeId: 'asia' } });

const forOffice = (slug: string, role: Role, delegations: readonly 'mandates'[] = ['mandates']) =>
  speaking({
    id: `${slug} ${role}`,
    role,
    holder: { kind: 'office', id: slug, slug, isSecretariat: slug === 'secretariat', delegations },
  });

const viewers: Record<string, Viewer> = {
  visitor: visitor,
  'representative of Shiraz': forMember('shiraz', 'representative'),
  'substitute of Shiraz': forMember('shiraz', 'substitute'),
  'focal point of Shiraz': forMember('shiraz', 'focal-point'),
  'contributor of Shiraz': forMember('shiraz', 'contributor'),
  'observer of Shiraz': forMember('shiraz', 'observer'),
  'representative of Seoul': forMember('seoul', 'representative'),
  'head of its office': forOffice('asia', 'head'),
  'officer of its office': forOffice('asia', 'officer'),
  'officer without delegation': forOffice('asia', 'officer', []),
  'editor of its office': forOffice('asia', 'editor'),
  'head of another office': forOffice('africa', 'head'),
  'Secretary General': forOffice('secretariat', 'secretary-general'),
  'officer of the Secretariat': forOffice('secretariat', 'officer'),
  'editor of the Secretariat': forOffice('secretariat', 'editor'),
  'at the machine': operator,
};

const holders: Record<string, Holder> = { Shiraz: shiraz, 'the office': asia, 'the Secretariat': secretariat };

const others = { personId: 'somebody', givenBy: 'somebody else' };

const listed = (given: readonly string[], all: readonly string[]) =>
  given.length === all.length && all.length > 0 ? 'all' : given.join(', ') || '-';

/** The whole policy as a text that one can read and that a change must change. */
function goldenTable(): string {
  const lines = ['Who may do what with mandates: viewer x holder x role. "own" is a mandate of the viewer.', ''];
  for (const [place, holder] of Object.entries(holders)) {
    const possible = roles.filter((role) => mayAppoint(operator, holder, role));
    lines.push(`## At ${place}: ${possible.join(', ')}`);
    for (const [name, viewer] of Object.entries(viewers)) {
      const of = (may: (role: Role) => boolean) => listed(possible.filter(may), possible);
      const own = viewer.personId === null ? others : { personId: viewer.personId, givenBy: viewer.personId };
      lines.push(
        [
          name.padEnd(26),
          `appoint ${of((role) => mayAppoint(viewer, holder, role))}`,
          `confirm ${of((role) => mayConfirm(viewer, { holder, role, ...others }))}`,
          `confirm own ${of((role) => viewer.personId !== null && mayConfirm(viewer, { holder, role, ...own }))}`,
          `decline ${of((role) => mayDecline(viewer, { holder, role, ...others }))}`,
          `decline being named ${of((role) => viewer.personId !== null && mayDecline(viewer, { holder, role, ...own, givenBy: 'somebody else' }))}`,
          `withdraw ${mayWithdraw(viewer, others) ? 'yes' : '-'}`,
          `withdraw own ${viewer.personId !== null && mayWithdraw(viewer, own) ? 'yes' : '-'}`,
          `end ${of((role) => mayEnd(viewer, { holder, role, ...others }))}`,
          `end own ${of((role) => viewer.personId !== null && mayEnd(viewer, { holder, role, ...own }))}`,
          `see pending ${of((role) => maySeePending(viewer, { holder, role, ...others }))}`,
          `read letter ${of((role) => mayReadLetter(viewer, { holder, role, ...others }))}`,
          `end the last ${mayEndLast(viewer, holder) ? 'yes' : '-'}`,
        ].join(' | '),
      );
    }
    lines.push('');
  }
  return lines.join('\n');
}

test('the policy of mandates is what its table says', async () => {
  await expect(goldenTable()).toMatchFileSnapshot('./policy.golden.txt');
});
