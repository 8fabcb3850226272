import { expect, test } from 'vitest';
import { operator, visitor, type HeldMandate, type Viewer } from '#core/viewer.ts';
import type { Role } from '#core/roles.ts';
import { mayChangeOffice, mayCloseOffice, mayDescribeOffice, mayOpenOffice } from './policy.ts';

const atOffice = (id: string, role: Role): Viewer => {
  const mandate: HeldMandate = {
    id: `${id} ${role}`,
    role,
    holder: {
      kind: 'office',
      id,
      slug: id,
      isSecretariat: id === 'secretariat',
      delegations: ['members', 'mandates', 'imports'],
    },
  };
  return { personId: 'somebody', mandates: [mandate], acting: mandate, isOperator: false };
};

const mayor: Viewer = {
  ...atOffice('x', 'head'),
  acting: {
    id: 'm',
    role: 'representative',
    holder: { kind: 'member', id: 'shiraz', slug: 'shiraz', officeId: 'region' },
  },
};

const viewers: [string, Viewer][] = [
  ['visitor', visitor],
  ['operator', operator],
  ['mayor', mayor],
  ['secretary general', atOffice('secretariat', 'secretary-general')],
  ['officer of the Secretariat', atOffice('secretariat', 'officer')],
  ['editor of the Secretariat', atOffice('secretariat', 'editor')],
  ['head of this office', atOffice('region', 'head')],
  ['officer of this office', atOffice('region', 'officer')],
  ['head of another office', atOffice('elsewhere', 'head')],
];

const region = { id: 'region', kind: 'regional', state: 'open' } as const;
const secretariat = { id: 'secretariat', kind: 'secretariat', state: 'open' } as const;
const closed = { ...region, state: 'closed' } as const;

test.each([
  ['open an office', mayOpenOffice, ['operator', 'secretary general', 'officer of the Secretariat']],
  [
    'change an open office',
    (viewer: Viewer) => mayChangeOffice(viewer, region),
    ['operator', 'secretary general', 'officer of the Secretariat'],
  ],
  ['change a closed office', (viewer: Viewer) => mayChangeOffice(viewer, closed), []],
  [
    'describe an open office',
    (viewer: Viewer) => mayDescribeOffice(viewer, region),
    ['operator', 'secretary general', 'officer of the Secretariat', 'head of this office'],
  ],
  ['describe a closed office', (viewer: Viewer) => mayDescribeOffice(viewer, closed), []],
  [
    'close an open office',
    (viewer: Viewer) => mayCloseOffice(viewer, region),
    ['operator', 'secretary general', 'officer of the Secretariat'],
  ],
  ['close a closed office', (viewer: Viewer) => mayCloseOffice(viewer, closed), []],
  ['close the Secretariat', (viewer: Viewer) => mayCloseOffice(viewer, secretariat), []],
])('Who may %s', (_, may, allowed) => {
  expect(viewers.filter(([, viewer]) => may(viewer)).map(([name]) => name)).toEqual(allowed);
});
