import type { Language } from '#i18n/languages.ts';
import { z } from 'zod';

/** What a letter says, in the language of its reader. */
export type MailText = {
  subject: string;
  paragraphs: readonly string[];
  /** The one thing to do: a button, and the address under it. */
  action?: { label: string; address: string };
  closing?: string;
};

/** A letter to one person. */
export type Letter = { to: { email: string; personId: string | null }; language: Language; mail: MailText };

/** Exactly one address, without name and without the marks that would make it two. */
export const isOneAddress = (text: string): boolean =>
  text.length <= 254 && !/[\s,;:<>"()[\]\\]/.test(text) && z.email().safeParse(text).success;

/** The same for every attempt at sending a mail, so that a receiver can tell a repetition. */
export const messageIdOf = (mailId: string, origin: string): string => `<${mailId}@${new URL(origin).hostname}>`;

/** A subject is one line: what looks like a further header is part of it, or nothing. */
export const subjectLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
