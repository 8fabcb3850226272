import type { Child } from 'hono/jsx';
import { messages } from '../messages/messages.ts';
import { useMessages } from '../view.ts';
import { Heard } from './text.tsx';

/** The filling says how far: open is hollow, going half, done full; due is saffron, late pomegranate, over grey. */
export type Tone = 'open' | 'half' | 'going' | 'done' | 'due' | 'late' | 'over';

/** A lozenge and always the word. */
export const State = ({ tone, children }: { tone: Tone; children: Child }) => (
  <span class={`state ${tone}`}>
    <span>{children}</span>
  </span>
);

export type PathStep = { reached: 'done' | 'now' | 'next'; label: Child; note?: Child };

/** Where a thing stands, who moves it next and by when. */
export function StatePath({ steps, label }: { steps: readonly PathStep[]; label: string }) {
  const t = useMessages(messages);
  const reached = { done: t.stateDone, now: t.stateNow, next: t.stateNext };
  return (
    <ol class="path" aria-label={label}>
      {steps.map((step) => (
        <li class={step.reached} {...(step.reached === 'now' ? { 'aria-current': 'step' } : {})}>
          <b>{step.label}</b> <Heard>({reached[step.reached]})</Heard>
          {step.note && <span class="note-line">{step.note}</span>}
        </li>
      ))}
    </ol>
  );
}
