import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { letterContent as letter } from '../../test/letter-file.ts';
import { foundWorld, type World } from '../../test/world.ts';
import sharp from 'sharp';
import { keepDocument, keepLetter } from './actions.ts';
import { media } from './tables.ts';
import { eq } from 'drizzle-orm';
import { openStore } from './store.ts';

let world: World;
let ctx: Context;
beforeAll(async () => {
  world = await foundWorld();
  ctx = await world.contextOf(world.mayor);
});
afterAll(() => world.close());

const refusalOf = (act: Promise<unknown>) =>
  act.then(
    () => 'kept',
    (error: unknown) => (error instanceof Refusal ? `${error.code} at ${error.field}` : String(error)),
  );

const filesIn = (folder: string) =>
  readdirSync(path.join(folder, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

describe('the store', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'serai-store-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const store = openStore(folder);

  test('keeps each content once, whoever comes at once', async () => {
    const digests = await Promise.all(Array.from({ length: 20 }, () => store.put(letter)));
    expect(new Set(digests).size).toBe(1);
    expect(filesIn(folder).map(({ name }) => name)).toEqual([digests[0]]);
    expect(await store.read(digests[0] ?? '')).toEqual(letter);
  });

  test('a damaged file is noticed and not given out', async () => {
    const digest = await store.put(Buffer.from('what was said'));
    writeFileSync(path.join(folder, 'files', digest.slice(0, 2), digest), 'what was never said');
    await expect(store.read(digest)).rejects.toThrow('is damaged');
  });

  test('a name that is no digest reads nothing', async () => {
    await expect(store.read('../../../etc/passwd')).rejects.toThrow('not a digest');
  });

  test('a full disk is a refusal that leaves nothing behind', async () => {
    const before = filesIn(folder).length;
    const handle = await open(path.join(folder, 'probe'), 'w');
    const full = vi
      .spyOn(Object.getPrototypeOf(handle), 'sync')
      .mockRejectedValue(Object.assign(new Error('no space left'), { code: 'ENOSPC' }));
    await handle.close();
    expect(await refusalOf(store.put(Buffer.from('too much')))).toBe('store-full at undefined');
    full.mockRestore();
    expect(filesIn(folder).length).toBe(before);
  });
});

describe('letters', () => {
  test.each([
    [
      'a picture by another name',
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
      'no-pdf',
    ],
    ['a page that mentions PDF', Buffer.from('<html><body>%PDF-1.7 %%EOF</body></html>'), 'no-pdf'],
    ['a PDF cut in the middle', letter.subarray(0, letter.length / 2), 'no-pdf'],
    ['something before the PDF', Buffer.concat([Buffer.from('MZ'), letter]), 'no-pdf'],
    ['something after the PDF', Buffer.concat([letter, Buffer.from('<script>')]), 'no-pdf'],
    ['nothing', Buffer.alloc(0), 'no-pdf'],
    [
      'a PDF with a script',
      Buffer.from(
        letter
          .toString('latin1')
          .replace('/Type /Catalog', '/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert) >>'),
        'latin1',
      ),
      'active-pdf',
    ],
    [
      'a script under an escaped name',
      Buffer.from(
        letter.toString('latin1').replace('/Type /Catalog', '/Type /Catalog /AA << /S /J#61vaScript >>'),
        'latin1',
      ),
      'active-pdf',
    ],
    [
      'a script under a name written in numbers',
      Buffer.from(
        letter.toString('latin1').replace('/Type /Catalog', '/Type /Catalog /AA << /#4a#53 (x) >>'),
        'latin1',
      ),
      'active-pdf',
    ],
    [
      'a PDF that starts programs',
      Buffer.from(
        letter.toString('latin1').replace('/Type /Catalog', '/Type /Catalog /OpenAction << /S /Launch >>'),
        'latin1',
      ),
      'active-pdf',
    ],
  ])('%s is not kept', async (_, content, code) => {
    expect(await refusalOf(keepLetter(ctx, new File([new Uint8Array(content)], 'letter.pdf')))).toBe(
      `${code} at letter`,
    );
  });

  test('11 MB are too much', async () => {
    expect(await refusalOf(keepLetter(ctx, new File([new Uint8Array(11 * 1_048_576)], 'letter.pdf')))).toBe(
      'file-too-large at letter',
    );
  });

  test('a letter is kept as it is, under a clean name', async () => {
    const kept = await keepLetter(ctx, new File([new Uint8Array(letter)], '../Letter.of:Shiraz.exe'));
    expect(kept.name).toBe('Letter.of Shiraz.pdf');
  });
});

describe('documents', () => {
  const blank = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#336699' } });
  const fileOf = (content: Buffer, name: string) => new File([new Uint8Array(content)], name);

  async function keptContent(file: File): Promise<{ name: string; type: string; content: Buffer }> {
    const { id, name } = await keepDocument(ctx, file);
    const [row] = await world.db.select().from(media).where(eq(media.id, id));
    return { name, type: row?.type ?? '', content: await world.program.store.read(row?.digest ?? '') };
  }

  test('a picture is drawn anew: upright, and without where and with what it was taken', async () => {
    const taken = await blank(40, 20)
      .withMetadata({ orientation: 6 })
      .withExif({ IFD0: { Copyright: 'Somebody in Shiraz' }, IFD3: { GPSLatitude: '29/1 36/1 0/1' } })
      .jpeg()
      .toBuffer();
    expect(taken.includes('Somebody in Shiraz')).toBe(true);
    const kept = await keptContent(fileOf(taken, 'IMG_0001.HEIC'));
    expect([kept.name, kept.type]).toEqual(['IMG_0001.jpg', 'image/jpeg']);
    expect(kept.content.includes('Somebody in Shiraz')).toBe(false);
    const { width, height, exif, orientation } = await sharp(kept.content).metadata();
    expect([width, height, exif, orientation]).toEqual([20, 40, undefined, undefined]);
  });

  test('a WebP picture is kept as PNG, a PDF as it is', async () => {
    const webp = await keptContent(fileOf(await blank(8, 8).webp().toBuffer(), 'map.webp'));
    expect([webp.name, webp.type]).toEqual(['map.png', 'image/png']);
    const plan = await keptContent(fileOf(letter, 'plan.docx'));
    expect([plan.name, plan.content.equals(letter)]).toEqual(['plan.pdf', true]);
  });

  test('more than 24 megapixels are refused before they fill the memory', async () => {
    const large = await blank(6_000, 4_001).png().toBuffer();
    expect(await refusalOf(keepDocument(ctx, fileOf(large, 'large.png')))).toBe('picture-too-large at file');
  });

  test.each([
    ['a drawing of lines, which could hold a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['an office document', Buffer.from('504b0304140006000800', 'hex')],
    ['half a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['nothing', Buffer.alloc(0)],
  ])('%s is not kept', async (_, content) => {
    expect(await refusalOf(keepDocument(ctx, fileOf(content, 'document.pdf')))).toBe('no-document at file');
  });
});
