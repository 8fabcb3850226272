import type { Operation } from './operation.ts';
import { sampleAddress } from './samples.ts';

/** The call as one types it at a command line, with the body that the declaration gives as its example. */
export function exampleCall({ method, path, who, body }: Operation, origin: string): string {
  const lines = [`curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} ${origin}/api/v1${sampleAddress(path)}`];
  if (who !== 'anyone') lines.push(`-H "Authorization: Bearer $TOKEN"`);
  if (method !== 'get') lines.push('-H "Idempotency-Key: $(uuidgen)"');
  if (body?.type === 'application/json')
    lines.push(`-H "Content-Type: application/json"`, `-d ${quoted(JSON.stringify(body.example))}`);
  if (body?.type === 'multipart/form-data') lines.push(...formFields(body.example, body.schema));
  return lines.join(' \\\n  ');
}

function formFields(example: Record<string, unknown>, schema: Record<string, unknown>): string[] {
  const said = Object.entries(example).map(
    ([name, value]) => `-F ${quoted(`${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)}`,
  );
  return [
    ...said,
    ...filesOf(schema)
      .filter((name) => !(name in example))
      .map((name) => `-F ${name}=@FILE`),
  ];
}

function filesOf({ properties }: Record<string, unknown>): string[] {
  return Object.entries(properties ?? {}).flatMap(([name, field]) =>
    JSON.stringify(field).includes('"binary"') ? [name] : [],
  );
}

/** A shell takes what stands between single quotes as it is. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
