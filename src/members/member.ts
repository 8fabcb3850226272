import type { Language } from '#i18n/languages.ts';
import type { PartialDate } from '#i18n/partial-date.ts';

export const memberKinds = ['city', 'organization', 'institute'] as const;
export type MemberKind = (typeof memberKinds)[number];

export const memberStates = ['applicant', 'associate', 'full', 'suspended', 'withdrawn'] as const;
export type MemberState = (typeof memberStates)[number];

/** The states a member may be entered in; an applicant becomes one by applying. */
export const entryStates = ['associate', 'full'] as const;

/** From which states each step leads on. The statement that takes the step asks the same list. */
export const stepsFrom = {
  promotion: ['associate'],
  suspension: ['associate', 'full'],
  reinstatement: ['suspended'],
  withdrawal: ['associate', 'full', 'suspended'],
  payment: ['associate', 'full', 'suspended'],
  description: ['applicant', 'associate', 'full', 'suspended'],
} as const satisfies Record<string, readonly MemberState[]>;

export type MemberStep = keyof typeof stepsFrom;

export const canTake = (step: MemberStep, state: MemberState) => stepsFrom[step].some((from) => from === state);

/** What a member is called and says of itself in one language. */
export type MemberText = {
  name: string;
  summary?: string | undefined;
  needs?: string | undefined;
  offers?: string | undefined;
};

export type MemberTexts = Partial<Record<Language, MemberText>>;

/** What its office states of a member. */
export type MemberFacts = {
  kind: MemberKind;
  /** ISO 3166-1 alpha-2. */
  country: string;
  latitude: number;
  longitude: number;
  population?: number | undefined;
  geonamesId?: number | undefined;
  joined?: PartialDate | undefined;
  founding?: boolean | undefined;
  source?: string | undefined;
  sample?: boolean | undefined;
};

/** A member as its office enters it. */
export type MemberEntry = MemberFacts & {
  texts: MemberTexts;
  /** BCP 47 tags. */
  languages: readonly string[];
  website?: string | undefined;
  /** Typed, where the English name does not do. */
  slug?: string | undefined;
  /** The office that cares for it, where it is not the one of its country. */
  officeId?: string | undefined;
  state?: MemberState | undefined;
  duesPaidUntil?: string | undefined;
};

/** What may be said anew of a member. Names and facts are its office's; the rest is its own. */
export type MemberChange = {
  /** The revision that was read; another one meanwhile refuses the change. */
  revision: number;
  languages: readonly string[];
  website?: string | undefined;
  /** For each language given here all of its words; languages left out stay as they are. */
  texts: Partial<Record<Language, Omit<MemberText, 'name'>>>;
  names?: Partial<Record<Language, string>> | undefined;
  facts?: MemberFacts | undefined;
};

/** A member as verbs and policies need it. */
export type MemberInHand = { id: string; officeId: string; state: MemberState };

/** A member that another office cares for from now on. */
export type MovedMember = { id: string; formerOfficeId: string };
