import type { Language } from '#i18n/languages.ts';
import type { PartialDate } from '#i18n/partial-date.ts';

/** A forum talks, a working group has a work plan without end, a task force has one task and a last day. */
export const groupKinds = ['forum', 'working-group', 'task-force'] as const;
export type GroupKind = (typeof groupKinds)[number];

/** Who may take part: any member at its own word, with the lead's approval, or whom the lead invites. */
export const joinModes = ['open', 'approval', 'invitation'] as const;
export type JoinMode = (typeof joinModes)[number];

/** Who reads what is said in the group; its charter is as visible as the group itself. */
export const visibilities = ['public', 'network', 'group'] as const;
export type Visibility = (typeof visibilities)[number];

export const groupStates = ['draft', 'active', 'dormant', 'closed'] as const;
export type GroupState = (typeof groupStates)[number];

/** From which states each step leads on. The statement that takes the step asks the same list. */
export const stepsFrom = {
  founding: ['draft'],
  charter: ['draft', 'active', 'dormant'],
  dormancy: ['active'],
  renewal: ['active', 'dormant'],
  closure: ['active', 'dormant'],
  lead: ['active', 'dormant'],
  work: ['active'],
} as const satisfies Record<string, readonly GroupState[]>;

export type GroupStep = keyof typeof stepsFrom;

export const canTake = (step: GroupStep, state: GroupState) => stepsFrom[step].some((from) => from === state);

/** A charter's words in one language. */
export type CharterText = {
  name: string;
  /** One sentence: what a city gets from it. */
  purpose: string;
  scope?: string | undefined;
  /** When and how the group meets. */
  rhythm?: string | undefined;
  /** To whom it reports, and when. */
  reporting?: string | undefined;
};

/** One thing that the work plan promises. */
export type Deliverable = {
  /** Of one that stands in the plan already; a new one has none. */
  id?: string | undefined;
  due?: PartialDate | undefined;
  titles: Partial<Record<Language, string>>;
};

/** What a group is for and how it works, as its lead city writes it. */
export type Charter = {
  kind: GroupKind;
  joinMode: JoinMode;
  visibility: Visibility;
  texts: Partial<Record<Language, CharterText>>;
  /** ISO dates of the network's calendar; a group without a term goes on until it is closed. */
  termFrom?: string | undefined;
  termUntil?: string | undefined;
  deliverables: readonly Deliverable[];
  /** A member that leads beside the lead. */
  coLeadId?: string | undefined;
};

/** A group as it is drawn up: the member that leads it, and the address that somebody typed for it. */
export type GroupDraft = Charter & { leadId: string; slug?: string | undefined; sample?: boolean | undefined };

/** A group as verbs and policies need it. */
export type GroupInHand = {
  id: string;
  state: GroupState;
  joinMode: JoinMode;
  visibility: Visibility;
  leadId: string;
  coLeadId: string | null;
  /** Members that take part at this moment. */
  participants: string[];
  /** Mandates of the people whom lead and co-lead named for this group: they are its chair. */
  chairs: string[];
  /** Of a draft: the member whose proposal asks for it, and whether that was handed in. */
  asker: Asker | null;
};

export type Asker = { memberId: string; isHandedIn: boolean };

/** What happens in a group and stands in its stream. */
export const momentKinds = [
  'founded',
  'joined',
  'left',
  'posted',
  'document',
  'deliverable',
  'charter',
  'lead',
  'dormant',
  'renewed',
  'closed',
] as const;
export type MomentKind = (typeof momentKinds)[number];
