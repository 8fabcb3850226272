import type { Child } from 'hono/jsx';
import { messages } from '../messages/messages.ts';
import { useMessages } from '../view.ts';
import { useErrorOf } from './errors.tsx';

/** What every field takes. A field is wanted unless it says that it is optional. */
export type FieldProps = {
  name: string;
  label: Child;
  hint?: Child;
  error?: string | null | undefined;
  optional?: boolean;
  /** Only where two forms of a page have a field of the same name. */
  id?: string;
  /** Under which name its error is told, where several rows have a field of the same name. */
  toldAs?: string;
};

export const fieldId = (name: string): string => `field-${name.replace(/[^\w-]/g, '-')}`;

type Wiring = {
  id: string;
  name: string;
  required?: true;
  'aria-describedby'?: string;
  'aria-invalid'?: 'true';
};

/** The attributes by which a control is tied to its label, hint and error. */
export function wiringOf({ name, hint, error, optional = false, id = fieldId(name) }: FieldProps): Wiring {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return {
    id,
    name,
    ...(optional ? {} : { required: true }),
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    ...(error ? { 'aria-invalid': 'true' } : {}),
  };
}

/** Label above, hint below it, then the error, then the control. */
export function Field({ control, ...field }: FieldProps & { control: Child }) {
  const id = field.id ?? fieldId(field.name);
  useErrorOf({ ...field, name: field.toldAs ?? field.name, id });
  return (
    <div class={`field${field.error ? ' invalid' : ''}`}>
      <label for={id}>
        {field.label}
        {field.optional && <Optional />}
      </label>
      <HintAndError id={id} hint={field.hint} error={field.error} />
      {control}
    </div>
  );
}

export function Optional() {
  return <span class="optional"> ({useMessages(messages).optional})</span>;
}

export function HintAndError({ id, hint, error }: { id: string; hint?: Child; error?: string | null | undefined }) {
  const t = useMessages(messages);
  return (
    <>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span class="error" id={`${id}-error`}>
          <span class="visually-hidden">{t.error} </span>
          {error}
        </span>
      )}
    </>
  );
}
