import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { sql } from 'drizzle-orm';
import { Refusal } from '#core/refusal.ts';
import { Uploads } from '#web/uploads.ts';
import { foundWorld, ORIGIN, type Client, type World } from '../world.ts';
import { inHalves } from './in-halves.ts';

const MEGABYTE = 1_048_576;

let world: World;

beforeAll(async () => {
  world = await foundWorld();
});
// All clients come from one network here.
beforeEach(async () => {
  await world.db.execute(sql`delete from attempts`);
});
afterAll(() => world.close());

describe('large bodies', () => {
  test('of one person arrive two at once; a third is refused unread, and welcome afterwards', async () => {
    const arriving = [upload(world.secretary), upload(world.secretary)];
    await vi.waitFor(() => expect(arriving.map(({ taken }) => taken())).toEqual([1, 1]));
    const third = upload(world.secretary);
    const refused = await third.answer;
    expect([refused.status, refused.headers.get('retry-after'), third.taken()]).toEqual([429, '10', 0]);
    expect(await refused.text()).toContain('Other large files of yours are still arriving. Nothing was stored');
    for (const { finish } of arriving) finish();
    expect((await Promise.all(arriving.map(({ answer }) => answer))).map(({ status }) => status)).toEqual([422, 422]);
    const again = upload(world.secretary);
    again.finish();
    expect((await again.answer).status).toBe(422);
  });

  test('without a stated length count from the moment they are large', async () => {
    const arriving = [upload(world.secretary), upload(world.secretary)];
    await vi.waitFor(() => expect(arriving.map(({ taken }) => taken())).toEqual([1, 1]));
    const third = upload(world.secretary, { statesLength: false });
    expect((await third.answer).status).toBe(429);
    for (const { finish } of arriving) finish();
    await Promise.all(arriving.map(({ answer }) => answer));
  });

  test('of one network arrive three at once, and nobody who reads waits for them', async () => {
    const arriving = [upload(world.secretary), upload(world.secretariatOfficer), upload(world.officer)];
    await vi.waitFor(() => expect(arriving.map(({ taken }) => taken())).toEqual([1, 1, 1]));
    expect((await upload(world.mayor, { address: '/en/members/shiraz/mandates' }).answer).status).toBe(429);
    expect((await world.mayor.get('/members/shiraz')).status).toBe(200);
    for (const { finish } of arriving) finish();
    await Promise.all(arriving.map(({ answer }) => answer));
  });

  test('of everybody arrive four at once; others wait a little and are then asked to come again', async () => {
    const uploads = new Uploads({ patience: 50 });
    const gate = Promise.withResolvers<void>();
    const from = (network: string) =>
      uploads.during({ person: null, network }, async (admit) => {
        await admit();
        await gate.promise;
        return 'arrived';
      });
    const first = ['a', 'b', 'c', 'd'].map(from);
    const fifth = await from('e').catch((error: unknown) => error);
    expect(fifth).toEqual(new Refusal('uploads-busy', 503, { values: { seconds: 10 } }));
    const sixth = from('f');
    gate.resolve();
    expect(await Promise.all([...first, sixth])).toEqual(Array.from({ length: 5 }, () => 'arrived'));
  });
});

type Upload = { answer: Promise<Response>; finish: () => void; taken: () => number };

/** A file of a megabyte on its way: its first half comes when it is let in, the second when the test says so. */
function upload(client: Client, { address = '/en/desk/imports', statesLength = true } = {}): Upload {
  const head = '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
  const content = new TextEncoder().encode(`${head}${'x'.repeat(MEGABYTE)}\r\n--edge--\r\n`);
  const last = Promise.withResolvers<void>();
  const { body, taken } = inHalves(content, { at: MEGABYTE / 2, meanwhile: () => last.promise });
  const init = {
    method: 'POST',
    body,
    duplex: 'half',
    headers: {
      origin: ORIGIN,
      'content-type': 'multipart/form-data; boundary=edge',
      ...(statesLength && { 'content-length': String(content.byteLength) }),
    },
  };
  return { answer: client.fetch(address, init), finish: () => last.resolve(), taken };
}
