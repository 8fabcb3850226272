import type { Language } from '#i18n/languages.ts';
import type { PartialDate } from '#i18n/partial-date.ts';
import type { MemberKind, MemberState } from './member.ts';
import type { MemberMays } from './policy.ts';

/** What every list of members shows of each. */
export type MemberInList = {
  slug: string;
  name: string;
  /** The language the name is written in, which is another than the reader's where it does not exist in theirs. */
  nameLanguage: Language;
  kind: MemberKind;
  country: string;
  state: MemberState;
  isInArrears: boolean;
  joined: PartialDate | null;
  languages: string[];
  office: { slug: string; name: string };
  look: number;
  /** What it says that was looked for, where the name shown does not say it. */
  passage: Passage | null;
};

/** A few words of a member in which what was looked for stands; `isFound` are the pieces that answer to it. */
export type Passage = {
  of: 'name' | 'summary' | 'needs' | 'offers';
  language: Language;
  pieces: { text: string; isFound: boolean }[];
};

/** A member where it stands on a map. */
export type MemberOnMap = Pick<MemberInList, 'slug' | 'name' | 'nameLanguage' | 'country' | 'look'> & {
  latitude: number;
  longitude: number;
  population: number | null;
  /** The office that the map is about sits here. */
  isHost: boolean;
};

/** Words of people with the language they were written in. */
export type Words = { text: string; language: Language } | null;

/** A member as its page and the JSON face know it. */
export type MemberInView = {
  id: string;
  slug: string;
  name: string;
  nameLanguage: Language;
  names: { language: Language; name: string }[];
  kind: MemberKind;
  country: string;
  latitude: number;
  longitude: number;
  population: number | null;
  geonamesId: number | null;
  languages: string[];
  officeId: string;
  office: { slug: string; name: string };
  /** The office that sits in this city. */
  hostedOffice: { slug: string; name: string } | null;
  joined: PartialDate | null;
  state: MemberState;
  isInArrears: boolean;
  duesPaidUntil: string | null;
  founding: boolean;
  website: string | null;
  source: string | null;
  sample: boolean;
  look: number;
  revision: number;
  summary: Words;
  needs: Words;
  offers: Words;
  states: StateInView[];
  neighbours: MemberOnMap[];
  may: MemberMays;
};

/** One state of a member's way through the network. Reasons are open to all; who decided is in the records. */
export type StateInView = { state: MemberState; since: PartialDate | null; reason: string | null };

/** A member with all its words, as its form shows it. */
export type MemberProfile = Pick<
  MemberInView,
  | 'id'
  | 'slug'
  | 'name'
  | 'kind'
  | 'country'
  | 'latitude'
  | 'longitude'
  | 'population'
  | 'geonamesId'
  | 'languages'
  | 'officeId'
  | 'joined'
  | 'state'
  | 'founding'
  | 'website'
  | 'source'
  | 'sample'
  | 'look'
  | 'revision'
> & {
  texts: { language: Language; name: string; summary: string | null; needs: string | null; offers: string | null }[];
  may: { describe: boolean; stateFacts: boolean };
};

/** What narrows a list of members down; nothing given means all. */
export type MembersQuery = {
  /** Slug of an office. */
  office?: string | undefined;
  country?: string | undefined;
  kind?: MemberKind | undefined;
  state?: MemberState | undefined;
  /** A language the members work in. */
  language?: string | undefined;
  /** Words that all stand in a name or in what a member says, needs and offers, in one language. */
  q?: string | undefined;
  /** A square of the world grid, such as O4. */
  square?: string | undefined;
  /** Where the list goes on, as `next` said it. */
  after?: string | undefined;
};

export const isNarrowed = (query: MembersQuery): boolean => Object.values(query).some((value) => value !== undefined);

/** A choice that leads to at least one member, with how many. */
export type Facet<Value extends string = string> = { value: Value; count: number };

/** Several members in one square of the grid, of a list too long to show each. */
export type SquareOfMembers = { reference: string; count: number; latitude: number; longitude: number };

export type MembersMap = {
  points: MemberOnMap[];
  squares: SquareOfMembers[];
  /** Members outside of what was asked for, for orientation. */
  others: { latitude: number; longitude: number }[];
};

export type MembersInView = {
  items: MemberInList[];
  next: string | null;
  /** Members that match. */
  total: number;
  /** Members that this reader may see, the withdrawn left out. */
  all: number;
  /** Countries of the members that match. */
  countries: number;
  filters: Omit<MembersQuery, 'after'>;
  /** What the office is called that was asked for. */
  officeName: string | null;
  facets: {
    offices: (Facet & { name: string })[];
    countries: Facet[];
    kinds: Facet<MemberKind>[];
    states: Facet<MemberState>[];
    languages: Facet[];
  };
  /** Null on the later pages of a list. */
  map: MembersMap | null;
  may: { enter: boolean };
};
