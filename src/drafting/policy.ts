import type { TextInHand } from './drafted-text.ts';

type Asked = Pick<TextInHand, 'party' | 'speaksFor' | 'isOpen'>;

/** The text as it is being written, and what is remarked on it, are between the parties. */
export const mayReadDraft = ({ party }: Asked): boolean => party !== null;

/** Both parties write, while the text lies with them. */
export const mayWrite = ({ party, isOpen }: Asked): boolean => isOpen && party !== null;

/** Whoever may write sets a version down as well, and remarks on passages. */
export const mayRemark = mayWrite;

/** A party agrees through those who commit it; its staff prepare the text. */
export const mayAgree = ({ speaksFor, isOpen }: Asked): boolean => isOpen && speaksFor !== null;
