import type { Child, PropsWithChildren } from 'hono/jsx';
import { messages } from '../messages/messages.ts';
import { useMessages } from '../view.ts';

export type ButtonTone = 'main' | 'quiet' | 'danger';

const toneClasses: Record<ButtonTone, string> = { main: 'button', quiet: 'button quiet', danger: 'button danger' };

/** Buttons and links side by side. At most one of them is a filled button on a page. */
export const Actions = ({ children }: PropsWithChildren) => <div class="actions">{children}</div>;

export type ButtonProps = { tone?: ButtonTone; small?: boolean; name?: string; value?: string; children: Child };

export function Button({ tone = 'main', small = false, name, value, children }: ButtonProps) {
  return (
    <button
      type="submit"
      class={`${toneClasses[tone]}${small ? ' compact' : ''}`}
      {...(name ? { name } : {})}
      {...(value !== undefined ? { value } : {})}
    >
      {children}
    </button>
  );
}

/** A link that is the page's main way on. */
export const LinkButton = ({
  href,
  tone = 'main',
  small = false,
  children,
}: {
  href: string;
  tone?: ButtonTone;
  small?: boolean;
  children: Child;
}) => (
  <a class={`${toneClasses[tone]}${small ? ' compact' : ''}`} href={href}>
    {children}
  </a>
);

/** The way through a list by its last entry: onward, or from the beginning. */
export function Pagination({ first, next }: { first?: string | null | undefined; next?: string | null | undefined }) {
  const t = useMessages(messages);
  if (!first && !next) return null;
  return (
    <nav class="pagination" aria-label={t.pages}>
      {first && (
        <a href={first} rel="first">
          {t.firstPage}
        </a>
      )}
      {next && (
        <a class="button quiet" href={next} rel="next">
          {t.nextPage}
        </a>
      )}
    </nav>
  );
}
