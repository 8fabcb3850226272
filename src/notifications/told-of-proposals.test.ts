import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOf, paths, type PagePath } from '#paths.ts';
import { writeProposal } from '#proposals/actions.ts';
import { decide } from '#proposals/decision.ts';
import { endorse, withdrawEndorsement } from '#proposals/endorsing.ts';
import { addFile, removeFile } from '#proposals/files.ts';
import { keepDeadlines } from '#proposals/jobs.ts';
import { answerParty, askParty } from '#proposals/questions.ts';
import {
  completeProposal,
  consider,
  openDrafting,
  returnToParties,
  sendToBoard,
  setDeadline,
  submit,
  withdrawProposal,
} from '#proposals/steps.ts';
import { sql } from 'drizzle-orm';
import { each, Telling, type Reached } from '../../test/telling.ts';
import { foundWorld, type World } from '../../test/world.ts';
import { toldKinds } from './receivers.ts';

let world: World;
let telling: Telling;
beforeAll(async () => {
  world = await foundWorld();
  telling = new Telling(world);
});
afterAll(() => world.close());

let heat = { id: '', slug: '' };
let fileId = '';

const at = (path: PagePath, number = 1) => addressOf(path, { slug: heat.slug, number: String(number) });

const request = (title: string) => ({
  language: 'en' as const,
  texts: { en: { title, request: 'Found a group for heat.' } },
  aim: 'rule' as const,
  staff: [],
});

const submitted = async (title: string) =>
  writeProposal(await telling.as('mayor'), { act: 'submit', ...request(title) });

const latest = (what: 'questions' | 'remarks') =>
  telling.one<string>(
    what === 'questions'
      ? sql`select id as found from proposal_questions order by id desc limit 1`
      : sql`select id as found from passage_comments order by id desc limit 1`,
  );

const revision = async () =>
  String(
    await telling.one<number>(
      sql`select d.revision as found from drafted_texts d join proposals p on p.text_id = d.id where p.id = ${heat.id}`,
    ),
  );

const decision = { body: 'executive-board' as const, day: '2026-11-20', reference: 'EB/2026/14' };

