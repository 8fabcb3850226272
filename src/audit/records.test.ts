import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { announce } from '#db/outbox.ts';
import { languages } from '#i18n/languages.ts';
import { draftedProposal } from '../../test/drafted.ts';
import { groupIn } from '../../test/group-in-world.ts';
import { foundWorld, type Client, type World } from '../../test/world.ts';
import { messages } from './messages/messages.ts';
import { recordsInView } from './queries.ts';
import { recordKinds, recordTopics } from './record.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
  await tellEverything();
});
afterAll(() => world.close());

const idOf = async (table: string, slug: string) => {
  const { rows } = await world.db.execute<{ id: string }>(`select id from ${table} where slug = '${slug}'`);
  return rows[0]?.id ?? '';
};

/** One record of every kind, each about Tashkent, its office, or Shiraz with its group and its proposal. */
async function tellEverything(): Promise<void> {
  const ctx = await world.contextOf(world.secretary);
  const [tashkent, shiraz, office] = await Promise.all([
    idOf('members', 'tashkent'),
    idOf('members', 'shiraz'),
    idOf('offices', 'central-asia'),
  ]);
  const { rows } = await world.db.execute<{ id: string; person_id: string }>(
    `select id, person_id from mandates where member_id = '${shiraz}' and role = 'representative'`,
  );
  const [mandateId, personId] = [rows[0]?.id ?? '', rows[0]?.person_id ?? ''];
  await announce(ctx, 'network.founded', { networkId: office });
  await announce(ctx, 'network.changed', { networkId: office });
  await announce(ctx, 'office.opened', { officeId: office });
  await announce(ctx, 'office.changed', { officeId: office });
  await announce(ctx, 'office.closed', { officeId: office, reason: 'Moved.' });
  await announce(ctx, 'offices.imported', { entered: 2, changed: 1 });
  await announce(ctx, 'member.entered', { memberId: tashkent });
  await announce(ctx, 'member.changed', { memberId: tashkent });
  await announce(ctx, 'member.promoted', { memberId: tashkent });
  await announce(ctx, 'member.suspended', { memberId: tashkent, reason: 'Dues unpaid.' });
  await announce(ctx, 'member.reinstated', { memberId: tashkent });
  await announce(ctx, 'member.withdrew', { memberId: shiraz, reason: 'canary reason' });
  await announce(ctx, 'member.paid', { memberId: tashkent, until: '2027-12-31' });
  await announce(ctx, 'members.imported', { entered: 200, changed: 0 });
  await announce(ctx, 'mandate.given', { mandateId });
  await announce(ctx, 'mandate.proposed', { mandateId });
  await announce(ctx, 'mandate.confirmed', { mandateId });
  await announce(ctx, 'mandate.declined', { mandateId, reason: 'Another office.' });
  await announce(ctx, 'mandate.withdrawn', { mandateId, reason: 'The wrong dates.' });
  await announce(ctx, 'mandate.lapsed', { mandateId });
  await announce(ctx, 'mandate.ended', { mandateId, reason: 'Elections.' });
  await announce(ctx, 'person.invited', { personId, mandateId });
  await announce(ctx, 'person.arrived', { personId });
  await announce(ctx, 'person.changed', { personId });
  await announce(ctx, 'person.readdressed', { personId });
  await announce(ctx, 'person.deactivated', { personId, reason: 'Left the city.' });
  await announce(ctx, 'person.reactivated', { personId });
  await tellOfGroup(ctx, shiraz);
  await tellOfProposal(ctx, shiraz, mandateId);
  await announce(ctx, 'session.ended', { personId });
}

async function tellOfGroup(ctx: Context, memberId: string): Promise<void> {
  const { id: groupId } = await groupIn(world, { slug: 'open-group' });
  const [postId, documentId, commentId] = [newId(), newId(), newId()];
  const part = { groupId, memberId, participationId: newId() };
  await announce(ctx, 'group.drafted', { groupId });
  await announce(ctx, 'group.founded', { groupId });
  await announce(ctx, 'group.charter-changed', { groupId });
  await announce(ctx, 'group.lead-handed', { groupId, formerLeadId: memberId });
  await announce(ctx, 'group.rested', { groupId, reason: 'Nobody meets.' });
  await announce(ctx, 'group.term-ended', { groupId });
  await announce(ctx, 'group.discarded', { groupId });
  await announce(ctx, 'group.renewed', { groupId });
  await announce(ctx, 'group.closed', { groupId, reason: 'All is done.' });
  await announce(ctx, 'group.posted', { groupId, postId });
  await announce(ctx, 'group.document-added', { groupId, documentId });
  await announce(ctx, 'group.document-removed', { groupId, documentId });
  await announce(ctx, 'deliverable.done', { groupId, deliverableId: newId() });
  await announce(ctx, 'post.edited', { groupId, postId });
  await announce(ctx, 'post.hidden', { groupId, postId, reason: 'It names a private person.' });
  await announce(ctx, 'post.shown', { groupId, postId });
  await announce(ctx, 'participation.asked', part);
  await announce(ctx, 'participation.invited', part);
  await announce(ctx, 'participation.joined', part);
  await announce(ctx, 'participation.declined', { ...part, reason: 'The group is full.' });
  await announce(ctx, 'participation.left', { ...part, reason: 'No time.' });
  await announce(ctx, 'participation.people-named', part);
  await announce(ctx, 'comment.written', { commentId });
  await announce(ctx, 'comment.edited', { commentId });
  await announce(ctx, 'comment.hidden', { commentId, reason: 'It is about something else.' });
  await announce(ctx, 'comment.shown', { commentId });
}

