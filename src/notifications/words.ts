import type { Happening } from './happening.ts';
import type { Messages } from './messages/en.ts';
import type { NotificationKind } from './notification.ts';
import type { ToldKind } from './receivers.ts';

/** The sentence that says what happened, still with its places: being named says so itself. */
export function sentenceOf(t: Messages, why: NotificationKind, { announcement, commentId }: Happening): string {
  if (why !== 'mentioned') return t.titles[announcement];
  return commentId === null ? t.namedInPost : t.namedInComment;
}

/** What the sentence's places hold, as plain names; a place that the sentence lacks is left alone. */
export function namesIn(
  t: Messages,
  { by, group, proposal, member, number }: Happening,
  digits: (n: number) => string,
) {
  return {
    by: by?.holder?.name ?? by?.person ?? t.program,
    person: by?.person ?? t.program,
    group: group?.name ?? '',
    proposal: proposal?.name ?? '',
    thing: proposal?.name ?? group?.name ?? '',
    member: member?.name ?? '',
    number: number === null ? '' : digits(number),
  };
}

const withDeadline: ReadonlySet<ToldKind> = new Set([
  'proposal.submitted',
  'proposal.considered',
  'proposal.opened-for-drafting',
  'proposal.sent-to-board',
  'proposal.returned',
  'proposal.deadline-set',
  'proposal.deadline-near',
  'text.version-made',
  'text.change-asked',
]);

/** Until when the next step should be taken, where it is that step of which one is told. */
export const deadlineOf = ({ announcement, due }: Happening): Date | null =>
  due !== null && withDeadline.has(announcement) ? new Date(due) : null;
