import type { AnnouncementKind } from '#core/announcements.ts';
import type { NotificationKind } from './notification.ts';
import {
  asker,
  authorOfComment,
  authorOfPost,
  authorOfRemark,
  bothParties,
  endorsers,
  followers,
  formerLead,
  justNamed,
  lead,
  leads,
  member,
  namedStaff,
  nextWriter,
  otherParty,
  participants,
  proposer,
  secretariat,
  staff,
  staffOfOtherParty,
  whoBegan,
  whoCommented,
  whomItNames,
  whoseMove,
  writer,
  type Relation,
} from './relations.ts';

/** Some people, and why they are told. */
export type Told = { why: NotificationKind; who: Relation };

const asked = (who: Relation): Told => ({ why: 'asked', who });
const answered = (who: Relation): Told => ({ why: 'answered', who });
const mentioned = (who: Relation): Told => ({ why: 'mentioned', who });
const followed = (who: Relation): Told => ({ why: 'followed', who });

/** What the records keep, and nobody is told of here: where it concerns somebody, the act itself writes the letter. */
const nobody = [] as const;

/** Those who look on at a group: its participating cities' people, and who follows it. */
const circle = [followed(participants), followed(followers)] as const;

/** Those who look on at a proposal: who drafts it, and the cities that support it. */
const onlookers = [followed(staff), followed(endorsers)] as const;

/**
 * Who is told of what, and why: the one place that says so. Of several reasons the first counts; never the one who did it, nobody
 * whose account is closed, and nobody who may not see the thing (`mayKnow`).
 */
export const receivers = {
  'network.founded': nobody,
  'network.changed': nobody,
  'office.opened': nobody,
  'office.changed': nobody,
  'office.closed': nobody,
  'offices.imported': nobody,
  'member.entered': nobody,
  'member.changed': nobody,
  'member.promoted': nobody,
  'member.suspended': nobody,
  'member.reinstated': nobody,
  'member.withdrew': nobody,
  'member.paid': nobody,
  'members.imported': nobody,
  'mandate.given': nobody,
  'mandate.proposed': nobody,
  'mandate.confirmed': nobody,
  'mandate.declined': nobody,
  'mandate.withdrawn': nobody,
  'mandate.lapsed': nobody,
  'mandate.ended': nobody,
  'person.invited': nobody,
  'person.arrived': nobody,
  'person.changed': nobody,
  'person.readdressed': nobody,
  'person.deactivated': nobody,
  'person.reactivated': nobody,
  'session.ended': nobody,

  // A draft is between those who write it.
  'group.drafted': nobody,
  'group.discarded': nobody,
  'group.founded': [answered(leads), ...circle],
  'group.charter-changed': [followed(leads), ...circle],
  'group.lead-handed': [asked(lead), followed(formerLead), ...circle],
  'group.rested': [followed(leads), ...circle],
  'group.term-ended': [asked(leads), ...circle],
  'group.renewed': [followed(leads), ...circle],
  'group.closed': [followed(leads), ...circle],
  'group.posted': [mentioned(whomItNames), ...circle],
  'group.document-added': circle,
  'group.document-removed': nobody,
  'deliverable.done': circle,
  'post.edited': [mentioned(whomItNames)],
  'post.hidden': [answered(authorOfPost)],
  'post.shown': [answered(authorOfPost)],

  'participation.asked': [asked(leads)],
  'participation.invited': [asked(member)],
  'participation.joined': [answered(whoBegan), followed(leads), ...circle],
  'participation.declined': [answered(whoBegan)],
  'participation.left': [followed(leads), ...circle],
  'participation.people-named': [asked(justNamed)],

  'comment.written': [answered(authorOfPost), mentioned(whomItNames), followed(proposer), followed(whoCommented)],
  'comment.edited': [mentioned(whomItNames)],
  'comment.hidden': [answered(authorOfComment)],
  'comment.shown': [answered(authorOfComment)],

  'proposal.drafted': nobody,
  'proposal.changed': nobody,
  'proposal.submitted': [asked(secretariat), followed(proposer)],
  'proposal.considered': [answered(proposer), followed(secretariat), ...onlookers],
  'proposal.opened-for-drafting': [asked(proposer), asked(staff), followed(secretariat), ...onlookers],
  'proposal.sent-to-board': [answered(proposer), followed(secretariat), ...onlookers],
  'proposal.returned': [asked(bothParties), asked(staff), ...onlookers],
  'proposal.adopted': [answered(proposer), followed(secretariat), ...onlookers],
  'proposal.rejected': [answered(proposer), followed(secretariat), ...onlookers],
  'proposal.withdrawn': [followed(bothParties), ...onlookers],
  'proposal.carried-out': [answered(proposer), followed(secretariat), ...onlookers],
  'proposal.deadline-set': [asked(whoseMove), followed(bothParties), followed(staff)],
  'proposal.deadline-near': [asked(whoseMove), asked(staff)],
  'proposal.staff-named': [asked(namedStaff)],
  'proposal.file-added': [followed(bothParties), followed(staff)],
  'proposal.file-removed': nobody,
  'proposal.endorsed': [followed(bothParties)],
  'proposal.endorsement-withdrawn': [followed(bothParties)],
  'proposal.asked': [asked(otherParty)],
  'proposal.answered': [answered(asker)],

  'text.version-made': [asked(bothParties), followed(staff)],
  'text.agreed': [answered(otherParty), followed(bothParties), followed(staff)],
  'text.change-asked': [asked(otherParty), followed(bothParties), followed(staff)],
  'text.turn-asked': [asked(writer)],
  'text.turn-given': [asked(nextWriter), followed(staffOfOtherParty)],
  'text.remarked': [answered(authorOfRemark), followed(bothParties), followed(staff)],
  'text.remark-settled': [answered(authorOfRemark)],
} as const satisfies Record<AnnouncementKind, readonly Told[]>;

/** Announcements that reach somebody: each has its sentence in every language. */
export type ToldKind = {
  [Kind in AnnouncementKind]: (typeof receivers)[Kind] extends readonly [] ? never : Kind;
}[AnnouncementKind];

/** Whether anybody is ever told of it. */
export const isTold = (kind: AnnouncementKind): kind is ToldKind => receivers[kind].length > 0;

const isKind = (kind: string): kind is AnnouncementKind => kind in receivers;

/** Every announcement that reaches somebody. */
export const toldKinds: readonly ToldKind[] = Object.keys(receivers).filter(isKind).filter(isTold);
