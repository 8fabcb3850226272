import type { Viewer } from '#core/viewer.ts';
import { canTake, entryStates, memberStates, type MemberState } from '#members/member.ts';
import { isCarer } from '#members/policy.ts';
import type { ImportOptions } from './importer.ts';
import { settled, type Judgement } from './judge.ts';
import type { OfficeKnown } from './offices-known.ts';
import type { Problem } from './problem.ts';

/**
 * A file takes a known member no further than its office could on the desk: state and dues are for those to whom members are
 * delegated, step by step. The operator sets anything right.
 */
export function standingProblems(
  viewer: Viewer,
  office: OfficeKnown,
  judgement: Judgement,
  { overwrite }: ImportOptions,
): Problem[] {
  if (viewer.isOperator) return [];
  const before = judgement.known?.fields ?? {};
  const after = settled(judgement, overwrite);
  const changed = ['state', 'dues_paid_until'].filter((column) => before[column] !== after[column]);
  if (!isCarer(viewer, { officeId: office.id }))
    return changed.map((column) => ({ column, code: 'standing-not-yours', values: { office: office.slug } }));
  return changed.flatMap((column) => {
    const code = column === 'state' ? stepProblem(stateIn(before), stateIn(after)) : paymentProblem(stateIn(before));
    return code === null ? [] : [{ column, code, values: code === 'standing-fixed' ? { from: stateIn(before) } : {} }];
  });
}

/** A file enters a new member where its office could at its desk, in a state that the desk offers. */
export function entryProblems(viewer: Viewer, office: OfficeKnown, { stated, problems }: Judgement): Problem[] {
  if (viewer.isOperator) return [];
  if (!isCarer(viewer, { officeId: office.id }))
    return [{ column: 'office', code: 'entry-not-yours', values: { office: office.slug } }];
  const state = stateIn(stated);
  // A word that cannot be read is refused as such already.
  if (problems.some(({ column }) => column === 'state')) return [];
  return entryStates.some((offered) => offered === state)
    ? []
    : [{ column: 'state', code: 'entry-state', values: { allowed: entryStates.join(', ') } }];
}

const paymentProblem = (from: MemberState) => (canTake('payment', from) ? null : 'standing-fixed');

/** What everyone may read the reason of is not done by a file, which gives none. */
function stepProblem(from: MemberState, to: MemberState): 'reason-needed' | 'standing-fixed' | null {
  if (to === 'withdrawn' && canTake('withdrawal', from)) return 'reason-needed';
  if (to === 'suspended' && canTake('suspension', from)) return 'reason-needed';
  if (to === 'full' && canTake('promotion', from)) return null;
  const isReinstated = (to === 'full' || to === 'associate') && canTake('reinstatement', from);
  return isReinstated ? null : 'standing-fixed';
}

const stateIn = (fields: Readonly<Record<string, string>>): MemberState =>
  memberStates.find((state) => state === fields['state']) ?? 'applicant';
