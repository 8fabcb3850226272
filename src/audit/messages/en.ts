import type { AnnouncementKind } from '#core/announcements.ts';
import type { RecordTopic } from '../record.ts';

export const en = {
  title: 'What happened in the network',
  kind: 'Record',
  lead: 'Every step is written down in the moment it is taken, and nothing can be changed or removed afterwards.',
  leadOffice: 'What concerns your office and its members, newest first. Nothing can be changed or removed afterwards.',
  all: 'All',
  topics: {
    network: 'Network',
    offices: 'Offices',
    members: 'Members',
    mandates: 'Mandates',
    people: 'People',
  } satisfies Record<RecordTopic, string>,
  narrow: 'Narrow down',
  newestFirst: 'Newest first',
  when: 'When',
  what: 'What',
  who: 'Who',
  byMachine: 'at the machine',
  empty: 'Nothing is recorded yet.',
  emptyTopic: 'Nothing of this kind is recorded yet.',
  reasonGiven: 'Reason: {reason}',
  unknown: 'unknown',

  kinds: {
    'network.founded': 'Network founded',
    'network.changed': 'Settings of the network changed',
    'office.opened': 'Office opened: {office}',
    'office.changed': 'Office changed: {office}',
    'office.closed': 'Office closed: {office}',
    'offices.imported': 'Offices imported: {entered} new, {changed} changed',
    'member.entered': 'Member entered: {member}',
    'member.changed': 'Member changed: {member}',
    'member.promoted': 'Promoted to full member: {member}',
    'member.suspended': 'Suspended: {member}',
    'member.reinstated': 'Reinstated: {member}',
    'member.withdrew': 'Withdrew: {member}',
    'member.paid': 'Dues paid until {until}: {member}',
    'members.imported': 'Members imported: {entered} new, {changed} changed',
    'mandate.given': 'Mandate given: {person}, {holder}',
    'mandate.confirmed': 'Mandate confirmed: {person}, {holder}',
    'mandate.ended': 'Mandate ended: {person}, {holder}',
    'person.invited': 'Invited: {person}, {holder}',
    'person.arrived': 'First sign-in: {person}',
    'person.changed': 'Settings changed: {person}',
    'session.ended': 'Signed out of a device: {person}',
  } satisfies Record<AnnouncementKind, string>,
};

export type Messages = typeof en;
