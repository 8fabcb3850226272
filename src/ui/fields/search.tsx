import type { PropsWithChildren } from 'hono/jsx';
import { Actions, Button } from '../parts/actions.tsx';
import { Fold } from '../parts/notes.tsx';
import { Hidden } from './form.tsx';

export type FindProps = {
  action: string;
  name: string;
  label: string;
  value?: string | null | undefined;
  button: string;
};

/** One box and its button. */
export const Find = ({ action, name, label, value, button }: FindProps) => (
  <search>
    <form class="find" action={action} method="get">
      <input type="search" name={name} value={value ?? ''} aria-label={label} placeholder={label} dir="auto" />
      <Button>{button}</Button>
    </form>
  </search>
);

export type FiltersProps = PropsWithChildren<{
  action: string;
  /** "Narrow down": the summary on a phone. */
  summary: string;
  button: string;
  /** Open on a phone too: where what was asked for leads to nothing. */
  open?: boolean;
  /** The whole list again, where something narrows it. */
  clear?: { href: string; label: string } | null;
  /** What else stays in the address. */
  kept?: Readonly<Record<string, string>>;
}>;

/** Narrows a list down: in the margin on a wide screen, folded on a phone. The fields are the children. */
export const Filters = ({ action, summary, button, open = false, clear, kept = {}, children }: FiltersProps) => (
  <Fold summary={summary} open={open}>
    <form class="filters" action={action} method="get">
      {Object.entries(kept).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      {children}
      <Actions>
        <Button small>{button}</Button>
        {clear && (
          <a class="small" href={clear.href}>
            {clear.label}
          </a>
        )}
      </Actions>
    </form>
  </Fold>
);