/** Both parties, but the one who did it, and the staff that is of none: the contributor. */
const stories: readonly (readonly [what: string, act: () => Promise<unknown>, expected: Reached])[] = [
  [
    'The mayor begins a draft and names the contributor to write',
    async () => {
      const staff = [await telling.mandateOf('contributor')];
      heat = await writeProposal(await telling.as('mayor'), { act: 'keep', ...request('Heat'), staff });
    },
    { 'proposal.staff-named': each('asked', 'contributor') },
  ],
  [
    'the focal point submits it',
    async () => (heat = { ...heat, ...(await submit(await telling.as('focalPoint'), heat)) }),
    { 'proposal.submitted': { ...each('asked', 'secretary', 'secretariatOfficer'), ...each('followed', 'mayor') } },
  ],
  [
    'the Secretariat takes it under consideration',
    async () => consider(await telling.as('secretary'), heat, {}),
    {
      'proposal.considered': {
        ...each('answered', 'mayor', 'focalPoint'),
        ...each('followed', 'secretariatOfficer', 'contributor'),
      },
    },
  ],
  [
    'Seoul endorses it',
    async () => endorse(await telling.as('seoul'), heat),
    { 'proposal.endorsed': each('followed', 'secretary', 'secretariatOfficer', 'mayor', 'focalPoint') },
  ],
  [
    'takes that back',
    async () => withdrawEndorsement(await telling.as('seoul'), heat),
    { 'proposal.endorsement-withdrawn': each('followed', 'secretary', 'secretariatOfficer', 'mayor', 'focalPoint') },
  ],
  [
    'and endorses it again',
    async () => endorse(await telling.as('seoul'), heat),
    { 'proposal.endorsed': each('followed', 'secretary', 'secretariatOfficer', 'mayor', 'focalPoint') },
  ],
  [
    'the Secretariat asks the city',
    async () => askParty(await telling.as('secretary'), heat, { question: 'For how many years?' }),
    { 'proposal.asked': each('asked', 'mayor', 'focalPoint') },
  ],
  [
    'the focal point answers',
    async () =>
      answerParty(
        await telling.as('focalPoint'),
        { questionId: await latest('questions'), proposalId: heat.id },
        { answer: 'Three.' },
      ),
    { 'proposal.answered': each('answered', 'secretary', 'secretariatOfficer') },
  ],
  [
    'the Secretariat gives itself a deadline',
    async () =>
      setDeadline(await telling.as('secretary'), heat, {
        deadline: { at: new Date('2098-12-14T14:30:00Z'), zone: 'Asia/Tehran' },
      }),
    {
      'proposal.deadline-set': {
        ...each('asked', 'secretariatOfficer'),
        ...each('followed', 'mayor', 'focalPoint', 'contributor'),
      },
    },
  ],
  [
    'opens the joint drafting and names who writes for it',
    async () =>
      openDrafting(await telling.as('secretary'), heat, {
        staff: [await telling.mandateOf('secretariatOfficer')],
      }),
    {
      'proposal.opened-for-drafting': {
        ...each('asked', 'mayor', 'focalPoint', 'contributor', 'secretariatOfficer'),
        ...each('followed', 'seoul'),
      },
      'proposal.staff-named': each('asked', 'secretariatOfficer'),
    },
  ],
  [
    'Seoul comments on it',
    async () => telling.ok('seoul', at(paths.proposalComments), { text: 'We would take part.' }),
    { 'comment.written': each('followed', 'mayor', 'focalPoint') },
  ],
  [
    'the focal point adds a file',
    async () => {
      const letter = await readFile(new URL('../../example/letters/tashkent-focal-point.pdf', import.meta.url));
      const file = new File([letter], 'letter.pdf', { type: 'application/pdf' });
      fileId = (await addFile(await telling.as('focalPoint'), heat, { title: 'Letter of the mayor', file })).id;
    },
    { 'proposal.file-added': each('followed', 'secretary', 'secretariatOfficer', 'mayor', 'contributor') },
  ],
  ['and takes it away', async () => removeFile(await telling.as('focalPoint'), heat, { fileId }), {}],
  [
    'the focal point writes, and the Secretariat asks for the turn',
    async () => {
      await telling.ok('focalPoint', at(paths.proposalTurn));
      await telling.ok('secretary', at(paths.proposalTurn));
    },
    { 'text.turn-asked': each('asked', 'focalPoint') },
  ],
  [
    'the focal point gives the turn on: the Secretary General has asked for it, the officer drafts for the network',
    async () => {
      expect((await world.focalPoint.undo(at(paths.proposalTurn))).status).toBe(303);
    },
    { 'text.turn-given': { ...each('asked', 'secretary'), ...each('followed', 'secretariatOfficer') } },
  ],
  [
    'the focal point sets down a version',
    async () => telling.ok('focalPoint', at(paths.proposalVersions), { revision: await revision() }),
    {
      'text.version-made': {
        ...each('asked', 'mayor', 'secretary', 'secretariatOfficer'),
        ...each('followed', 'contributor'),
      },
    },
  ],
  [
    'the Secretariat asks for a change',
    async () => telling.ok('secretary', at(paths.proposalChangeRequests), { reason: 'Two years.' }),
    {
      'text.change-asked': {
        ...each('asked', 'mayor', 'focalPoint'),
        ...each('followed', 'secretariatOfficer', 'contributor'),
      },
    },
  ],
  [
    'remarks on a passage',
    async () => telling.ok('secretary', at(paths.proposalRemarks), { paragraph: '1', text: 'How long?' }),
    { 'text.remarked': each('followed', 'mayor', 'focalPoint', 'secretariatOfficer', 'contributor') },
  ],
  [
    'the focal point answers the remark',
    async () =>
      telling.ok('focalPoint', at(paths.proposalRemarks), {
        paragraph: '1',
        text: 'Three years.',
        answerTo: await latest('remarks'),
      }),
    {
      'text.remarked': {
        ...each('answered', 'secretary'),
        ...each('followed', 'mayor', 'secretariatOfficer', 'contributor'),
      },
    },
  ],
  [
    'the mayor settles it',
    async () => {
      const id = await telling.one<string>(
        sql`select answer_to as found from passage_comments where answer_to is not null`,
      );
      await telling.ok('mayor', addressOf(paths.remarkSettlement, { id }));
    },
    { 'text.remark-settled': each('answered', 'secretary') },
  ],
  [
    'the mayor agrees',
    async () => telling.ok('mayor', at(paths.proposalAgreements)),
    {
      'text.agreed': {
        ...each('answered', 'secretary', 'secretariatOfficer'),
        ...each('followed', 'focalPoint', 'contributor'),
      },
    },
  ],
  [
    'the Secretariat agrees, and puts it before the Board',
    async () => {
      await telling.ok('secretary', at(paths.proposalAgreements));
      await sendToBoard(await telling.as('secretary'), heat, {});
    },
    {
      'text.agreed': {
        ...each('answered', 'mayor', 'focalPoint'),
        ...each('followed', 'secretariatOfficer', 'contributor'),
      },
      'proposal.sent-to-board': {
        ...each('answered', 'mayor', 'focalPoint'),
        ...each('followed', 'secretariatOfficer', 'contributor', 'seoul'),
      },
    },
  ],
  [
    'the Board returns it',
    async () => returnToParties(await telling.as('secretary'), heat, { reason: 'Two years.' }),
    {
      'proposal.returned': {
        ...each('asked', 'mayor', 'focalPoint', 'secretariatOfficer', 'contributor'),
        ...each('followed', 'seoul'),
      },
    },
  ],
  [
    'a deadline comes near',
    async () => {
      await world.db
        .execute(sql`update proposals set due_at = serai_clock() + interval '1 day', due_zone = 'Asia/Tehran',
        state_at = serai_clock() - interval '9 days' where id = ${heat.id}`);
      await keepDeadlines(world.operator());
    },
    {
      'proposal.deadline-near': each('asked', 'mayor', 'focalPoint', 'contributor', 'secretary', 'secretariatOfficer'),
    },
  ],
  [
    'once more before the Board, it is adopted, and carried out',
    async () => {
      await sendToBoard(await telling.as('secretary'), heat, {});
      await decide(await telling.as('secretary'), heat, { outcome: 'adopted', ...decision });
      await completeProposal(await telling.as('secretary'), heat, {});
    },
    Object.fromEntries(
      ['proposal.sent-to-board', 'proposal.adopted', 'proposal.carried-out'].map((kind) => [
        kind,
        {
          ...each('answered', 'mayor', 'focalPoint'),
          ...each('followed', 'secretariatOfficer', 'contributor', 'seoul'),
        },
      ]),
    ),
  ],
  [
    'another is rejected',
    async () =>
      decide(await telling.as('secretary'), await submitted('Water'), {
        outcome: 'rejected',
        ...decision,
        reason: 'A group does this already.',
      }),
    {
      'proposal.submitted': { ...each('asked', 'secretary', 'secretariatOfficer'), ...each('followed', 'focalPoint') },
      'proposal.rejected': { ...each('answered', 'mayor', 'focalPoint'), ...each('followed', 'secretariatOfficer') },
    },
  ],
  [
    'a third is withdrawn',
    async () =>
      withdrawProposal(await telling.as('mayor'), await submitted('Air'), { reason: 'Another way was found.' }),
    {
      'proposal.submitted': { ...each('asked', 'secretary', 'secretariatOfficer'), ...each('followed', 'focalPoint') },
      'proposal.withdrawn': each('followed', 'focalPoint', 'secretary', 'secretariatOfficer'),
    },
  ],
  [
    'and of a draft that is withdrawn nobody learns but its city',
    async () => {
      const draft = await writeProposal(await telling.as('mayor'), { act: 'keep', ...request('Noise') });
      await withdrawProposal(await telling.as('mayor'), draft, { reason: 'Not yet.' });
    },
    { 'proposal.withdrawn': each('followed', 'focalPoint') },
  ],
];

describe('Of what happens with proposals are told', () => {
  // One story: each step stands on those before it.
  test.each(stories)('%s', async (_, act, expected) => {
    expect(await telling.of(act)).toEqual(expected);
  });

  test('and every announcement of proposals that reaches somebody was among them', () => {
    const isOfProposals = (kind: string) => /^(?:proposal|text)\./.test(kind);
    expect([...telling.covered].filter(isOfProposals).toSorted()).toEqual(toldKinds.filter(isOfProposals).toSorted());
  });
});
