import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foundWorld, ORIGIN, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

describe('every request passes the same guards', () => {
  test('what does not exist is said in the reader’s language, with a way on', async () => {
    const answer = await world.visitor.get('/no-such-thing', 'fa');
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('lang="fa" dir="rtl"');
    expect(answer.text).toContain('چنین صفحه‌ای وجود ندارد');
    expect(answer.text).toContain('href="/fa/members"');
  });

  test('a request that names another host is refused before anything is read', async () => {
    const answer = await world.visitor.fetch('/en/', { headers: { host: 'evil.example' } });
    expect(answer.status).toBe(421);
    const text = await answer.text();
    expect(text).toContain(`<a href="${ORIGIN}/en/" dir="ltr">`);
  });

  test('whoever presses a button without being signed in comes back to the page on which it stands', async () => {
    const pressed = (referer: string) =>
      world.visitor.fetch('/en/members/shiraz/promotion', { method: 'POST', headers: { origin: ORIGIN, referer } });
    const wayFrom = async (referer: string) => (await pressed(referer)).headers.get('location');
    expect(await wayFrom(`${ORIGIN}/en/members/shiraz?of=1`)).toBe(
      '/en/sign-in?next=%2Fen%2Fmembers%2Fshiraz%3Fof%3D1',
    );
    const unknown = '/en/sign-in?next=%2Fen%2Fmembers%2Fshiraz%2Fpromotion';
    expect(await wayFrom('http://evil.example/en/members')).toBe(unknown);
    expect(await wayFrom('no address')).toBe(unknown);
  });

  test('programs are told in problem details', async () => {
    const { status, json } = await world.visitor.api('GET', '/no-such-thing', undefined, { 'accept-language': 'ko' });
    expect(status).toBe(404);
    expect(json).toMatchObject({ status: 404, code: 'not-found', detail: expect.stringContaining('없거나') });
  });

  test('every answer carries the headers that keep pages safe', async () => {
    const answer = await world.visitor.get('/no-such-thing');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
  });

  test('what is neither reading nor sending is not carried out', async () => {
    for (const method of ['PUT', 'PATCH', 'OPTIONS']) {
      const answer = await world.focalPoint.fetch('/en/me/settings', {
        method,
        body: 'name=Other',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      });
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD, POST, DELETE']);
    }
    expect(await world.records()).toEqual([]);
  });

  test('a mandate that ends while a form is on its way is over when it arrives', async () => {
    const { id } = (
      await world.db.execute<{ id: string }>(
        sql`select id from mandates where person_id = ${world.focalPoint.personId}`,
      )
    ).rows[0] ?? { id: '' };
    const whole = new TextEncoder().encode('revision=1&languages=fa&summaryEn=Taken+over');
    const slowly = new ReadableStream<Uint8Array>({
      async start(controller) {
        controller.enqueue(whole.slice(0, 10));
        await world.db.execute(sql`update mandates set ended_at = serai_clock() where id = ${id}`);
        setTimeout(() => {
          controller.enqueue(whole.slice(10));
          controller.close();
        }, 300);
      },
    });
    const sending: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      body: slowly,
      duplex: 'half',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    };
    const answer = await world.focalPoint.fetch('/en/members/shiraz/profile', sending);
    expect(answer.status).toBe(403);
    await world.db.execute(sql`update mandates set ended_at = null where id = ${id}`);
  });

  test('health is told to any host', async () => {
    const answer = await world.visitor.fetch('/healthz', { headers: { host: '10.0.0.7' } });
    expect(await answer.text()).toBe('ok\n');
    expect(ORIGIN).not.toContain('10.0.0.7');
  });
});
