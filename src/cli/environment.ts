import { z } from 'zod';

const text = z.string().trim().min(1).optional();

const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  SERAI_ORIGIN: text.pipe(z.url().optional()),
  SERAI_DATA: z.string().trim().min(1).default('.serai'),
  SERAI_MODE: z.enum(['example', 'empty', 'production']).optional(),
  SERAI_SECRET: text,
  SERAI_TRUSTED_PROXIES: text,
  SERAI_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  DATABASE_URL: text,
  DATABASE_URL_DIRECT: text,
  DATABASE_URL_OWNER: text,
  SMTP_URL: text,
  SERAI_MAIL_FROM: text,
  SERAI_DISK_RESERVE: z.coerce.number().int().min(0).default(0),
});

/** What the surroundings say, checked and named. */
export type Environment = {
  port: number;
  origin: string;
  dataFolder: string;
  mode: 'example' | 'empty' | 'production';
  secret: string | null;
  trustedProxies: readonly string[];
  logLevel: string;
  database: { url: string; direct: string; owner: string } | null;
  smtpUrl: string | null;
  mailFrom: string | null;
  /** Bytes of the disk that count as taken. */
  diskReserve: number;
};

/** The surroundings ask for something that cannot be; the message says what to set. */
export class WrongEnvironment extends Error {}

/** Reads the variables of ARCHITECTURE.md, "Running it". Production is refused without what keeps people's sessions and letters safe. */
export function environmentFrom(source: Record<string, string | undefined>): Environment {
  const read = variables.safeParse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')));
  if (!read.success)
    throw new WrongEnvironment(
      read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  const set = read.data;
  const environment: Environment = {
    port: set.PORT,
    origin: new URL(set.SERAI_ORIGIN ?? `http://localhost:${set.PORT}`).origin,
    dataFolder: set.SERAI_DATA,
    mode: set.SERAI_MODE ?? (set.DATABASE_URL ? 'production' : 'example'),
    secret: set.SERAI_SECRET ?? null,
    trustedProxies: (set.SERAI_TRUSTED_PROXIES ?? '').split(/[\s,]+/).filter(Boolean),
    logLevel: set.SERAI_LOG,
    database: set.DATABASE_URL
      ? {
          url: set.DATABASE_URL,
          direct: set.DATABASE_URL_DIRECT ?? set.DATABASE_URL,
          owner: set.DATABASE_URL_OWNER ?? set.DATABASE_URL_DIRECT ?? set.DATABASE_URL,
        }
      : null,
    smtpUrl: set.SMTP_URL ?? null,
    mailFrom: set.SERAI_MAIL_FROM ?? null,
    diskReserve: set.SERAI_DISK_RESERVE,
  };
  if (environment.mode === 'production') refuseUnsafe(environment);
  return environment;
}

function refuseUnsafe({ origin, secret, smtpUrl }: Environment): void {
  const missing = [
    origin.startsWith('https:')
      ? null
      : 'SERAI_ORIGIN to the https address under which people reach this node, such as https://network.example',
    secret && secret.length >= 32
      ? null
      : 'SERAI_SECRET to at least 32 characters that nobody can guess, such as the output of: openssl rand -base64 32',
    smtpUrl
      ? null
      : 'SMTP_URL to the mail server that sends sign-in links, such as smtps://user:password@mail.example:465',
  ].filter((line) => line !== null);
  if (missing.length > 0)
    throw new WrongEnvironment(
      `Serai does not start in production before you set:\n${missing.map((line) => `  ${line}`).join('\n')}`,
    );
}
