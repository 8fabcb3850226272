import type { z } from 'zod';

/** Why a field was not accepted: the key of a sentence, and what stands in its placeholders. */
export type FieldError = { code: string; values: Record<string, string | number> };

export type FieldErrors = Record<string, FieldError>;

type Issue = z.core.$ZodIssue;

/** The first reason for each field, by the name it has in the form; what belongs to no field stands under ''. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) {
    const name = issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : String(issue.path[0] ?? '');
    errors[name] ??= reasonOf(issue);
  }
  return errors;
}

/** Our own checks name their code in `params`; zod's are translated to the words of the frame. */
function reasonOf(issue: Issue): FieldError {
  switch (issue.code) {
    case 'custom':
      return customReason(issue.params);
    case 'too_big':
      return { code: issue.origin === 'string' ? 'too-long' : 'too-big', values: { maximum: Number(issue.maximum) } };
    case 'too_small':
      return tooSmall(issue);
    case 'invalid_format':
      return {
        code: issue.format === 'email' || issue.format === 'url' ? `no-${issue.format}` : 'unreadable-field',
        values: {},
      };
    case 'invalid_type':
      return { code: isLeftOut(issue.input) ? 'required' : 'unreadable-field', values: {} };
    case 'invalid_value':
      return { code: 'choose', values: {} };
    case 'unrecognized_keys':
      return { code: 'unknown-field', values: {} };
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
    default:
      return { code: 'unreadable-field', values: {} };
  }
}

const isLeftOut = (input: unknown): boolean => input === undefined || input === null || input === '';

function tooSmall(issue: z.core.$ZodIssueTooSmall): FieldError {
  if (issue.origin === 'string' || issue.origin === 'array') return { code: 'required', values: {} };
  return { code: 'too-small', values: { minimum: Number(issue.minimum) } };
}

function customReason(params: Record<string, unknown> | undefined): FieldError {
  const { code, ...values } = params ?? {};
  return { code: typeof code === 'string' ? code : 'unreadable-field', values: onlyPlain(values) };
}

const onlyPlain = (values: Record<string, unknown>): FieldError['values'] =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
    ),
  );
