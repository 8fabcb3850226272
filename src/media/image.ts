import { fileTypeFromBuffer } from 'file-type';

export type Picture = { content: Buffer; type: 'image/jpeg' | 'image/png'; ending: 'jpg' | 'png' };

/** Pictures of more pixels are not opened: a small file can hold as many as would fill the memory. */
const mostPixels = 24_000_000;

/**
 * A picture (JPEG, PNG or WebP by its content) drawn anew, upright and without metadata: where and with what it was taken stays with
 * whoever took it. Null for what is no picture, `too-large` beyond 24 megapixels.
 */
export async function pictureAnew(content: Buffer): Promise<Picture | 'too-large' | null> {
  const type = (await fileTypeFromBuffer(content))?.mime ?? '';
  if (type !== 'image/jpeg' && type !== 'image/png' && type !== 'image/webp') return null;
  // Loaded when it is first needed: most processes never see a picture.
  const { default: sharp } = await import('sharp');
  try {
    const { width, height } = await sharp(content, { limitInputPixels: false }).metadata();
    if (width * height > mostPixels) return 'too-large';
    const upright = sharp(content, { limitInputPixels: mostPixels, failOn: 'error' }).rotate();
    if (type === 'image/jpeg')
      return { content: await upright.jpeg({ quality: 88 }).toBuffer(), type: 'image/jpeg', ending: 'jpg' };
    return { content: await upright.png().toBuffer(), type: 'image/png', ending: 'png' };
  } catch {
    // What calls itself a picture and cannot be drawn is none.
    return null;
  }
}
