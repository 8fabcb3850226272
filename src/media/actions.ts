import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { pictureAnew } from './image.ts';
import { complaintAboutLetter } from './letter.ts';
import { cleanName, mostBytes } from './media.ts';
import { media } from './tables.ts';

export type KeptFile = { id: string; name: string };

/**
 * Keeps a letter that attests something: a PDF by its content, at most 10 MB. Refusals at the field `letter`: `file-too-large` (413),
 * `no-pdf`, `active-pdf` (422), `store-full` (409).
 */
export async function keepLetter(ctx: Context, file: File, field = 'letter'): Promise<KeptFile> {
  const content = await contentOf(file, field);
  const complaint = await complaintAboutLetter(content);
  if (complaint) throw new Refusal(complaint, 422, { field });
  return keep(ctx, content, { type: 'application/pdf', name: cleanName(file.name, 'pdf', 'letter'), field });
}

/**
 * Keeps a document: a PDF by its content, or a picture (JPEG, PNG, WebP), which is drawn anew, so that nothing of what it carried
 * besides is kept. Refusals at the field: those of a letter, `no-document` and `picture-too-large` (422).
 */
export async function keepDocument(ctx: Context, file: File, field = 'file'): Promise<KeptFile> {
  const content = await contentOf(file, field);
  const picture = await pictureAnew(content);
  if (picture === 'too-large') throw new Refusal('picture-too-large', 422, { field });
  if (picture !== null) {
    const { type, ending } = picture;
    return keep(ctx, picture.content, { type, name: cleanName(file.name, ending, 'picture'), field });
  }
  const complaint = await complaintAboutLetter(content);
  if (complaint) throw new Refusal(complaint === 'no-pdf' ? 'no-document' : complaint, 422, { field });
  return keep(ctx, content, { type: 'application/pdf', name: cleanName(file.name, 'pdf', 'document'), field });
}

async function contentOf(file: File, field: string): Promise<Buffer> {
  if (file.size > mostBytes)
    throw new Refusal('file-too-large', 413, { field, values: { megabytes: mostBytes / 1_048_576 } });
  return Buffer.from(await file.arrayBuffer());
}

type Kind = { type: string; name: string; field: string };

/** The content is on the disk before the row that names it; if the row is never committed, a nameless content remains. */
async function keep(ctx: Context, content: Buffer, { type, name, field }: Kind): Promise<KeptFile> {
  const digest = await ctx.store.put(content).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal(error.code, error.status, { field }) : error;
  });
  const id = newId();
  await ctx.db
    .insert(media)
    .values({ id, digest, type, bytes: content.byteLength, name, givenBy: ctx.viewer.personId });
  return { id, name };
}