async function tellOfProposal(ctx: Context, memberId: string, mandateId: string): Promise<void> {
  const { id: proposalId, textId } = await draftedProposal(world);
  const [decisionId, fileId, questionId, remarkId] = [newId(), newId(), newId(), newId()];
  await announce(ctx, 'proposal.drafted', { proposalId });
  await announce(ctx, 'proposal.changed', { proposalId });
  await announce(ctx, 'proposal.submitted', { proposalId });
  await announce(ctx, 'proposal.considered', { proposalId });
  await announce(ctx, 'proposal.opened-for-drafting', { proposalId });
  await announce(ctx, 'proposal.sent-to-board', { proposalId, version: 2 });
  await announce(ctx, 'proposal.returned', { proposalId, reason: 'A term of two years.' });
  await announce(ctx, 'proposal.adopted', { proposalId, decisionId });
  await announce(ctx, 'proposal.rejected', { proposalId, reason: 'There is such a group.' });
  await announce(ctx, 'proposal.withdrawn', { proposalId, reason: 'Another group does this.' });
  await announce(ctx, 'proposal.carried-out', { proposalId });
  await announce(ctx, 'proposal.deadline-set', { proposalId });
  await announce(ctx, 'proposal.staff-named', { proposalId, mandateId });
  await announce(ctx, 'proposal.file-added', { proposalId, fileId });
  await announce(ctx, 'proposal.file-removed', { proposalId, fileId });
  await announce(ctx, 'proposal.deadline-near', { proposalId });
  await announce(ctx, 'proposal.endorsed', { proposalId, memberId });
  await announce(ctx, 'proposal.endorsement-withdrawn', { proposalId, memberId });
  await announce(ctx, 'proposal.asked', { proposalId, questionId });
  await announce(ctx, 'proposal.answered', { proposalId, questionId });
  await announce(ctx, 'text.version-made', { textId, number: 2 });
  await announce(ctx, 'text.agreed', { textId, number: 2 });
  await announce(ctx, 'text.change-asked', { textId, number: 2, reason: 'Terms are too short.' });
  await announce(ctx, 'text.turn-asked', { textId });
  await announce(ctx, 'text.turn-given', { textId });
  await announce(ctx, 'text.remarked', { textId, remarkId });
  await announce(ctx, 'text.remark-settled', { textId, remarkId });
}

const size = recordKinds.length;

const kindsFor = async (client: Client) =>
  (await recordsInView(await world.contextOf(client), { size })).items.map(({ kind }) => kind);

test('the Secretariat reads every kind, newest first, in every language', async () => {
  expect((await kindsFor(world.secretary)).toSorted()).toEqual(recordKinds.toSorted());
  expect((await kindsFor(world.secretary))[0]).toBe('session.ended');
  for (const language of languages) {
    for (const topic of recordTopics) {
      const { text, status } = await world.secretary.get(`/desk/records?topic=${topic}`, language);
      expect(status).toBe(200);
      expect(text).not.toMatch(/\{\w+\}/);
      expect([topic, text.includes(messages[language].unknown)]).toEqual([topic, false]);
    }
  }
  expect((await world.secretary.get('/desk/records?topic=proposals')).text).toMatch(
    /Endorsed by <a href="\/en\/members\/shiraz"><bdi>Shiraz<\/bdi><\/a>: <a href="\/en\/proposals\/proposal-\d+"><bdi>Thematic groups/,
  );
  expect((await world.secretary.get('/desk/records?topic=mandates')).text).toContain(
    'Mandate given: <bdi>Kamran Arjmand</bdi>, <a href="/en/members/shiraz">',
  );
});

test('an officer reads what concerns the region and its members, and nothing of Shiraz', async () => {
  expect((await kindsFor(world.officer)).toSorted()).toEqual([
    'member.changed',
    'member.entered',
    'member.paid',
    'member.promoted',
    'member.reinstated',
    'member.suspended',
    'office.changed',
    'office.closed',
    'office.opened',
  ]);
  expect((await world.officer.get('/desk/records')).text).not.toMatch(/Shiraz|Arjmand|canary/);
});

test('the log is narrowed down and read in pages', async () => {
  const ctx = await world.contextOf(world.secretary);
  const mandates = await recordsInView(ctx, { topic: 'mandates' });
  expect(mandates.items.map(({ kind }) => kind)).toEqual([
    'mandate.ended',
    'mandate.lapsed',
    'mandate.withdrawn',
    'mandate.declined',
    'mandate.confirmed',
    'mandate.proposed',
    'mandate.given',
  ]);
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await recordsInView(ctx, { size: 4, ...(after && { after }) });
    seen.push(...page.items.map(({ id }) => id));
    after = page.next;
  }
  expect(seen).toEqual((await recordsInView(ctx, { size })).items.map(({ id }) => id));
  expect((await world.secretary.get('/desk/records?topic=bogus&after=bogus')).status).toBe(200);
});

test('an editor of the Secretariat and members are refused', async () => {
  expect((await world.editor.get('/desk/records')).status).toBe(403);
  expect((await world.mayor.get('/desk/records')).status).toBe(403);
  expect((await world.visitor.get('/desk/records')).status).toBe(303);
});
