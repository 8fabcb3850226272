import type { Context } from '#core/context.ts';
import { notFound } from '#core/refusal.ts';
import { files, paths } from '#paths.ts';
import type { Settings } from '#web/program.ts';
import { file, page, type FileRoute, type Route } from '#web/route.ts';
import { z } from 'zod';
import { MailPage } from './pages/mail.tsx';
import { MailboxPage } from './pages/mailbox.tsx';
import { findMail, mailbox } from './queries.ts';

/** Letters are read here only where no mail server takes them, and never in production. */
const hasMailbox = ({ mode, hasSmtp }: Settings) => mode !== 'production' && !hasSmtp;

/** The development mailbox; elsewhere its addresses do not exist. */
export function mailRoutes(settings: Settings): readonly Route[] {
  if (!hasMailbox(settings)) return [];
  return [
    page(
      paths.mailbox,
      (ctx: Context, _: unknown, { after }: { after?: string | undefined }) => mailbox(ctx, after),
      MailboxPage,
      {
        ...common,
        query: z.object({ after: z.string().optional() }),
        summary: 'Letters that would have been sent',
      },
    ),
    page(paths.mail, (ctx: Context, { id }: { id: string }) => findMail(ctx, id), MailPage, {
      ...common,
      summary: 'One letter',
    }),
  ];
}

const common = { who: 'anyone', pageOnly: true, beforeSetup: true, caching: 'private' } as const;

/** A letter as its reader's program would show it: a document of its own that can do nothing. */
export function mailFiles(settings: Settings): readonly FileRoute[] {
  if (!hasMailbox(settings)) return [];
  return [
    file(files.mailAsHtml, {
      who: 'anyone',
      summary: 'One letter as it looks',
      async answer(ctx, { params }) {
        const { html } = await findMail(ctx, params['id'] ?? '');
        if (!html) throw notFound();
        return new Response(html, {
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'cache-control': 'private, no-store',
            'content-security-policy': harmless,
          },
        });
      },
    }),
  ];
}

const harmless =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-top-navigation-by-user-activation";
