import type { Role } from '#core/roles.ts';
import type { Language } from '#i18n/languages.ts';
import type { PartialDate } from '#i18n/partial-date.ts';
import type { GroupInHand, GroupKind, GroupState, JoinMode, MomentKind, Visibility } from './group.ts';
import type { ParticipationState } from './participation.ts';
import type { GroupMays } from './policy.ts';

/** A member as groups speak of it. */
export type CityInView = {
  id: string;
  slug: string;
  name: string;
  nameLanguage: Language;
  country: string;
  look: number;
};

/** A person whom a member named for its part in a group, under the mandate that counts today. */
export type PersonInGroup = {
  mandateId: string;
  name: string;
  role: Role;
  title: { text: string; language: Language } | null;
};

/** A member that takes part, where it lies, and whom it named. */
export type CityTakingPart = CityInView & {
  participationId: string;
  latitude: number;
  longitude: number;
  population: number | null;
  people: PersonInGroup[];
};

/** What lists of groups show of each. */
export type GroupInList = {
  slug: string;
  name: string;
  nameLanguage: Language;
  purpose: string;
  kind: GroupKind;
  state: GroupState;
  joinMode: JoinMode;
  visibility: Visibility;
  lead: CityInView;
  cities: number;
  termUntil: string | null;
};

export type GroupsQuery = {
  kind?: GroupKind | undefined;
  state?: GroupState | undefined;
  /** Where the list goes on, as `next` said it. */
  after?: string | undefined;
};

export type GroupsInView = {
  items: GroupInList[];
  next: string | null;
  filters: { kind?: GroupKind | undefined; state?: GroupState | undefined };
  /** How many there are of each that this reader may know of; only of those that exist. */
  kinds: { value: GroupKind; count: number }[];
  states: { value: GroupState; count: number }[];
  may: { found: boolean };
};

export type DeliverableInView = {
  id: string;
  title: string;
  language: Language;
  due: PartialDate | null;
  /** The network's day on which the chair reported it done. */
  doneOn: string | null;
};

/** One state of a group's way, with its day. Reasons are open to all who see the group. */
export type GroupStateInView = {
  state: GroupState;
  on: string;
  reason: string | null;
  /** Nobody made it so: its last day had passed. */
  isTermOver: boolean;
};

/** What happened in a group: by which member or office, about which post, document or deliverable. */
export type MomentInView = {
  id: string;
  kind: MomentKind;
  /** ISO instant. */
  at: string;
  /** The network's day of it. */
  on: string;
  member: CityInView | null;
  office: { slug: string; name: string } | null;
  aboutId: string | null;
  /** Of a deliverable. */
  title: string | null;
};

/** Where the member for which the viewer acts stands with the group. */
export type OwnPart = {
  id: string;
  state: ParticipationState;
  member: CityInView;
  may: { admit: boolean; decline: boolean; leave: boolean; namePeople: boolean };
};

/** A charter as this reader is shown it: in one language, whole. */
export type CharterInView = {
  name: string;
  nameLanguage: Language;
  purpose: string;
  scope: string | null;
  rhythm: string | null;
  reporting: string | null;
  /** The languages that it is written in. */
  languages: Language[];
};

/** A group as its page and the JSON face know it. */
export type GroupInView = GroupInHand &
  CharterInView & {
    slug: string;
    kind: GroupKind;
    termFrom: string | null;
    termUntil: string | null;
    revision: number;
    sample: boolean;
    lead: CityInView;
    coLead: CityInView | null;
    /** The people whom the lead named for this group, as far as this reader may know their names. */
    chair: PersonInGroup[];
    states: GroupStateInView[];
    deliverables: DeliverableInView[];
    /** Those who take part, in the order in which they came; the rest by `nextCities`. */
    cities: CityTakingPart[];
    nextCities: string | null;
    /** What happened, the latest first; null for those for whom it is not. */
    stream: { items: MomentInView[]; next: string | null } | null;
    own: OwnPart | null;
    isFollowed: boolean;
    /** Members that asked to join and wait for an answer; for the chair. */
    waiting: number;
    may: GroupMays;
  };

/** What stands behind the question mark of a group's page. */
export type GroupQuery = {
  /** Where the stream goes on. */
  after?: string | undefined;
  /** Where the cities go on. */
  cities?: string | undefined;
};

/** A group as forms about it speak of it. */
export type GroupNamed = GroupInHand & {
  slug: string;
  kind: GroupKind;
  name: string;
  nameLanguage: Language;
  revision: number;
  termFrom: string | null;
  termUntil: string | null;
  lead: CityInView;
  may: GroupMays;
};

/** A charter in all its languages, as its form shows it. */
export type CharterFound = GroupNamed & {
  texts: {
    language: Language;
    name: string;
    purpose: string;
    scope: string | null;
    rhythm: string | null;
    reporting: string | null;
  }[];
  coLead: CityInView | null;
  plan: { id: string; due: PartialDate | null; isDone: boolean; titles: { language: Language; title: string }[] }[];
  /** Members that could lead beside the lead: of a draft all, later those that take part. */
  candidates: { slug: string; name: string }[];
};

/** A member's way into a group, as the list of participations shows it. */
export type ParticipationInView = {
  id: string;
  state: ParticipationState;
  city: CityInView;
  isLead: boolean;
  isCoLead: boolean;
  /** What the member says it brings; for members. */
  note: { text: string; language: Language | null } | null;
  /** The network's day of its last step. */
  on: string;
  /** Why it was declined or left; for those concerned. */
  reason: string | null;
  people: PersonInGroup[];
  may: { admit: boolean; decline: boolean; leave: boolean; namePeople: boolean };
};

export type ParticipationsFound = {
  group: GroupNamed;
  items: ParticipationInView[];
  next: string | null;
  /** Members that the chair could invite. */
  candidates: { slug: string; name: string }[];
  own: ParticipationState | null;
};

/** One participation with its group. */
export type ParticipationFound = {
  group: GroupNamed;
  participation: ParticipationInView;
  /** The people of the member who could be named. */
  people: PersonInGroup[];
};
