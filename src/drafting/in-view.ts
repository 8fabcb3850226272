import type { Language } from '#i18n/languages.ts';
import type { Comparison } from './comparison.ts';
import type { Party, Verdict } from './drafted-text.ts';
import type { TurnInView } from './turns.ts';

/** Who wrote or said something: the person, and the city or the office for which they did. */
export type WriterInView = { person: string; holder: string | null; party: Party };

/** What a party says of a version. Of an earlier one that nobody answered, that it was superseded. */
export type Standing = 'agreed' | 'change-asked' | 'waits' | 'superseded';

export type VerdictInView = {
  party: Party;
  verdict: Verdict;
  reason: string | null;
  by: string;
  /** ISO instant. */
  at: string;
};

export type VersionInList = {
  number: number;
  note: string | null;
  by: WriterInView;
  /** ISO instant. */
  at: string;
  isLatest: boolean;
  standing: Record<Party, Standing>;
};

/** A version of the text, whole, with what the parties said of it last. */
export type VersionInView = VersionInList & {
  language: Language;
  body: string;
  verdicts: VerdictInView[];
};

export type VersionsInView = { items: VersionInList[]; next: number | null };

/** The text as those who draft it see it. */
export type WorkingText = {
  language: Language;
  body: string;
  revision: number;
  /** ISO instant. */
  savedAt: string;
  savedBy: string | null;
  turn: TurnInView;
  /** The number of the latest version; null before the first. */
  latest: number | null;
  /** Whether the latest version says the same. */
  isSetDown: boolean;
};

export type RemarkInView = {
  id: string;
  paragraph: number;
  quote: string | null;
  text: string;
  language: Language;
  by: WriterInView;
  at: string;
  settledBy: string | null;
  answers: { id: string; text: string; language: Language; by: WriterInView; at: string }[];
};

export type RemarksInView = {
  items: RemarkInView[];
  /** Where the next ones begin. */
  next: string | null;
  open: number;
  settled: number;
};

/** Two versions compared. */
export type ComparisonInView = Comparison & { from: number; to: number; language: Language };

/** What a proposal's page shows of its text. */
export type TextInView = {
  language: Language;
  /** The latest ones. */
  versions: VersionsInView;
  /** What the latest version changed; null where there is but one. */
  changes: ComparisonInView | null;
  /** What the parties said last of the latest version. */
  verdicts: VerdictInView[];
  /** Remarks on the latest version that nobody has settled yet, for the parties alone. */
  openRemarks: number | null;
};
