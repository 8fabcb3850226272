import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secretHash } from '#core/secret.ts';
import { readerOfToken } from '#mandates/reader.ts';
import { findSpeaker } from '#mandates/speaker.ts';
import { makeToken } from '#people/tokens.ts';
import { foundWorld, type World } from '../../test/world.ts';
import { networkOfNode } from './queries.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
  await world.db.execute(
    sql`update members set hosts_office_id = (select id from offices where slug = 'secretariat') where slug = 'seoul'`,
  );
});
afterAll(() => world.close());

const nameless = () =>
  world.db.execute(sql`
    delete from member_texts where language = 'fa' and member_id in (select id from members where slug in ('shiraz', 'seoul'))`);

async function namesInFrame() {
  const speaker = await findSpeaker(world.operator(), 'nasrin.golestani@shiraz.example@shiraz');
  const reader = await readerOfToken(world.db, secretHash(await makeToken(world.operator(), speaker)), 'fa');
  return [reader?.mandates[0]?.holderName, (await networkOfNode(world.db, 'fa'))?.secretariatCity];
}

test('A city without a name in the language of a page has its other name in the frame too, as it has on the page', async () => {
  expect(await namesInFrame()).toEqual(['شیراز', 'سئول']);
  await nameless();
  expect(await namesInFrame()).toEqual(['Shiraz', 'Seoul']);
  expect((await world.mayor.get('/members/shiraz', 'fa')).text).toMatch(/<h1[^>]*>.*Shiraz/);
});
