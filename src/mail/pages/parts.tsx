import { directionOf } from '#i18n/languages.ts';
import { State, type Tone } from '#ui/parts/state.tsx';
import { useMessages } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import type { MailInList, MailState } from '../queries.ts';

const tones: Record<MailState, Tone> = { waiting: 'half', sent: 'done', failed: 'late' };

/** Whether a letter has gone out. */
export function MailStateMark({ state }: { state: MailState }) {
  return <State tone={tones[state]}>{useMessages(messages)[state]}</State>;
}

/** A subject in the language of its letter. */
export const Subject = ({ mail: { language, subject } }: { mail: Pick<MailInList, 'language' | 'subject'> }) => (
  <bdi lang={language} dir={directionOf(language)}>
    {subject}
  </bdi>
);
