import { fileTypeFromBuffer } from 'file-type';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { complaintAboutLetter } from './letter.ts';
import { cleanName, mostBytes, mostPixels } from './media.ts';
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
 * Keeps a picture as a fresh drawing of what it shows: turned upright, at most 2560 pixels a side, without where and by what it was
 * taken. Refusals at the field `picture`: `file-too-large` (413), `picture-too-large`, `no-picture` (422), `store-full` (409).
 */
export async function keepImage(ctx: Context, file: File, field = 'picture'): Promise<KeptFile> {
  const content = await contentOf(file, field);
  const type = await fileTypeFromBuffer(content);
  // The list is short on purpose: what is not on it, SVG above all, never reaches a decoder.
  if (!type || !['image/jpeg', 'image/png', 'image/webp', 'image/avif'].includes(type.mime)) throw noPicture(field);
  const drawn = await redrawn(content, field);
  return keep(ctx, drawn, { type: 'image/webp', name: cleanName(file.name, 'webp', 'picture'), field });
}

async function contentOf(file: File, field: string): Promise<Buffer> {
  if (file.size > mostBytes)
    throw new Refusal('file-too-large', 413, { field, values: { megabytes: mostBytes / 1_048_576 } });
  return Buffer.from(await file.arrayBuffer());
}

const noPicture = (field: string) => new Refusal('no-picture', 422, { field });

async function redrawn(content: Buffer, field: string): Promise<Buffer> {
  // A large library that only pictures need.
  const { default: sharp } = await import('sharp');
  try {
    return await sharp(content, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 })
      .autoOrient()
      .resize({ width: 2_560, height: 2_560, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .timeout({ seconds: 15 })
      .toBuffer();
  } catch (error) {
    const isBomb = error instanceof Error && /pixel limit/i.test(error.message);
    throw isBomb
      ? new Refusal('picture-too-large', 422, { field, values: { megapixels: mostPixels / 1_000_000 } })
      : noPicture(field);
  }
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
