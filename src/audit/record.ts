import type { AnnouncementKind } from '#core/announcements.ts';

/** What the log can be narrowed down to. */
export const recordTopics = ['network', 'offices', 'members', 'mandates', 'people'] as const;

export type RecordTopic = (typeof recordTopics)[number];

/** Under which topic each kind of record is found. */
export const topicOf: Record<AnnouncementKind, RecordTopic> = {
  'network.founded': 'network',
  'network.changed': 'network',
  'office.opened': 'offices',
  'office.changed': 'offices',
  'office.closed': 'offices',
  'offices.imported': 'offices',
  'member.entered': 'members',
  'member.changed': 'members',
  'member.promoted': 'members',
  'member.suspended': 'members',
  'member.reinstated': 'members',
  'member.withdrew': 'members',
  'member.paid': 'members',
  'members.imported': 'members',
  'mandate.given': 'mandates',
  'mandate.proposed': 'mandates',
  'mandate.confirmed': 'mandates',
  'mandate.declined': 'mandates',
  'mandate.withdrawn': 'mandates',
  'mandate.lapsed': 'mandates',
  'mandate.ended': 'mandates',
  'person.invited': 'people',
  'person.arrived': 'people',
  'person.changed': 'people',
  'person.readdressed': 'people',
  'person.deactivated': 'people',
  'person.reactivated': 'people',
  'session.ended': 'people',
};

/** The kinds of a topic, for a query; every kind for none. */
export const kindsOf = (topic: RecordTopic | undefined): string[] =>
  Object.entries(topicOf).flatMap(([kind, of]) => (topic === undefined || of === topic ? [kind] : []));

const isRecordKind = (kind: string): kind is AnnouncementKind => kind in topicOf;

/** Every kind of record. */
export const recordKinds = Object.keys(topicOf).filter(isRecordKind);
