import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#core/ids.ts';
import { groups } from '#groups/tables.ts';
import { groupPosts } from '#posts/tables.ts';
import { draftedProposal } from '../../test/drafted.ts';
import { groupIn, type GroupMade } from '../../test/group-in-world.ts';
import { foundWorld, type Client, type World } from '../../test/world.ts';
import { commentRevisions, comments } from './tables.ts';

let world: World;
let open: GroupMade;
let inner: GroupMade;
let openPost: string;
let innerPost: string;
beforeAll(async () => {
  world = await foundWorld();
  open = await groupIn(world, { slug: 'open-group' });
  inner = await groupIn(world, { slug: 'inner-group', visibility: 'group' });
  openPost = await posted(open);
  innerPost = await posted(inner);
});
afterAll(() => world.close());

const uuids = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

async function posted({ slug }: GroupMade): Promise<string> {
  const answer = await world.mayor.post(`/groups/${slug}/posts`, { text: 'Which trees?' });
  return answer.location?.match(uuids)?.[0] ?? '';
}

async function commented(client: Client, post: string, text: string): Promise<string> {
  const answer = await client.post(`/posts/${post}/comments`, { text });
  expect(answer.status).toBe(303);
  return answer.location?.match(uuids)?.at(-1) ?? '';
}

const rowOf = async (id: string) => (await world.db.select().from(comments).where(eq(comments.id, id)))[0];

