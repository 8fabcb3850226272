import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editComment } from '#comments/actions.ts';
import {
  changeCharter,
  close,
  draftGroup,
  foundGroup,
  handLead,
  letRest,
  renew,
  reportDeliverable,
} from '#groups/actions.ts';
import { keepTerms } from '#groups/jobs.ts';
import { admit, decline, invite, join, leave, namePeople } from '#groups/participating.ts';
import { addressOf, paths } from '#paths.ts';
import { editPost, hidePost, post, showPost } from '#posts/actions.ts';
import { addDocument } from '#posts/document-actions.ts';
import { sql } from 'drizzle-orm';
import { each, Telling, type Reached } from '../../test/telling.ts';
import { foundWorld, type World } from '../../test/world.ts';
import { toldKinds } from './receivers.ts';

let world: World;
let telling: Telling;
beforeAll(async () => {
  world = await foundWorld();
  telling = new Telling(world);
  // Here somebody decides for Busan as well.
  await world.db.execute(sql`update mandates set role = 'focal-point' where role = 'observer'`);
});
afterAll(() => world.close());

let heat = { id: '' };
let seouls = { id: '' };
let busans = { id: '' };
let written = { id: '' };
let comment = { id: '' };

const comments = () => addressOf(paths.postComments, written);

const pdf = async () =>
  new File([await readFile(new URL('../../example/letters/tashkent-focal-point.pdf', import.meta.url))], 'map.pdf', {
    type: 'application/pdf',
  });

const charter = {
  kind: 'working-group' as const,
  joinMode: 'approval' as const,
  visibility: 'public' as const,
  texts: { en: { name: 'Heat', purpose: 'So that a city facing heat finds one that has faced it.' } },
  deliverables: [{ titles: { en: 'A shade map' } }],
};

