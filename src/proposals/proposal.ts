import type { Party } from '#drafting/drafted-text.ts';
import type { Language } from '#i18n/languages.ts';

export const proposalStates = [
  'draft',
  'submitted',
  'under-consideration',
  'joint-drafting',
  'before-the-board',
  'adopted',
  'rejected',
  'withdrawn',
  'carried-out',
] as const;
export type ProposalState = (typeof proposalStates)[number];

/** From which states each step leads on, and where to. The statement that takes the step asks the same list. */
export const steps = {
  submission: { from: ['draft'], to: 'submitted' },
  consideration: { from: ['submitted'], to: 'under-consideration' },
  drafting: { from: ['under-consideration'], to: 'joint-drafting' },
  board: { from: ['joint-drafting'], to: 'before-the-board' },
  /** Back to the parties, where the Board asks for another text. */
  return: { from: ['before-the-board'], to: 'joint-drafting' },
  adoption: { from: ['before-the-board'], to: 'adopted' },
  rejection: { from: ['submitted', 'under-consideration', 'before-the-board'], to: 'rejected' },
  withdrawal: {
    from: ['draft', 'submitted', 'under-consideration', 'joint-drafting', 'before-the-board'],
    to: 'withdrawn',
  },
  completion: { from: ['adopted'], to: 'carried-out' },
} as const satisfies Record<string, { from: readonly ProposalState[]; to: ProposalState }>;

export type ProposalStep = keyof typeof steps;

export const canTake = (step: ProposalStep, state: ProposalState) => steps[step].from.some((from) => from === state);

/** The way a proposal usually goes, as its page shows it. */
export const usualWay = [
  'draft',
  'submitted',
  'under-consideration',
  'joint-drafting',
  'before-the-board',
  'adopted',
  'carried-out',
] as const satisfies readonly ProposalState[];

/** While it goes on, other cities endorse it, and the parties ask each other. */
export const openStates = [
  'submitted',
  'under-consideration',
  'joint-drafting',
  'before-the-board',
] as const satisfies readonly ProposalState[];

export const isOpen = (state: ProposalState) => openStates.some((open) => open === state);

/** What it leads to: groups that are founded, or nothing new. */
export const aims = ['groups', 'rule'] as const;
export type Aim = (typeof aims)[number];

/** So many groups one proposal asks for at most, and so many files lie with it. */
export const mostGroups = 12;
export const mostFiles = 40;

/** The body that decided, as long as bodies have no rooms of their own. */
export const decidingBodies = ['executive-board', 'general-assembly'] as const;
export type DecidingBody = (typeof decidingBodies)[number];

/** What a member asks of the network, in one language. */
export type ProposalText = {
  title: string;
  /** One sentence that begins with a verb: what the network should do. */
  request: string;
  /** Why now. */
  reason?: string | undefined;
};

export type ProposalTexts = Partial<Record<Language, ProposalText>>;

/** A proposal as verbs and policies need it. */
export type ProposalInHand = {
  id: string;
  memberId: string;
  state: ProposalState;
  /** Given at submission: what never had one is known to its own member alone, even after it was withdrawn. */
  number: number | null;
  /** Its staff for the joint drafting, by person. */
  staff: readonly { personId: string; party: Party }[];
};

/** Until when a step should be taken, with the zone in which that was said. */
export type Deadline = { at: Date; zone: string };

/** What goes along with a step: a reason that is shown, and until when the next one should be taken. */
export type StepCommand = { reason?: string | undefined; deadline?: Deadline | undefined };