describe('commenting', () => {
  test.each([
    ['visitor', 303],
    ['stranger', 403],
    ['observer', 403],
    ['editor', 403],
    ['officer', 303],
    ['contributor', 303],
    ['seoul', 303],
    ['secretary', 303],
  ] as const)('on a post of an open group, %s is answered %s', async (who, status) => {
    const before = await world.db.$count(comments);
    const answer = await world[who].post(`/posts/${openPost}/comments`, { text: 'Plane trees.' });
    expect(answer.status).toBe(status);
    const isIn = status === 303 && !answer.location?.includes('sign-in');
    expect(await world.db.$count(comments)).toBe(before + (isIn ? 1 : 0));
  });

  test('leads to the comment on the page of the post', async () => {
    const answer = await world.seoul.post(`/posts/${openPost}/comments`, { text: 'Zelkova trees.', language: 'ko' });
    const id = answer.location?.match(uuids)?.at(-1) ?? '';
    expect(answer.location).toBe(`/en/posts/${openPost}#comment-${id}`);
    const page = await world.visitor.get(`/posts/${openPost}`);
    expect(page.text).toContain(`id="comment-${id}"`);
    expect(page.text).toMatch(/<div class="prose words" lang="ko" dir="ltr"><p dir="auto">Zelkova/);
    expect((await world.records()).at(-1)).toBe('comment.written');
  });

  test('with an empty text shows the form again, with what else was typed', async () => {
    const answer = await world.seoul.post(`/posts/${openPost}/comments`, { text: ' ', named: 'Isfahan' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="Isfahan"');
    expect(answer.text).toContain('Which trees?');
  });

  test('with 2 MB shows them again, with a sentence', async () => {
    const text = 'a'.repeat(2_000_000);
    const answer = await world.seoul.post(`/posts/${openPost}/comments`, { text });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('At most 5,000 characters.');
    expect(answer.text).toContain(text);
  });

  test('twice with one key is one comment', async () => {
    const key = newId();
    const send = () => world.seoul.post(`/posts/${openPost}/comments`, { text: 'Once only.', key });
    const [one, other] = await Promise.all([send(), send()]);
    expect(one?.location).toBe(other?.location);
    expect(await world.db.$count(comments, eq(comments.text, 'Once only.'))).toBe(1);
  });

  test('markup in a comment is text', async () => {
    await commented(world.seoul, openPost, '<script>alert(1)</script> https://a.example/"onmouseover="x');
    const page = await world.visitor.get(`/posts/${openPost}`);
    expect(page.text).toContain('&lt;script&gt;alert(1)');
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).not.toContain('"onmouseover=');
  });
});

describe('a comment is where its subject is', () => {
  test('on a post that a reader may not see, it is nowhere', async () => {
    const id = await commented(world.seoul, innerPost, 'Among us.');
    for (const who of ['visitor', 'stranger', 'observer', 'officer'] as const)
      for (const address of [`/comments/${id}`, `/comments/${id}/revisions`])
        expect([who, address, (await world[who].get(address)).status]).toEqual([who, address, 404]);
    for (const who of ['stranger', 'observer', 'officer'] as const) {
      expect((await world[who].post(`/comments/${id}/revisions`, { text: 'x', revision: '0' })).status).toBe(404);
      expect((await world[who].post(`/comments/${id}/hiding`, { reason: 'x' })).status).toBe(404);
      expect((await world[who].api('GET', `/comments/${id}`)).status).toBe(404);
    }
    const page = await world.mayor.get(`/comments/${id}`);
    expect(page.text).toContain('Among us.');
    expect(page.text).toContain(`/en/posts/${innerPost}`);
  });

  test('and goes out of sight with it, once the group closes its doors', async () => {
    const group = await groupIn(world, { slug: 'closing-doors' });
    const post = await posted(group);
    const id = await commented(world.seoul, post, 'For all to read.');
    expect((await world.visitor.get(`/comments/${id}`)).status).toBe(200);
    await world.db.update(groups).set({ visibility: 'group' }).where(eq(groups.id, group.id));
    expect((await world.stranger.get(`/comments/${id}`)).status).toBe(404);
    expect((await world.visitor.api('GET', `/comments/${id}`)).status).toBe(404);
  });

  test('what is no comment is not found', async () => {
    for (const id of ['x', newId(), `${newId()}0`])
      expect((await world.visitor.get(`/comments/${id}`)).status).toBe(404);
  });
});

describe('editing a comment', () => {
  test('keeps its history, which stands on its page', async () => {
    const id = await commented(world.seoul, openPost, 'Ginko.');
    expect((await world.seoul.get(`/comments/${id}/revisions`)).text).toContain('Ginko.</textarea>');
    const saved = await world.seoul.post(`/comments/${id}/revisions`, { text: 'Ginkgo, with @shiraz.', revision: '0' });
    expect(saved.location).toBe(`/en/comments/${id}`);
    const read = await world.visitor.api('GET', `/comments/${id}`);
    expect(read.json).toMatchObject({
      comment: {
        text: 'Ginkgo, with @shiraz.',
        named: [{ slug: 'shiraz' }],
        may: { edit: false, hide: false, show: false },
      },
      history: [{ text: 'Ginko.' }],
      revision: 1,
      subject: { kind: 'group-post', id: openPost },
    });
    expect((await world.visitor.get(`/comments/${id}`)).text).toContain('Ginko.');
    expect((await world.records()).at(-1)).toBe('comment.edited');
  });

  test('saving the same text again changes nothing', async () => {
    const id = await commented(world.seoul, openPost, 'The same.');
    await world.seoul.post(`/comments/${id}/revisions`, { text: 'The same.', revision: '0' });
    expect([
      (await rowOf(id))?.editedAt,
      await world.db.$count(commentRevisions, eq(commentRevisions.commentId, id)),
    ]).toEqual([null, 0]);
  });

  test('is nobody else’s, not even the Secretariat’s', async () => {
    const id = await commented(world.seoul, openPost, 'Mine.');
    for (const who of ['secretary', 'mayor', 'stranger'] as const)
      expect((await world[who].post(`/comments/${id}/revisions`, { text: 'Yours.', revision: '0' })).status).toBe(403);
    expect((await rowOf(id))?.text).toBe('Mine.');
  });

  test('of two at once one is told, with both texts', async () => {
    const id = await commented(world.seoul, openPost, 'Zero.');
    const answers = await Promise.all(
      ['One.', 'Two.'].map((text) => world.seoul.post(`/comments/${id}/revisions`, { text, revision: '0' })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const late = await world.seoul.post(`/comments/${id}/revisions`, { text: 'Three.', revision: '0' });
    expect(late.text).toContain('Three.</textarea>');
    expect(late.text).toContain(`<p dir="auto">${(await rowOf(id))?.text}</p>`);
  });

  test('that is hidden meanwhile saves nothing and loses nothing', async () => {
    const id = await commented(world.seoul, openPost, 'Soon hidden.');
    await world.mayor.post(`/comments/${id}/hiding`, { reason: 'Another matter.' });
    const answer = await world.seoul.post(`/comments/${id}/revisions`, { text: 'Long typed.', revision: '0' });
    expect([answer.status, answer.text.includes('Long typed.')]).toEqual([409, true]);
    expect((await rowOf(id))?.text).toBe('Soon hidden.');
  });
});

describe('hiding a comment', () => {
  test('is for the lead of the group and the Secretariat; the reason stands in its place', async () => {
    const id = await commented(world.seoul, openPost, 'A private number.');
    for (const who of ['contributor', 'officer', 'stranger', 'seoul'] as const)
      expect([who, (await world[who].post(`/comments/${id}/hiding`, { reason: 'No.' })).status]).toEqual([who, 403]);
    expect((await world.secretariatOfficer.post(`/comments/${id}/hiding`, { reason: 'It is private.' })).status).toBe(
      303,
    );
    expect((await world.secretary.post(`/comments/${id}/hiding`, { reason: 'Again.' })).status).toBe(409);
    const page = await world.visitor.get(`/posts/${openPost}`);
    expect(page.text).toContain('It is private.');
    expect(page.text).not.toContain('A private number.');
    expect((await world.seoul.get(`/comments/${id}`)).text).toContain('A private number.');
    expect((await world.visitor.api('GET', `/comments/${id}`)).json).toMatchObject({
      comment: { text: null, hidden: { reason: 'It is private.' }, named: [] },
      history: [],
    });
    expect((await world.records()).at(-1)).toBe('comment.hidden');
  });

  test('is taken back by those who may hide, with a record', async () => {
    const id = await commented(world.seoul, openPost, 'Not private at all.');
    await world.mayor.post(`/comments/${id}/hiding`, { reason: 'Looked private.' });
    expect((await world.mayor.get(`/posts/${openPost}`)).text).toContain('Show again');
    for (const who of ['contributor', 'officer', 'stranger', 'seoul'] as const)
      expect([who, (await world[who].undo(`/comments/${id}/hiding`)).status]).toEqual([who, 403]);
    expect((await world.mayor.undo(`/comments/${id}/hiding`)).location).toBe(`/en/comments/${id}`);
    expect((await world.records()).at(-1)).toBe('comment.shown');
    expect((await world.visitor.api('GET', `/comments/${id}`)).json).toMatchObject({
      comment: { text: 'Not private at all.', hidden: null },
    });
    expect((await rowOf(id))?.hideReason).toBeNull();
    expect((await world.secretary.undo(`/comments/${id}/hiding`)).status).toBe(409);
  });

  test('hides what it said before as well', async () => {
    const id = await commented(world.seoul, openPost, 'A private address.');
    await world.seoul.post(`/comments/${id}/revisions`, { text: 'Nothing private.', revision: '0' });
    await world.mayor.post(`/comments/${id}/hiding`, { reason: 'Because of its history.' });
    for (const address of [`/comments/${id}`, `/comments/${id}/revisions`])
      expect((await world.visitor.get(address)).text).not.toContain('A private address.');
    expect((await world.mayor.get(`/comments/${id}`)).text).toContain('A private address.');
  });
});

test('pages of what is said in a group lie below the groups, those on a proposal do not', async () => {
  const onPost = await commented(world.seoul, openPost, 'Below the groups.');
  const { slug } = await draftedProposal(world);
  await world.seoul.post(`/proposals/${slug}/comments`, { text: 'We would join.' });
  const [onProposal] = await world.db.select().from(comments).where(eq(comments.text, 'We would join.'));
  const isCurrent = async (address: string) =>
    (await world.mayor.get(address, 'fa')).text.includes('<a href="/fa/groups" aria-current="true">');
  for (const [at, expected] of [
    [`/posts/${openPost}`, true],
    [`/posts/${openPost}/revisions`, true],
    [`/posts/${openPost}/hiding`, true],
    [`/comments/${onPost}`, true],
    [`/comments/${onPost}/revisions`, true],
    [`/comments/${onPost}/hiding`, true],
    [`/comments/${onProposal?.id}`, false],
    ['/members/shiraz', false],
  ] as const)
    expect([at, await isCurrent(at)]).toEqual([at, expected]);
});

test('the pages of comments are read in every language', async () => {
  const id = await commented(world.seoul, openPost, 'متن فارسی و English در یک بند.');
  for (const language of ['en', 'fa', 'ko'] as const) {
    for (const address of [
      `/comments/${id}`,
      `/comments/${id}/revisions`,
      `/posts/${openPost}`,
      '/groups/open-group/posts',
      '/groups/open-group/documents',
    ])
      expect([address, (await world.seoul.get(address, language)).status]).toEqual([address, 200]);
    expect((await world.mayor.get(`/comments/${id}/hiding`, language)).status).toBe(200);
    expect((await world.mayor.get(`/posts/${openPost}/hiding`, language)).status).toBe(200);
  }
  expect(await world.db.$count(groupPosts, eq(groupPosts.id, openPost))).toBe(1);
});
