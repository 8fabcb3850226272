import type { Child, PropsWithChildren } from 'hono/jsx';
import { messages } from '../messages/messages.ts';
import { useMessages } from '../view.ts';
import { Heard } from './text.tsx';

/** An officer's queue: dense rows with ticks, and at the foot a bar with what can be done with those that are ticked. */
export function Work({ actions, children }: PropsWithChildren<{ actions: Child }>) {
  const t = useMessages(messages);
  return (
    <div class="work">
      {children}
      <div class="bulk">
        <span class="ticked">{t.ticked}</span>
        {actions}
      </div>
    </div>
  );
}

/** The tick before a row; the label names the row for those who do not see it. */
export const Tick = ({ name, value, label }: { name: string; value: string; label: Child }) => (
  <span class="tick">
    <label>
      <input type="checkbox" name={name} value={value} />
      <Heard>{label}</Heard>
    </label>
  </span>
);
