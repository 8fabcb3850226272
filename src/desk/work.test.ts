import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftGroup, foundGroup } from '#groups/actions.ts';
import { admit, invite, join } from '#groups/participating.ts';
import { post } from '#posts/actions.ts';
import { addressOf, paths, type PagePath } from '#paths.ts';
import { writeProposal } from '#proposals/actions.ts';
import { askParty } from '#proposals/questions.ts';
import { consider, openDrafting, returnToParties, sendToBoard, withdrawProposal } from '#proposals/steps.ts';
import { sql } from 'drizzle-orm';
import { Telling, type Key } from '../../test/telling.ts';
import { foundWorld, type World } from '../../test/world.ts';
import { homeOfPerson } from './asked.ts';
import { deskOf } from './queries.ts';

let world: World;
let telling: Telling;
let heat = { id: '', slug: '' };
beforeAll(async () => {
  world = await foundWorld();
  telling = new Telling(world);
  await world.db.execute(sql`update mandates set role = 'focal-point' where role = 'observer'`);
  await world.db.execute(sql`insert into member_texts (member_id, language, name, needs, offers)
    select id, 'en', slug, 'shade', 'maps' from members on conflict (member_id, language) do update set needs = 'shade', offers = 'maps'`);
});
afterAll(() => world.close());

const asked = async (key: Key) =>
  (await homeOfPerson(await telling.as(key))).asked?.things.map((thing) => [thing.kind, thing.by, thing.due]) ?? null;

const waiting = async () =>
  (await deskOf(await telling.as('secretary'), {})).waiting.items.map(({ kind, holder, proposal, version }) => [
    kind,
    holder?.slug,
    proposal?.name,
    version,
  ]);

const at = (path: PagePath, number = 1) => addressOf(path, { slug: heat.slug, number: String(number) });

const revision = async () =>
  String(
    await telling.one<number>(
      sql`select d.revision as found from drafted_texts d join proposals p on p.text_id = d.id where p.id = ${heat.id}`,
    ),
  );

describe('A proposal', () => {
  test('waits at the Secretariat from its submission on', async () => {
    heat = await writeProposal(await telling.as('mayor'), {
      act: 'submit',
      language: 'en',
      texts: { en: { title: 'Heat', request: 'Found a group for heat.\n\nFor three years.' } },
      aim: 'rule',
      staff: [],
    });
    expect(await waiting()).toEqual([['submissions', 'shiraz', 'Heat', null]]);
    expect((await deskOf(await telling.as('officer'), {})).waiting.items).toEqual([]);
    expect((await deskOf(await telling.as('editor'), {})).waiting.items).toEqual([]);
    const { text } = await world.secretary.get('/desk');
    expect(text).toContain('Proposal to consider: <bdi>Heat</bdi>');
    expect(text).toContain(`href="/en${at(paths.proposalConsideration)}"`);
    await consider(await telling.as('secretary'), heat, {});
    expect(await waiting()).toEqual([['considerations', 'shiraz', 'Heat', null]]);
  });

  test('asks the city for an answer to a question', async () => {
    await askParty(await telling.as('secretary'), heat, { question: 'For <b>how</b> many years?' });
    expect(await asked('mayor')).toEqual([['question', 'you', null]]);
    expect(await asked('contributor')).toEqual([['question', 'focal-point', null]]);
    expect(await asked('seoul')).toEqual([]);
    const { text } = await world.mayor.get('/me');
    expect(text).toContain('<h1>One thing is asked of <bdi>Shiraz</bdi></h1>');
    expect(text).toContain('<bdi>Heat</bdi>: <bdi dir="auto">For &lt;b&gt;how&lt;/b&gt; many years?</bdi>');
    await world.db.execute(
      sql`update proposal_questions set answer = 'Three.', answer_language = 'en', answered_at = serai_clock(), answered_by = person_id`,
    );
    expect(await asked('mayor')).toEqual([]);
  });

  test('asks both parties for their word on a version until each has said it', async () => {
    await openDrafting(await telling.as('secretary'), heat, {
      staff: [],
      deadline: { at: new Date('2098-12-14T22:30:00Z'), zone: 'Asia/Tehran' },
    });
    expect([await waiting(), await asked('mayor')]).toEqual([[], []]);
    await telling.ok('focalPoint', at(paths.proposalTurn));
    await telling.ok('focalPoint', at(paths.proposalVersions), { revision: await revision() });
    expect(await waiting()).toEqual([['texts', 'shiraz', 'Heat', 1]]);
    // The day as it was said in Tehran, which is not that of Greenwich.
    expect(await asked('mayor')).toEqual([['verdict', 'you', '2098-12-15']]);
    await telling.ok('secretary', at(paths.proposalAgreements));
    expect(await waiting()).toEqual([]);
    const { text } = await world.focalPoint.get('/me');
    expect(text).toContain('Agree to version 1, or say what should change');
    expect(text).toContain('The Secretariat has agreed; the text waits for your city.');
    expect(text).toContain(`href="/en${at(paths.proposalVersion)}"`);
    const persian = await world.focalPoint.get('/me', 'fa');
    expect(persian.text).toContain('با نسخهٔ ۱ موافقت کنید یا بنویسید چه باید تغییر کند');
    await telling.ok('mayor', at(paths.proposalChangeRequests), { reason: 'Two years.' });
    expect([await waiting(), await asked('mayor')]).toEqual([[], []]);
    await telling.ok('mayor', at(paths.proposalAgreements));
    expect(await waiting()).toEqual([['agreements', 'shiraz', 'Heat', 1]]);
  });

  test('waits for the decision of the Board, and returned, for another text', async () => {
    await sendToBoard(await telling.as('secretary'), heat, {});
    expect(await waiting()).toEqual([['decisions', 'shiraz', 'Heat', 1]]);
    const deadline = { at: new Date('2098-01-14T10:00:00Z'), zone: 'Asia/Seoul' };
    await returnToParties(await telling.as('secretary'), heat, { reason: 'Two years, not three.', deadline });
    expect(await asked('focalPoint')).toEqual([['returned', 'you', '2098-01-14']]);
    expect((await world.mayor.get('/me')).text).toContain('Two years, not three.');
    await world.db.execute(sql`update proposals set due_at = serai_clock() - interval '2 days' where id = ${heat.id}`);
    expect((await homeOfPerson(await telling.as('mayor'))).asked?.things[0]).toMatchObject({ isLate: true });
    expect((await world.mayor.get('/me')).text).toMatch(/class="state late"/);
    await withdrawProposal(await telling.as('mayor'), heat, { reason: 'Another way was found.' });
    expect([await waiting(), await asked('mayor')]).toEqual([[], []]);
  });
});

