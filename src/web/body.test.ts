import { describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal.ts';
import { readBody, uncleanFields } from './body.ts';

const KEY = '0199c0de-5a1e-7000-8000-0000000000aa';

const sent = (body: BodyInit, type: string, bytes = 1_000) =>
  readBody(new Request('http://localhost', { method: 'POST', body, headers: { 'content-type': type } }), {
    bytes,
    admit: async () => {},
  });

const form = (text: string, bytes?: number) => sent(text, 'application/x-www-form-urlencoded', bytes);
const json = (text: string, bytes?: number) => sent(text, 'application/json', bytes);

const refused = async (reading: Promise<unknown>) =>
  reading.then(
    () => 'accepted',
    (error: unknown) => (error instanceof Refusal ? `${error.status} ${error.code}` : String(error)),
  );

describe('a body', () => {
  test('gives up what travels beside the fields', async () => {
    expect(await form(`name=Shiraz&_method=delete&key=${KEY}&mandate=${KEY}`)).toEqual({
      values: { name: 'Shiraz' },
      method: 'DELETE',
      key: KEY,
      mandateId: KEY,
    });
    expect(await json(`{"name":"Shiraz","key":"${KEY}"}`)).toEqual({
      values: { name: 'Shiraz' },
      method: 'POST',
      key: KEY,
      mandateId: null,
    });
  });

  test('has a list where a field was sent several times, and lines as they are stored', async () => {
    const { values } = await form('country=IR&country=KR&text=one%0D%0Atwo');
    expect({ ...values }).toEqual({ country: ['IR', 'KR'], text: 'one\ntwo' });
  });

  test('may be as long as its route says and not a byte longer', async () => {
    const body = `name=${'x'.repeat(95)}`;
    expect(await refused(form(body, 100))).toBe('accepted');
    expect(await refused(form(`${body}x`, 100))).toBe('413 too-large');
  });

  test('is not read on once it is too long', async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1_000));
      },
    });
    const init = { method: 'POST', body: endless, duplex: 'half' };
    const request = new Request('http://localhost', init);
    expect(await refused(readBody(request, { bytes: 10_000, admit: async () => {} }))).toBe('413 too-large');
    expect(pulled).toBeLessThan(20);
  });

  test.each([
    ['JSON that ends too early', '{"a":', 'application/json'],
    ['a list', '[]', 'application/json'],
    ['nothing', 'null', 'application/json'],
    ['text', '"a"', 'application/json'],
    ['JSON nested too deep', `${'{"a":'.repeat(9)}1${'}'.repeat(9)}`, 'application/json'],
    ['__proto__ inside', '{"a":{"__proto__":{"isOperator":true}}}', 'application/json'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'application/json'],
    ['another kind of text', 'name=x', 'text/plain'],
    ['parts without a border', 'name=x', 'multipart/form-data'],
  ])('that is %s cannot be read', async (_, body, type) => {
    expect(await refused(sent(body, type))).toBe('422 unreadable');
  });

  test('of more fields than any form has is refused, however short their names are', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => index.toString(36)).join('&');
    expect(await refused(form(names, 65_536))).toBe('422 unreadable');
    const { values } = await form(Array.from({ length: 300 }, () => 'country=IR').join('&'), 65_536);
    expect(values['country']).toHaveLength(300);
  });

  test('leaves the objects of the program alone, whatever its fields are called', async () => {
    await refused(form('__proto__=x'));
    await form('constructor=y&prototype=z');
    await refused(json('{"__proto__":{"isOperator":true}}'));
    expect('isOperator' in {}).toBe(false);
  });

  test('is searched for control characters in every depth', () => {
    expect(
      uncleanFields({
        name: 'Shi\u0000raz',
        list: ['a', 'b\u0007'],
        inner: { text: '\u009F' },
        half: '\uD800',
        fine: 'a\nb\tc',
        persian: 'می‌خواهم',
      }),
    ).toEqual(['name', 'list', 'inner', 'half']);
  });
});
