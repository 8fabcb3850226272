/** The catalogue of what can happen in the network: each kind with the ids of what it speaks about. */
export type Announcements = {
  'network.founded': { networkId: string };
  'network.changed': { networkId: string };
  'office.opened': { officeId: string };
  'office.changed': { officeId: string };
  'office.closed': { officeId: string; reason: string };
  'member.entered': { memberId: string };
  'member.changed': { memberId: string };
  'member.promoted': { memberId: string };
  'member.suspended': { memberId: string; reason: string };
  'member.reinstated': { memberId: string };
  'member.withdrew': { memberId: string; reason: string };
  'member.paid': { memberId: string; until: string };
  'members.imported': { entered: number; changed: number };
  'offices.imported': { entered: number; changed: number };
  /** Counts at once, by the word of who may attest it. */
  'mandate.given': { mandateId: string };
  /** Waits for those who may confirm it. */
  'mandate.proposed': { mandateId: string };
  'mandate.confirmed': { mandateId: string };
  'mandate.declined': { mandateId: string; reason: string };
  'mandate.withdrawn': { mandateId: string; reason: string };
  /** Nobody answered in time. */
  'mandate.lapsed': { mandateId: string };
  'mandate.ended': { mandateId: string; reason: string };
  'person.invited': { personId: string; mandateId: string };
  'person.arrived': { personId: string };
  'person.changed': { personId: string };
  /** Signs in with another e-mail address. */
  'person.readdressed': { personId: string };
  'person.deactivated': { personId: string; reason: string };
  'person.reactivated': { personId: string };
  'session.ended': { personId: string };
  'group.drafted': { groupId: string };
  /** A draft that nothing asks for any more is gone. */
  'group.discarded': { groupId: string };
  'group.founded': { groupId: string };
  'group.charter-changed': { groupId: string };
  'group.lead-handed': { groupId: string; formerLeadId: string };
  'group.rested': { groupId: string; reason: string };
  /** Its last day is past: it rests until the term is renewed. */
  'group.term-ended': { groupId: string };
  'group.renewed': { groupId: string };
  'group.closed': { groupId: string; reason: string };
  'group.posted': { groupId: string; postId: string };
  'group.document-added': { groupId: string; documentId: string };
  'group.document-removed': { groupId: string; documentId: string };
  'deliverable.done': { groupId: string; deliverableId: string };
  'post.edited': { groupId: string; postId: string };
  'post.hidden': { groupId: string; postId: string; reason: string };
  /** What was hidden can be read again. */
  'post.shown': { groupId: string; postId: string };
  /** A member asks the lead to be let in. */
  'participation.asked': { groupId: string; participationId: string; memberId: string };
  /** The lead asks a member to take part. */
  'participation.invited': { groupId: string; participationId: string; memberId: string };
  'participation.joined': { groupId: string; participationId: string; memberId: string };
  'participation.declined': { groupId: string; participationId: string; memberId: string; reason: string };
  'participation.left': { groupId: string; participationId: string; memberId: string; reason: string };
  'participation.people-named': { groupId: string; participationId: string; memberId: string };
  'comment.written': { commentId: string };
  'comment.edited': { commentId: string };
  'comment.hidden': { commentId: string; reason: string };
  'comment.shown': { commentId: string };
  'proposal.drafted': { proposalId: string };
  'proposal.changed': { proposalId: string };
  'proposal.submitted': { proposalId: string };
  'proposal.considered': { proposalId: string };
  /** The joint drafting begins. */
  'proposal.opened-for-drafting': { proposalId: string };
  'proposal.sent-to-board': { proposalId: string; version: number };
  'proposal.returned': { proposalId: string; reason: string };
  'proposal.adopted': { proposalId: string; decisionId: string };
  'proposal.rejected': { proposalId: string; reason: string };
  'proposal.withdrawn': { proposalId: string; reason: string };
  'proposal.carried-out': { proposalId: string };
  'proposal.deadline-set': { proposalId: string };
  'proposal.staff-named': { proposalId: string; mandateId: string };
  'proposal.file-added': { proposalId: string; fileId: string };
  'proposal.file-removed': { proposalId: string; fileId: string };
  /** The day until which a step should be taken is near; said once. */
  'proposal.deadline-near': { proposalId: string };
  'proposal.endorsed': { proposalId: string; memberId: string };
  'proposal.endorsement-withdrawn': { proposalId: string; memberId: string };
  'proposal.asked': { proposalId: string; questionId: string };
  'proposal.answered': { proposalId: string; questionId: string };
  'text.version-made': { textId: string; number: number };
  'text.agreed': { textId: string; number: number };
  'text.change-asked': { textId: string; number: number; reason: string };
  /** Another person would like to write now. */
  'text.turn-asked': { textId: string };
  /** The writer lets others write. */
  'text.turn-given': { textId: string };
  'text.remarked': { textId: string; remarkId: string };
  'text.remark-settled': { textId: string; remarkId: string };
};

export type AnnouncementKind = keyof Announcements;

/** One announcement on its way to those who want to know. */
export type Announcement<K extends AnnouncementKind = AnnouncementKind> = K extends AnnouncementKind
  ? { recordId: string; kind: K; about: Announcements[K] }
  : never;
