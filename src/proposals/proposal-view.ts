import type { Role } from '#core/roles.ts';
import type { Party } from '#drafting/drafted-text.ts';
import type { GroupState } from '#groups/group.ts';
import type { Language } from '#i18n/languages.ts';
import type { Aim, DecidingBody, ProposalInHand, ProposalState } from './proposal.ts';

/** A member as a proposal speaks of it. */
export type MemberFace = { id: string; slug: string; name: string; country: string; look: number };

/** Who did something, and for whom; null where it was done at the machine. */
export type Actor = { name: string; role: Role | null; holder: string | null } | null;

export type ProposalInList = {
  slug: string;
  number: number | null;
  title: string;
  titleLanguage: Language;
  state: ProposalState;
  member: MemberFace;
  /** When it came into its state. */
  stateAt: string;
  /** Until when the next step should be taken; for members. */
  dueAt: string | null;
  isLate: boolean;
  /** How many cities support it; for members. */
  endorsements: number | null;
};

/** What the page of a member shows of a proposal. */
export type LatestProposal = Pick<ProposalInList, 'slug' | 'number' | 'title' | 'titleLanguage' | 'state'>;

export type ProposalsQuery = {
  state?: ProposalState | undefined;
  member?: string | undefined;
  after?: string | undefined;
};

export type ProposalsInView = {
  items: ProposalInList[];
  next: string | null;
  total: number;
  filters: { state?: ProposalState | undefined; member?: string | undefined };
  /** The name of the member that the list is narrowed down to. */
  memberName: string | null;
  states: { value: ProposalState; count: number }[];
  may: { propose: boolean };
};

/** One step of its way, with the reason that was given. */
export type StepInView = {
  id: string;
  state: ProposalState;
  at: string;
  by: Actor;
  reason: string | null;
  reasonLanguage: Language | null;
};

/** A group that it asks for; what is only drafted is opened by those who would lead it, and by the Secretariat. */
export type GroupAsked = {
  slug: string;
  name: string;
  purpose: string;
  state: GroupState;
  lead: MemberFace;
  mayOpen: boolean;
};

export type EndorsementInView = { id: string; member: MemberFace; at: string; by: Actor };

export type QuestionInView = {
  id: string;
  askedBy: Party;
  question: string;
  language: Language;
  by: Actor;
  at: string;
  answer: { text: string; language: Language; by: Actor; at: string } | null;
  mayAnswer: boolean;
};

export type FileInView = { id: string; title: string; language: Language; at: string; by: Actor };

export type StaffInView = { mandateId: string; party: Party; name: string; role: Role };

export type DecisionInView = {
  outcome: 'adopted' | 'rejected';
  body: DecidingBody;
  day: string;
  reference: string;
  reason: string | null;
  reasonLanguage: Language | null;
  version: number | null;
};

/** What members read of a proposal, and visitors do not. */
export type WholeProposal = {
  text: {
    title: string;
    request: string;
    language: Language;
    /** Why now, in the words of the language that has them. */
    reason: { text: string; language: Language } | null;
  };
  language: Language;
  /** The languages in which it can be read. */
  languages: Language[];
  aim: Aim;
  decisionWantedBy: string | null;
  dueAt: string | null;
  dueZone: string | null;
  isLate: boolean;
  textId: string | null;
  boardVersion: number | null;
  history: { items: StepInView[]; next: string | null };
  groups: GroupAsked[];
  endorsements: { items: EndorsementInView[]; total: number; own: boolean };
  questions: { items: QuestionInView[]; total: number };
  files: FileInView[];
  staff: StaffInView[];
};

/** A proposal as verbs and other pages of it need it, with what it is called. */
export type ProposalNamed = ProposalInHand & {
  slug: string;
  title: string;
  titleLanguage: Language;
  member: MemberFace;
  textId: string | null;
  revision: number;
};

export type ProposalMays = {
  write: boolean;
  submit: boolean;
  consider: boolean;
  openDrafting: boolean;
  sendToBoard: boolean;
  return: boolean;
  adopt: boolean;
  reject: boolean;
  withdraw: boolean;
  complete: boolean;
  setDeadline: boolean;
  nameStaff: boolean;
  askForGroups: boolean;
  addFile: boolean;
  endorse: boolean;
  ask: boolean;
  draft: boolean;
  agree: boolean;
};

/** A proposal as this reader may know it: visitors read what it is called, its way and its end. */
export type ProposalInView = Omit<ProposalNamed, 'textId'> & {
  sample: boolean;
  stateAt: string;
  /** When it last came into each state. */
  reached: { state: ProposalState; at: string }[];
  decision: DecisionInView | null;
  whole: WholeProposal | null;
  may: ProposalMays;
};
