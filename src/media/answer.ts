import type { Context } from '#core/context.ts';
import { notFound } from '#core/refusal.ts';
import { eq } from 'drizzle-orm';
import { attachmentNamed } from './media.ts';
import { media } from './tables.ts';

/** Gives out a kept file to be saved. Whether the reader may have it was asked before. */
export async function answerFile(ctx: Context, id: string): Promise<Response> {
  const [file] = await ctx.db.select().from(media).where(eq(media.id, id));
  if (!file) throw notFound();
  const content = await ctx.store.read(file.digest);
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': file.type,
      'content-length': String(content.byteLength),
      'content-disposition': attachmentNamed(file.name),
      // Should a browser show it after all, it runs nothing and reaches nothing.
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    },
  });
}
