import { createTransport } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';

/** A letter as the mail server gets it. */
export type Envelope = {
  id: string;
  messageId: string;
  senderName: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
};

/** The way letters take out of this node; null where they stay in the development mailbox. */
export type Post = { send: (letter: Envelope) => Promise<void>; hasTaken: (mailId: string) => boolean };

/** The mail server will never take this letter, whoever asks again. */
export class Undeliverable extends Error {}

/** Opens the way to the mail server; nothing is connected before the first letter. */
export function openPost(smtpUrl: string, from: string): Post {
  const transport = createTransport({ url: smtpUrl, ...patience, disableFileAccess: true, disableUrlAccess: true });
  // What the server took but the database did not yet hear of: tried again, such a letter is only noted.
  const taken = new Set<string>();
  return {
    async send({ id, messageId, senderName, recipient, subject, text, html }) {
      await transport
        .sendMail({
          envelope: { from, to: [recipient] },
          from: { name: senderName, address: from },
          to: { name: '', address: recipient },
          messageId,
          subject,
          text,
          html,
          headers: { 'auto-submitted': 'auto-generated' },
        })
        .catch((error: unknown) => {
          throw isRefusedForGood(error) ? new Undeliverable(reasonOf(error)) : error;
        });
      taken.add(id);
      if (taken.size > 1_000) taken.delete(taken.values().next().value ?? '');
    },
    hasTaken: (mailId) => taken.has(mailId),
  };
}

/** The address that letters come from where none is set. */
export const senderAt = (origin: string): string => `serai@${new URL(origin).hostname}`;

const patience = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 60_000,
} satisfies SMTPTransport.Options;

/** RFC 5321: 5yz is final. But only said of this recipient or this content; a refused password or sender is our operator's to mend. */
function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error) || !('command' in error)) return false;
  const { responseCode, command } = error;
  return typeof responseCode === 'number' && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);
