import type { Child, PropsWithChildren } from 'hono/jsx';

/** Whose move it is: a named party, a deadline, the answers. One a page. */
export const Ask = ({ title, children }: PropsWithChildren<{ title: Child }>) => (
  <section class="ask stack">
    <h2>{title}</h2>
    {children}
  </section>
);

/** An empty list teaches: what will stand here, and the one action that fills it. */
export const Empty = ({ children, action }: PropsWithChildren<{ action?: Child }>) => (
  <div class="empty stack">
    <p>{children}</p>
    {action && <p class="actions">{action}</p>}
  </div>
);

/** What a step has done, or what one should know before the next. */
export const Notice = ({ kind = 'done', children }: PropsWithChildren<{ kind?: 'done' | 'note' | 'warning' }>) => (
  <div class={`notice ${kind}`} role="status">
    <p>{children}</p>
  </div>
);

/** A note beside the text, such as a rule that applies here. */
export const Note = ({ children }: PropsWithChildren) => <p class="note">{children}</p>;

/** Who wrote and checked this, from which source, in which language. */
export const Provenance = ({ children }: PropsWithChildren) => <div class="provenance tight">{children}</div>;

/** Open on wide screens; on phones a closed details. */
export const Fold = ({ summary, open = false, children }: PropsWithChildren<{ summary: Child; open?: boolean }>) => (
  <details class="fold" open={open}>
    <summary>{summary}</summary>
    {children}
  </details>
);

/** Closed everywhere until wanted. */
export const Disclosure = ({
  summary,
  open = false,
  children,
}: PropsWithChildren<{ summary: Child; open?: boolean }>) => (
  <details class="disclosure" open={open}>
    <summary>{summary}</summary>
    <div class="stack">{children}</div>
  </details>
);

/**
 * A step that takes something away asks once: the first button opens the warning, and only there stands the one that does it. The
 * children are the warning and the form.
 */
export const Confirm = ({ step, open = false, children }: PropsWithChildren<{ step: Child; open?: boolean }>) => (
  <details class="confirm" open={open}>
    <summary class="button danger">{step}</summary>
    <div class="stack">{children}</div>
  </details>
);
