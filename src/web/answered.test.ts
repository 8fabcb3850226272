import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '#core/ids.ts';
import { probeOf, type Probe } from '../../test/probe.tsx';
import { foundWorld, type World } from '../../test/world.ts';

const FORM = '/en/members/shiraz/payments';

let world: World;
let probe: Probe;

beforeEach(async () => {
  world = await foundWorld();
  probe = probeOf(world);
});
afterEach(() => world.close());

test('a form that is sent twice has one effect and leads to the same place', async () => {
  const key = newId();
  const first = await probe.send(world.mayor, FORM, { word: 'salam', key });
  const second = await probe.send(world.mayor, FORM, { word: 'salam', key });
  expect([first.status, first.headers.get('location')]).toEqual([303, '/en/members/shiraz?said=salam']);
  expect([second.status, second.headers.get('location')]).toEqual([303, '/en/members/shiraz?said=salam']);
  expect((await probe.said()).map(({ word }) => word)).toEqual(['salam']);
});

test('a form that is sent twenty times at once has one effect, and every sender the same answer', async () => {
  const key = newId();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => probe.send(world.mayor, FORM, { word: 'salam', key })),
  );
  expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.get('location')}`))).toEqual(
    new Set(['303 /en/members/shiraz?said=salam']),
  );
  expect(await probe.said()).toHaveLength(1);
});

test('a call that is repeated gets the first answer word for word', async () => {
  const call = () =>
    probe.fetch(world.visitor, '/api/v1/members/shiraz/payments', {
      method: 'POST',
      body: JSON.stringify({ word: 'annyeong' }),
      headers: { 'content-type': 'application/json', 'idempotency-key': '0199c0de-5a1e-7000-8000-0000000000aa' },
    });
  const answers = [await call(), await call()];
  expect(
    await Promise.all(
      answers.map(async (answer) => [answer.status, answer.headers.get('location'), await answer.json()]),
    ),
  ).toEqual([
    [201, '/api/v1/members/shiraz?said=annyeong', { word: 'annyeong' }],
    [201, '/api/v1/members/shiraz?said=annyeong', { word: 'annyeong' }],
  ]);
  expect(await probe.said()).toHaveLength(1);
});

test('two people who happen on the same key each have their own effect', async () => {
  const key = newId();
  await probe.send(world.mayor, FORM, { word: 'salam', key });
  await probe.send(world.seoul, FORM, { word: 'annyeong', key });
  expect(await probe.said()).toMatchObject([
    { word: 'salam', personId: world.mayor.personId },
    { word: 'annyeong', personId: world.seoul.personId },
  ]);
});

test('the same key at another address is another sending', async () => {
  const key = newId();
  await probe.send(world.mayor, FORM, { word: 'salam', key });
  await probe.send(world.mayor, '/en/members/seoul/payments', { word: 'salam', key });
  expect(await probe.said()).toHaveLength(2);
});

test('what was refused has left nothing, and its form may be sent again with the same key', async () => {
  const key = newId();
  const refused = await probe.send(world.mayor, FORM, { word: 'fail', key });
  expect([refused.status, await probe.said()]).toEqual([409, []]);
  expect(await refused.text()).toContain(key);
  const accepted = await probe.send(world.mayor, FORM, { word: 'salam', key });
  expect([accepted.status, (await probe.said()).map(({ word }) => word)]).toEqual([303, ['salam']]);
});

test('a sending that waits for one which is then rolled back takes its place', async () => {
  const key = newId();
  const answers = await Promise.all(
    ['fail', 'salam', 'fail'].map((word) => probe.send(world.mayor, FORM, { word, key })),
  );
  expect(answers.map(({ status }) => status).filter((status) => ![303, 409].includes(status))).toEqual([]);
  expect((await probe.said()).map(({ word }) => word)).toEqual(['salam']);
});

test('what is no key is not taken for one', async () => {
  for (const key of ['', 'again', '../../x']) await probe.send(world.mayor, FORM, { word: 'salam', key });
  expect(await probe.said()).toHaveLength(3);
});

test('the same key with other content is refused, with what was typed and a key for sending it', async () => {
  const key = newId();
  await probe.send(world.mayor, FORM, { word: 'salam', key });
  const corrected = await probe.send(world.mayor, FORM, { word: 'dorud', key });
  expect([corrected.status, (await probe.said()).map(({ word }) => word)]).toEqual([409, ['salam']]);
  const text = await corrected.text();
  expect(text).toContain('You have sent this form before, with other content.');
  expect(text).not.toContain(key);
});
