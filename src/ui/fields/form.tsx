import type { PropsWithChildren } from 'hono/jsx';
import { useView } from '../view.ts';

export type FormProps = PropsWithChildren<{
  action: string;
  /** A search or a filter asks by GET; a step is a POST, and its undoing a DELETE. */
  method?: 'get' | 'post' | 'put' | 'delete';
  /** The key against sending twice. */
  submission?: string | null | undefined;
  /** The mandate it speaks under; the acting one unless the form was first shown under another. */
  mandateId?: string | null | undefined;
  /** Whether files are sent along. */
  files?: boolean;
  /** One form over several bands lays itself out like the page. */
  bare?: boolean;
  label?: string;
}>;

/**
 * A form that works without script. It carries the mandate under which it was shown, because two tabs may speak for two cities; what
 * is wrong is answered by the server in the reader's language, not by the browser in its own.
 */
export function Form({
  action,
  method = 'post',
  submission,
  mandateId,
  files = false,
  bare = false,
  label,
  children,
}: FormProps) {
  const mandate = mandateId ?? useView().viewer?.acting?.mandateId;
  return (
    <form
      action={action}
      method={method === 'get' ? 'get' : 'post'}
      novalidate
      {...(bare ? { class: 'bare' } : { class: 'stack' })}
      {...(files ? { enctype: 'multipart/form-data' } : {})}
      {...(label ? { 'aria-label': label } : {})}
    >
      {(method === 'put' || method === 'delete') && <Hidden name="_method" value={method} />}
      {submission && <Hidden name="key" value={submission} />}
      {method !== 'get' && mandate && <Hidden name="mandate" value={mandate} />}
      {children}
    </form>
  );
}

export const Hidden = ({ name, value }: { name: string; value: string }) => (
  <input type="hidden" name={name} value={value} />
);
