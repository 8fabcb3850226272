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
};

export type AnnouncementKind = keyof Announcements;

/** One announcement on its way to those who want to know. */
export type Announcement<K extends AnnouncementKind = AnnouncementKind> = K extends AnnouncementKind
  ? { recordId: string; kind: K; about: Announcements[K] }
  : never;
