/** The two who draft a text together: the one who asked for it, and the network. */
export const parties = ['proposer', 'network'] as const;
export type Party = (typeof parties)[number];

export const otherParty = (party: Party): Party => (party === 'proposer' ? 'network' : 'proposer');

/** How long a turn lasts after its holder last saved, before another person may simply take it. */
export const turnMinutes = 15;

/** How long the holder has to answer when another person asks for the turn. */
export const courtesyMinutes = 2;

/** Longest text, in characters. */
export const mostCharacters = 200_000;

/** What a party says of a version: it agrees, or it asks for a change. */
export const verdicts = ['agreed', 'change-asked'] as const;
export type Verdict = (typeof verdicts)[number];

/** The text as its verbs need it, with the part that the viewer has in it. */
export type TextInHand = {
  id: string;
  /** The party that the viewer drafts for; null for readers. */
  party: Party | null;
  /** The party that the viewer commits by agreeing: its staff draft for it and do not. */
  speaksFor: Party | null;
  /** False once it lies before a body, is decided or withdrawn. */
  isOpen: boolean;
};

/** Paragraphs as versions are compared and commented on: parts between empty lines, white space at the edges left out. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n[^\S\n]*\n\s*/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
