import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { groupIn, type GroupMade } from '../../test/group-in-world.ts';
import { foundWorld, type Client, type World } from '../../test/world.ts';
import { groupDocuments, groupPosts } from './tables.ts';

let world: World;
let open: GroupMade;
let inner: GroupMade;
beforeAll(async () => {
  world = await foundWorld();
  open = await groupIn(world, { slug: 'open-group' });
  inner = await groupIn(world, { slug: 'inner-group', visibility: 'group' });
});
afterAll(() => world.close());

const letter = readFileSync(new URL('../../example/letters/shiraz-focal-point.pdf', import.meta.url));
const pdf = () => new File([new Uint8Array(letter)], 'minutes.pdf');
const tinyPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const postsAt = ({ slug }: GroupMade) => `/groups/${slug}/posts`;
const uuid = /[0-9a-f]{8}-[0-9a-f-]{27}/;
const idIn = (location: string | null) => uuid.exec(location ?? '')?.[0] ?? '';

describe('files', () => {
  test('of a post are PDF files and pictures, drawn anew; anything else is told how to become one', async () => {
    const answer = await world.mayor.post(postsAt(open), {
      text: 'With a picture.',
      files: new File([new Uint8Array(tinyPng)], 'shade.jpeg'),
    });
    const [file] = await world.db
      .select()
      .from(groupDocuments)
      .where(eq(groupDocuments.postId, idIn(answer.location)));
    const given = await world.visitor.fetch(`/documents/${file?.id}`);
    expect(given.headers.get('content-type')).toBe('image/png');
    expect(given.headers.get('content-disposition')).toContain('attachment; filename="shade.png"');
    const refused = await world.mayor.post(postsAt(open), {
      text: 'With a program.',
      files: new File(['MZ not a document'], 'minutes.pdf'),
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Save an office document as PDF first');
    expect(refused.text).toContain('With a program.');
    expect(await world.db.$count(groupPosts, eq(groupPosts.text, 'With a program.'))).toBe(0);
  });

  test('a picture that calls itself one and is none is refused', async () => {
    const broken = new File([new Uint8Array(tinyPng.subarray(0, 40))], 'shade.png');
    expect((await world.mayor.post(postsAt(open), { text: 'Broken.', files: broken })).status).toBe(422);
  });

  const laid = (client: Client, group: GroupMade, title: string) =>
    client.post(`/groups/${group.slug}/documents`, { title, language: 'en', file: pdf() });

  test('a document is laid down, given out as attachment, and taken away', async () => {
    const answer = await laid(world.contributor, open, 'Minutes of 11 November');
    expect(answer.status).toBe(303);
    const id = idIn(answer.location);
    const list = await world.visitor.get(`/groups/${open.slug}/documents`);
    expect(list.text).toContain('Minutes of 11 November');
    expect(list.text).not.toContain('/removal');
    const file = await world.visitor.fetch(`/documents/${id}`);
    expect([file.status, file.headers.get('content-security-policy')]).toEqual([200, "sandbox; default-src 'none'"]);
    expect((await world.visitor.api('GET', `/documents/${id}`)).status).toBe(200);
    expect((await world.seoul.post(`/documents/${id}/removal`)).status).toBe(403);
    expect((await world.focalPoint.post(`/documents/${id}/removal`)).status).toBe(303);
    expect((await world.visitor.fetch(`/documents/${id}`)).status).toBe(404);
    expect((await world.focalPoint.post(`/documents/${id}/removal`)).status).toBe(404);
    expect((await world.records()).slice(-2)).toEqual(['group.document-added', 'group.document-removed']);
  });

  test('a file of a group for itself is nobody else’s, whatever address it is asked at', async () => {
    const answer = await laid(world.mayor, inner, 'Among us');
    const id = idIn(answer.location);
    for (const who of ['visitor', 'stranger', 'observer', 'officer'] as const) {
      expect([who, (await world[who].fetch(`/documents/${id}`)).status]).toEqual([who, 404]);
      expect([who, (await world[who].post(`/documents/${id}/removal`)).status]).toEqual([
        who,
        who === 'visitor' ? 303 : 404,
      ]);
    }
    expect((await world.seoul.fetch(`/documents/${id}`)).status).toBe(200);
  });

  test('a file at a post is not taken away as a document', async () => {
    const answer = await world.mayor.post(postsAt(open), { text: 'With minutes.', files: pdf() });
    const [file] = await world.db
      .select()
      .from(groupDocuments)
      .where(eq(groupDocuments.postId, idIn(answer.location)));
    expect((await world.mayor.post(`/documents/${file?.id}/removal`)).status).toBe(404);
  });

  test('others add nothing', async () => {
    for (const who of ['observer', 'officer', 'stranger'] as const)
      expect([who, (await laid(world[who], open, 'Not mine')).status]).toEqual([who, 403]);
  });
});