const stories: readonly (readonly [what: string, act: () => Promise<unknown>, expected: Reached])[] = [
  [
    'A group is drafted for Shiraz and founded',
    async () => {
      heat = await draftGroup(await telling.as('secretary'), {
        ...charter,
        leadId: await telling.memberId('shiraz'),
      });
      await foundGroup(await telling.as('secretary'), heat);
    },
    { 'group.founded': each('answered', 'mayor', 'focalPoint') },
  ],
  [
    'Seoul asks to join, while somebody without a mandate follows',
    async () => {
      await world.db.execute(
        sql`insert into group_follows (group_id, person_id) values (${heat.id}, ${world.stranger.personId})`,
      );
      seouls = await join(await telling.as('seoul'), heat);
    },
    { 'participation.asked': each('asked', 'mayor', 'focalPoint') },
  ],
  [
    'the mayor lets Seoul in',
    async () => admit(await telling.as('mayor'), seouls),
    { 'participation.joined': { ...each('answered', 'seoul'), ...each('followed', 'focalPoint', 'stranger') } },
  ],
  [
    'the mayor invites Busan',
    async () => (busans = await invite(await telling.as('mayor'), heat, { memberId: await telling.memberId('busan') })),
    { 'participation.invited': each('asked', 'observer') },
  ],
  [
    'Busan declines',
    async () => decline(await telling.as('observer'), busans, { reason: 'Not this year.' }),
    { 'participation.declined': each('answered', 'mayor', 'focalPoint') },
  ],
  [
    'invited again, Busan joins',
    async () => {
      busans = await invite(await telling.as('mayor'), heat, { memberId: await telling.memberId('busan') });
      await admit(await telling.as('observer'), busans);
    },
    {
      'participation.invited': each('asked', 'observer'),
      'participation.joined': { ...each('answered', 'mayor', 'focalPoint'), ...each('followed', 'seoul', 'stranger') },
    },
  ],
  [
    'the mayor names the contributor for the group: from now on its posts reach him, not those who only speak',
    async () => {
      const own = await telling.one<string>(
        sql`select pa.id as found from participations pa join members m on m.id = pa.member_id where m.slug = 'shiraz' and pa.group_id = ${heat.id}`,
      );
      await namePeople(
        await telling.as('mayor'),
        { id: own },
        { mandateIds: [await telling.mandateOf('contributor')] },
      );
    },
    { 'participation.people-named': each('asked', 'contributor') },
  ],
  [
    'the contributor writes and names Seoul',
    async () =>
      (written = await post(await telling.as('contributor'), heat, { text: 'Thanks to @seoul for the trees.' })),
    { 'group.posted': { ...each('mentioned', 'seoul'), ...each('followed', 'observer', 'stranger') } },
  ],
  [
    'the post is edited and names Busan as well: Seoul is not told again',
    async () =>
      editPost(await telling.as('contributor'), written, {
        text: 'Thanks to @seoul and @busan for the trees.',
        revision: 0,
      }),
    { 'post.edited': each('mentioned', 'observer') },
  ],
  [
    'Seoul comments on the post',
    async () => {
      await telling.ok('seoul', comments(), { text: 'With pleasure.' });
    },
    { 'comment.written': each('answered', 'contributor') },
  ],
  [
    'Busan comments as well, and names the focal point of Shiraz',
    async () => {
      await telling.ok('observer', comments(), { text: 'Who counts them?', named: ['Nasrin Golestani'] });
      comment = { id: await telling.one(sql`select id as found from comments order by id desc limit 1`) };
    },
    {
      'comment.written': {
        ...each('answered', 'contributor'),
        ...each('mentioned', 'focalPoint'),
        ...each('followed', 'seoul'),
      },
    },
  ],
  [
    'the comment is edited and names Seoul',
    async () => editComment(await telling.as('observer'), comment, { text: 'Who counts them, @seoul?', revision: 0 }),
    { 'comment.edited': each('mentioned', 'seoul') },
  ],
  [
    'the lead hides the comment',
    async () => telling.ok('mayor', addressOf(paths.commentHiding, comment), { reason: 'Off the matter.' }),
    { 'comment.hidden': each('answered', 'observer') },
  ],
  [
    'and shows it again',
    async () => {
      const { status } = await world.mayor.undo(addressOf(paths.commentHiding, comment));
      expect(status).toBe(303);
    },
    { 'comment.shown': each('answered', 'observer') },
  ],
  [
    'the Secretariat hides the post',
    async () => hidePost(await telling.as('secretary'), written, { reason: 'Names a person.' }),
    { 'post.hidden': each('answered', 'contributor') },
  ],
  [
    'and shows it again',
    async () => showPost(await telling.as('secretary'), written),
    { 'post.shown': each('answered', 'contributor') },
  ],
  [
    'Seoul adds a document',
    async () => addDocument(await telling.as('seoul'), heat, { title: 'Trees', language: 'en', file: await pdf() }),
    { 'group.document-added': each('followed', 'contributor', 'observer', 'stranger') },
  ],
  [
    'the mayor reports a deliverable as done',
    async () => {
      const id = await telling.one<string>(sql`select id as found from group_deliverables where group_id = ${heat.id}`);
      await reportDeliverable(await telling.as('mayor'), heat, { id });
    },
    { 'deliverable.done': each('followed', 'contributor', 'seoul', 'observer', 'stranger') },
  ],
  [
    'the Secretariat changes the charter',
    async () => {
      const revision = await telling.one<number>(sql`select revision as found from groups where id = ${heat.id}`);
      await changeCharter(await telling.as('secretary'), heat, { ...charter, revision });
    },
    {
      'group.charter-changed': each('followed', 'mayor', 'focalPoint', 'contributor', 'seoul', 'observer', 'stranger'),
    },
  ],
  [
    'Busan leaves',
    async () => leave(await telling.as('observer'), busans, { reason: 'No hands left.' }),
    { 'participation.left': each('followed', 'mayor', 'focalPoint', 'contributor', 'seoul', 'stranger') },
  ],
  [
    'Shiraz hands the lead to Seoul',
    async () => handLead(await telling.as('mayor'), heat, { memberId: await telling.memberId('seoul') }),
    {
      'group.lead-handed': { ...each('asked', 'seoul'), ...each('followed', 'focalPoint', 'contributor', 'stranger') },
    },
  ],
  [
    'the Secretariat lets the group rest',
    async () => letRest(await telling.as('secretary'), heat, { reason: 'Winter.' }),
    { 'group.rested': each('followed', 'contributor', 'seoul', 'stranger') },
  ],
  [
    'renews its term',
    async () => renew(await telling.as('secretary'), heat, {}),
    { 'group.renewed': each('followed', 'contributor', 'seoul', 'stranger') },
  ],
  [
    'its term ends, and it is renewed once more',
    async () => {
      await world.db.execute(
        sql`update groups set term_from = '2020-01-01', term_until = '2020-12-31' where id = ${heat.id}`,
      );
      await keepTerms(world.operator());
      await world.workOff();
      await renew(await telling.as('secretary'), heat, {});
    },
    {
      'group.term-ended': { ...each('asked', 'seoul'), ...each('followed', 'contributor', 'stranger') },
      'group.renewed': each('followed', 'contributor', 'seoul', 'stranger'),
    },
  ],
  [
    'and closes it',
    async () => close(await telling.as('secretary'), heat, { reason: 'Done.' }),
    { 'group.closed': each('followed', 'contributor', 'seoul', 'stranger') },
  ],
];

describe('Of what happens in groups are told', () => {
  // One story: each step stands on those before it.
  test.each(stories)('%s', async (_, act, expected) => {
    expect(await telling.of(act)).toEqual(expected);
  });

  test('and every announcement of groups that reaches somebody was among them', () => {
    const ofGroups = toldKinds.filter((kind) => !/^(?:proposal|text)\./.test(kind));
    expect([...telling.covered].toSorted()).toEqual(ofGroups.toSorted());
  });
});
