import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comments, mentions } from '#comments/tables.ts';
import { newId } from '#core/ids.ts';
import { groupMoments, groups } from '#groups/tables.ts';
import { mandates } from '#mandates/tables.ts';
import { groupIn, type GroupMade } from '../../test/group-in-world.ts';
import { foundWorld, type Client, type World } from '../../test/world.ts';
import { groupDocuments, groupPostRevisions, groupPosts } from './tables.ts';

let world: World;
let open: GroupMade;
let network: GroupMade;
let inner: GroupMade;
beforeAll(async () => {
  world = await foundWorld();
  open = await groupIn(world, { slug: 'open-group' });
  network = await groupIn(world, { slug: 'network-group', visibility: 'network' });
  inner = await groupIn(world, { slug: 'inner-group', visibility: 'group' });
});
afterAll(() => world.close());

const letter = readFileSync(new URL('../../example/letters/shiraz-focal-point.pdf', import.meta.url));
const pdf = () => new File([new Uint8Array(letter)], 'minutes.pdf');
const postsAt = ({ slug }: GroupMade) => `/groups/${slug}/posts`;
const uuid = /[0-9a-f]{8}-[0-9a-f-]{27}/;
const idIn = (location: string | null) => uuid.exec(location ?? '')?.[0] ?? '';

async function posted(client: Client, group: GroupMade, text: string): Promise<string> {
  const answer = await client.post(postsAt(group), { text });
  expect(answer.status).toBe(303);
  return idIn(answer.location);
}

const rowOf = async (id: string) => (await world.db.select().from(groupPosts).where(eq(groupPosts.id, id)))[0];