describe('A group', () => {
  let group = { id: '', slug: '' };

  test('asks its lead to answer who wants to join, and the invited to answer', async () => {
    const drafted = await draftGroup(await telling.as('secretary'), {
      kind: 'forum',
      joinMode: 'approval',
      visibility: 'group',
      texts: { en: { name: 'Shade', purpose: 'To talk.' } },
      deliverables: [],
      leadId: await telling.memberId('shiraz'),
    });
    group = await foundGroup(await telling.as('secretary'), drafted);
    const seouls = await join(await telling.as('seoul'), group);
    const busans = await invite(await telling.as('mayor'), group, { memberId: await telling.memberId('busan') });
    expect([await asked('mayor'), await asked('seoul'), await asked('observer')]).toEqual([
      [['request', 'you', null]],
      [],
      [['invitation', 'you', null]],
    ]);
    expect((await world.mayor.get('/me')).text).toContain('<bdi>Seoul</bdi> asks to join <bdi>Shade</bdi>');
    expect((await world.observer.get('/me')).text).toContain('Answer the invitation to <bdi>Shade</bdi>');
    await admit(await telling.as('mayor'), seouls);
    await admit(await telling.as('observer'), busans);
    expect([await asked('mayor'), await asked('observer')]).toEqual([[], []]);
  });

  test('has news for the cities that take part: what others did, the latest first, and nothing that was hidden', async () => {
    await post(await telling.as('seoul'), group, { text: 'How do you keep sensors from being stolen?' });
    await post(await telling.as('mayor'), group, { text: 'We hang them high.' });
    await post(await telling.as('seoul'), group, { text: 'Not for long.' });
    await world.db.execute(sql`update group_posts set hidden_at = serai_clock() where text = 'Not for long.'`);
    const { news } = await homeOfPerson(await telling.as('contributor'));
    expect(news.map(({ kind, member, title }) => [kind, member?.slug, title])).toEqual([
      ['posted', 'seoul', 'How do you keep sensors from being stolen?'],
      ['joined', 'busan', null],
      ['joined', 'seoul', null],
    ]);
    const { text } = await world.contributor.get('/me');
    expect(text).toContain('New in your groups');
    expect(text).toContain(
      '<bdi class="muted">Shade</bdi><br/><bdi dir="auto">How do you keep sensors from being stolen?</bdi>',
    );
    expect((await homeOfPerson(await telling.as('stranger'))).news).toEqual([]);
    expect((await world.secretary.get('/me')).text).not.toContain('New in your groups');
  });

  test('the own page asks a constant number of questions', async () => {
    const counted = async () => {
      // Nothing is kept from one reading to the next here; beside these stand the reader and the network.
      const ctx = await telling.as('mayor');
      let count = 0;
      const counting = () => (count += 1);
      world.pool.on('acquire', counting);
      await homeOfPerson(ctx);
      world.pool.off('acquire', counting);
      return count;
    };
    const before = await counted();
    for (let at = 0; at < 30; at += 1) await post(await telling.as('seoul'), group, { text: `Word ${at}` });
    expect(await counted()).toBe(before);
    expect(before).toBeLessThanOrEqual(4);
  });
});
