import type { Child } from 'hono/jsx';
import { messages } from '../messages/messages.ts';
import { useMessages } from '../view.ts';
import { useErrorOf } from './errors.tsx';
import { Field, fieldId, HintAndError, Optional, wiringOf, type FieldProps } from './field.tsx';

export type Option = { value: string; label: string; lang?: string };

export type SelectFieldProps = FieldProps & {
  options: readonly Option[];
  value?: string | null | undefined;
  /** The words of the empty choice, which is then an answer like the others; null where there is none to make. */
  empty?: string | null;
  autocomplete?: string;
};

/** One of many. */
export function SelectField({ options, value, empty, autocomplete, ...field }: SelectFieldProps) {
  const t = useMessages(messages);
  const isAnswered = field.optional || typeof empty === 'string';
  return (
    <Field
      {...field}
      control={
        <select {...wiringOf({ ...field, optional: isAnswered })} {...(autocomplete ? { autocomplete } : {})}>
          {empty !== null && <option value="">{empty ?? t.choose}</option>}
          {options.map((option) => (
            <option
              value={option.value}
              selected={option.value === value}
              {...(option.lang ? { lang: option.lang } : {})}
            >
              {option.label}
            </option>
          ))}
        </select>
      }
    />
  );
}

export type Choice = { value: string; label: Child; hint?: Child };

type GroupProps = FieldProps & {
  choices: readonly Choice[];
  type: 'radio' | 'checkbox';
  isChosen: (value: string) => boolean;
};

/** One of a few, all in sight. */
export const ChoiceField = ({
  value,
  ...field
}: FieldProps & { choices: readonly Choice[]; value?: string | null | undefined }) => (
  <ChoiceGroup {...field} type="radio" isChosen={(candidate) => candidate === value} />
);

/** Any of a few. */
export const ChoicesField = ({
  values,
  ...field
}: FieldProps & { choices: readonly Choice[]; values: readonly string[] }) => (
  <ChoiceGroup {...field} type="checkbox" isChosen={(candidate) => values.includes(candidate)} />
);

function ChoiceGroup({ choices, type, isChosen, ...field }: GroupProps) {
  const { id, 'aria-describedby': describedBy, 'aria-invalid': invalid, required } = wiringOf(field);
  useErrorOf({ ...field, id });
  return (
    <fieldset
      class={`field${field.error ? ' invalid' : ''}`}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
    >
      <legend>
        {field.label}
        {field.optional && <Optional />}
      </legend>
      <HintAndError id={id} hint={field.hint} error={field.error} />
      {choices.map((choice, index) => (
        <label class="pick">
          <input
            type={type}
            name={field.name}
            value={choice.value}
            checked={isChosen(choice.value)}
            {...(index === 0 ? { id } : {})}
            {...(required && type === 'radio' ? { required } : {})}
            {...(invalid ? { 'aria-invalid': invalid } : {})}
          />
          <span>
            {choice.label}
            {choice.hint && <small class="hint">{choice.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export type CheckFieldProps = Omit<FieldProps, 'optional'> & { checked?: boolean; value?: string; required?: boolean };

/** Yes or no: one sentence that is agreed to or not. */
export function CheckField({ checked = false, value = 'yes', required = false, ...field }: CheckFieldProps) {
  const id = field.id ?? fieldId(field.name);
  useErrorOf({ ...field, id });
  return (
    <div class={`field${field.error ? ' invalid' : ''}`}>
      <label class="pick">
        <input type="checkbox" {...wiringOf({ ...field, optional: !required })} value={value} checked={checked} />
        <span>{field.label}</span>
      </label>
      <HintAndError id={id} hint={field.hint} error={field.error} />
    </div>
  );
}