describe('posting', () => {
  test('a contributor of Shiraz writes to the group, and it stands in its stream', async () => {
    const id = await posted(
      world.contributor,
      open,
      'We counted the trees of 38 streets.\n\nSee https://shiraz.ir/trees.',
    );
    expect((await rowOf(id))?.text).toContain('38 streets');
    const moments = await world.db.select().from(groupMoments).where(eq(groupMoments.aboutId, id));
    expect(moments.map(({ kind, groupId }) => [kind, groupId])).toEqual([['posted', open.id]]);
    expect((await world.records()).at(-1)).toBe('group.posted');
    const page = await world.visitor.get(`/posts/${id}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<a href="https://shiraz.ir/trees" rel="external nofollow ugc">');
    expect(page.text).toContain('We counted the trees');
    // Visitors read the names of those who agreed, and he did not.
    expect(page.text).not.toContain('Omid Farahani');
    expect((await world.seoul.get(`/posts/${id}`)).text).toContain('Omid Farahani');
  });

  test.each([
    ['visitor', 303],
    ['stranger', 403],
    ['observer', 403],
    ['officer', 403],
    ['editor', 403],
    ['seoul', 303],
    ['secretary', 303],
  ] as const)('%s who writes is answered %s', async (who, status) => {
    const before = await world.db.$count(groupPosts);
    const answer = await world[who].post(postsAt(open), { text: 'A word.' });
    expect(answer.status).toBe(status);
    const isIn = status === 303 && !answer.location?.includes('sign-in');
    expect(await world.db.$count(groupPosts)).toBe(before + (isIn ? 1 : 0));
  });

  test('of a group for its members, others read nothing, and it is as if there were none', async () => {
    const id = await posted(world.mayor, inner, 'Among us.');
    for (const who of ['visitor', 'stranger', 'observer', 'officer'] as const) {
      expect([who, (await world[who].get(`/posts/${id}`)).status]).toEqual([who, 404]);
      expect([who, (await world[who].get(postsAt(inner))).status]).toEqual([who, 404]);
      expect([who, (await world[who].get(`/groups/${inner.slug}/documents`)).status]).toEqual([who, 404]);
      expect([who, (await world[who].api('GET', `/posts/${id}`)).status]).toEqual([who, 404]);
    }
    expect((await world.seoul.get(`/posts/${id}`)).status).toBe(200);
    const here = await posted(world.mayor, network, 'Among members.');
    expect((await world.visitor.get(`/posts/${here}`)).status).toBe(404);
    expect((await world.observer.get(`/posts/${here}`)).status).toBe(200);
    const lost = await world.observer.post(`/posts/${id}/comments`, { text: 'Me too.' });
    expect(lost.status).toBe(404);
  });

  test('the same form sent twice is one post; with other content it is refused and kept', async () => {
    const key = newId();
    const once = await world.mayor.post(postsAt(open), { text: 'Once.', key });
    const again = await world.mayor.post(postsAt(open), { text: 'Once.', key });
    expect(again.location).toBe(once.location);
    expect(await world.db.$count(groupPosts, eq(groupPosts.text, 'Once.'))).toBe(1);
    const other = await world.mayor.post(postsAt(open), { text: 'Otherwise.', key });
    expect(other.status).toBe(409);
    expect(other.text).toContain('Otherwise.');
  });

  test('2 MB of text are refused in a sentence, and come back', async () => {
    const text = 'دو مگابایت '.repeat(110_000);
    const answer = await world.mayor.post(postsAt(open), { text });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('At most 5,000 characters.');
    expect(answer.text.length).toBeGreaterThan(text.length);
  });

  test('what nobody types is refused, what turns the lines is taken out', async () => {
    expect((await world.mayor.post(postsAt(open), { text: 'a\u0007b' })).status).toBe(422);
    const id = await posted(world.mayor, open, 'سلام \u202Eevil\u202C Hello\n\nTwo paragraphs, دو بند.');
    expect((await rowOf(id))?.text).toBe('سلام evil Hello\n\nTwo paragraphs, دو بند.');
    const page = await world.visitor.get(`/posts/${id}`);
    expect(page.text.match(/<p dir="auto">/g)?.length).toBe(2);
  });

  test('a mandate that ended meanwhile is told so, and nothing is written', async () => {
    const ctx = await world.contextOf(world.focalPoint);
    const mandate = ctx.viewer.acting?.id ?? '';
    await world.db.update(mandates).set({ endedAt: new Date() }).where(eq(mandates.id, mandate));
    const answer = await world.focalPoint.post(postsAt(open), { text: 'Too late.', mandate });
    await world.db.update(mandates).set({ endedAt: null }).where(eq(mandates.id, mandate));
    expect(answer.status).toBe(403);
    expect(await world.db.$count(groupPosts, eq(groupPosts.text, 'Too late.'))).toBe(0);
  });

  test('a group that rests takes nothing; what was said is still read', async () => {
    const resting = await groupIn(world, { slug: 'resting-group' });
    const id = await posted(world.mayor, resting, 'Before.');
    await world.db.update(groups).set({ state: 'dormant' }).where(eq(groups.id, resting.id));
    expect((await world.mayor.post(postsAt(resting), { text: 'After.' })).status).toBe(409);
    expect((await world.mayor.post(`/posts/${id}/comments`, { text: 'After.' })).status).toBe(403);
    expect((await world.visitor.get(`/posts/${id}`)).text).toContain('Before.');
  });

  test('programs write and read the same', async () => {
    const made = await world.mayor.api('POST', postsAt(open), {
      text: 'By a program @seoul',
      language: 'en',
      named: ['Isfahan'],
    });
    expect(made.status).toBe(201);
    const read = await world.visitor.api('GET', `/posts/${idIn(made.location)}`);
    expect(read.json).toMatchObject({
      post: {
        text: 'By a program @seoul',
        author: { person: null, role: 'representative', holder: { kind: 'member', slug: 'shiraz' } },
        named: [
          { kind: 'member', slug: 'isfahan', name: 'Isfahan' },
          { kind: 'member', slug: 'seoul', name: 'Seoul' },
        ],
        may: { edit: false, hide: false, show: false },
      },
      comments: { items: [], next: null },
    });
    expect((await world.visitor.api('GET', postsAt(open))).status).toBe(200);
  });
});

describe('naming', () => {
  const named = async (id: string) =>
    (await world.db.select().from(mentions).where(eq(mentions.inId, id))).map(({ memberId, personId }) =>
      memberId ? 'member' : personId,
    );

  test('a city by @ and a person by name are kept and shown as links', async () => {
    const answer = await world.mayor.post(postsAt(open), {
      text: 'With @seoul, and not @nowhere.',
      named: ['Cha Yu-rim, Seoul', '@isfahan', ''],
    });
    const id = idIn(answer.location);
    expect((await named(id)).toSorted()).toEqual(['member', 'member', world.seoul.personId].toSorted());
    const page = await world.seoul.get(`/posts/${id}`, 'fa');
    expect(page.text).toContain('<a href="/fa/members/seoul"><bdi>سئول</bdi></a>');
    expect(page.text).toContain('<bdi dir="ltr">@nowhere</bdi>');
    expect(page.text).toContain('Cha Yu-rim');
    expect((await world.visitor.get(`/posts/${id}`)).text).not.toContain('Cha Yu-rim');
  });

  test('a name that is of nobody comes back with the sentence beside it', async () => {
    const answer = await world.mayor.post(postsAt(open), { text: 'With whom?', named: ['Nobody Known'] });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Nobody in the network is called “Nobody Known”.');
    expect(answer.text).toContain('With whom?');
    expect(answer.text).toContain('value="Nobody Known"');
  });

  test('an edit that no longer names a city in its text unnames it', async () => {
    const id = await posted(world.mayor, open, 'With @seoul.');
    await world.mayor.post(`/posts/${id}/revisions`, { text: 'With @busan.', revision: '0' });
    const read = await world.visitor.api('GET', `/posts/${id}`);
    expect(read.json).toMatchObject({ post: { named: [{ slug: 'busan' }] } });
  });
});

describe('editing', () => {
  test('keeps what was said before, for everybody who reads it', async () => {
    const id = await posted(world.mayor, open, 'The first text.');
    expect((await world.mayor.get(`/posts/${id}/revisions`)).text).toContain('The first text.</textarea>');
    const saved = await world.mayor.post(`/posts/${id}/revisions`, { text: 'The second text.', revision: '0' });
    expect(saved.location).toBe(`/en/posts/${id}`);
    const page = await world.visitor.get(`/posts/${id}`);
    expect(page.text).toContain('The second text.');
    expect(page.text).toContain('edited');
    const history = await world.visitor.get(`/posts/${id}/revisions`);
    expect(history.text).toContain('The first text.');
    expect(history.text).not.toContain('<textarea');
    expect((await world.records()).at(-1)).toBe('post.edited');
  });

  test('is for who wrote it, not for a colleague', async () => {
    const id = await posted(world.mayor, open, 'By the mayor.');
    for (const who of ['focalPoint', 'secretary', 'seoul'] as const)
      expect((await world[who].post(`/posts/${id}/revisions`, { text: 'By me.', revision: '0' })).status).toBe(403);
    expect((await rowOf(id))?.text).toBe('By the mayor.');
  });

  test('two edits at once: the second sees both texts side by side, and may then save', async () => {
    const id = await posted(world.mayor, open, 'Zero.');
    const answers = await Promise.all(
      ['One.', 'Two.'].map((text) => world.mayor.post(`/posts/${id}/revisions`, { text, revision: '0' })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await world.db.$count(groupPostRevisions, eq(groupPostRevisions.postId, id))).toBe(1);
    const now = (await rowOf(id))?.text ?? '';
    const mine = now === 'One.' ? 'Two.' : 'One.';
    const late = await world.mayor.post(`/posts/${id}/revisions`, { text: mine, revision: '0' });
    expect(late.status).toBe(409);
    expect(late.text).toContain(`${mine}</textarea>`);
    expect(late.text).toContain(`<p dir="auto">${now}</p>`);
    expect(late.text).toContain('name="revision" value="1"');
    expect((await world.mayor.post(`/posts/${id}/revisions`, { text: mine, revision: '1' })).status).toBe(303);
  });

  test('what was hidden meanwhile is not saved, and what was typed is not lost', async () => {
    const id = await posted(world.contributor, open, 'Soon hidden.');
    await world.secretary.post(`/posts/${id}/hiding`, { reason: 'Names a private person.' });
    const answer = await world.contributor.post(`/posts/${id}/revisions`, {
      text: 'Typed for an hour.',
      revision: '0',
    });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Typed for an hour.');
    expect((await rowOf(id))?.text).toBe('Soon hidden.');
  });
});

describe('hiding', () => {
  test('puts the reason in the place of the text; its writer and the lead still read it', async () => {
    const answer = await world.seoul.post(postsAt(open), { text: 'A secret number.', files: pdf() });
    const id = idIn(answer.location);
    const [file] = await world.db.select().from(groupDocuments).where(eq(groupDocuments.postId, id));
    const fileAt = `/documents/${file?.id}`;
    expect((await world.visitor.fetch(fileAt)).status).toBe(200);
    expect((await world.contributor.post(`/posts/${id}/hiding`, { reason: 'No.' })).status).toBe(403);
    expect((await world.mayor.post(`/posts/${id}/hiding`, { reason: 'It is somebody’s number.' })).status).toBe(303);
    const page = await world.visitor.get(`/posts/${id}`);
    expect(page.text).toContain('It is somebody’s number.');
    expect(page.text).not.toContain('A secret number.');
    expect((await world.visitor.fetch(fileAt)).status).toBe(404);
    expect((await world.seoul.fetch(fileAt)).status).toBe(200);
    expect((await world.seoul.get(`/posts/${id}`)).text).toContain('A secret number.');
    expect((await world.mayor.get(`/posts/${id}`)).text).toContain('A secret number.');
    expect((await world.mayor.post(`/posts/${id}/hiding`, { reason: 'Twice.' })).status).toBe(409);
    expect((await world.seoul.post(`/posts/${id}/comments`, { text: 'Why?' })).status).toBe(403);
    expect((await world.records()).at(-1)).toBe('post.hidden');
  });

  test('is taken back by those who may hide: text and files are given out again', async () => {
    const answer = await world.seoul.post(postsAt(open), { text: 'Shown again.', files: pdf() });
    const id = idIn(answer.location);
    const [file] = await world.db.select().from(groupDocuments).where(eq(groupDocuments.postId, id));
    await world.mayor.post(`/posts/${id}/hiding`, { reason: 'Looked like a number.' });
    expect((await world.mayor.get(`/posts/${id}`)).text).toContain('Show again');
    expect((await world.seoul.get(`/posts/${id}`)).text).not.toContain('Show again');
    expect((await world.visitor.undo(`/posts/${id}/hiding`)).location).toContain('/sign-in');
    for (const who of ['seoul', 'contributor', 'officer', 'stranger'] as const)
      expect([who, (await world[who].undo(`/posts/${id}/hiding`)).status]).toEqual([who, 403]);
    expect((await world.secretary.undo(`/posts/${id}/hiding`)).location).toBe(`/en/posts/${id}`);
    expect((await world.records()).at(-1)).toBe('post.shown');
    const page = await world.visitor.get(`/posts/${id}`);
    expect([page.text.includes('Shown again.'), page.text.includes('Looked like a number.')]).toEqual([true, false]);
    expect((await world.visitor.fetch(`/documents/${file?.id}`)).status).toBe(200);
    expect((await world.seoul.post(`/posts/${id}/comments`, { text: 'Thank you.' })).status).toBe(303);
    expect((await world.mayor.undo(`/posts/${id}/hiding`)).status).toBe(409);
    expect((await world.mayor.post(`/posts/${id}/hiding`, { reason: 'It was one.' })).status).toBe(303);
  });

  test('without a reason nothing is hidden', async () => {
    const id = await posted(world.seoul, open, 'Stays.');
    expect((await world.mayor.post(`/posts/${id}/hiding`, { reason: ' ' })).status).toBe(422);
    expect((await rowOf(id))?.hiddenAt).toBeNull();
  });
});

describe('a page asks the same number of questions', () => {
  async function questions(act: () => Promise<unknown>): Promise<number> {
    let asked = 0;
    const query = world.pool.query.bind(world.pool);
    const counting = (...args: Parameters<typeof query>) => {
      asked += 1;
      return query(...args);
    };
    Object.assign(world.pool, { query: counting });
    await act();
    Object.assign(world.pool, { query });
    return asked;
  }

  test('whether a post has 30 or 3,000 comments', async () => {
    const id = await posted(world.mayor, open, 'Much discussed.');
    const ctx = await world.contextOf(world.seoul);
    const holder = ctx.viewer.acting;
    const some = (count: number) =>
      world.db.insert(comments).values(
        Array.from({ length: count }, (_, at) => ({
          id: newId(),
          subjectKind: 'group-post' as const,
          subjectId: id,
          personId: ctx.viewer.personId ?? '',
          mandateId: holder?.id ?? null,
          memberId: holder?.holder.id ?? null,
          language: 'en' as const,
          text: `Comment ${at}`,
        })),
      );
    await some(30);
    const few = await questions(() => world.seoul.get(`/posts/${id}`));
    for (let at = 0; at < 3; at += 1) await some(990);
    const many = await questions(() => world.seoul.get(`/posts/${id}`));
    expect(many).toBe(few);
    expect([few > 2, many <= 6]).toEqual([true, true]);
    const first = await world.visitor.api('GET', `/posts/${id}`);
    expect(first.json).toMatchObject({ post: { comments: 100 } });
    const written = await world.seoul.post(`/posts/${id}/comments`, { text: 'The last word.' });
    const there = await world.seoul.get((written.location ?? '').replace('/en', '').replace(/#.*/, ''));
    expect(there.text).toContain('The last word.');
  });
});
