import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#core/ids.ts';
import { addressOf, paths, type PagePath } from '#paths.ts';
import { sql } from 'drizzle-orm';
import { foundWorld, type Answer, type Client, type Fields, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const at = (path: PagePath, slug: string, number?: number) =>
  addressOf(path, number === undefined ? { slug } : { slug, number: String(number) });
const slugIn = ({ location }: Answer) => /\/proposals\/([^/?#]+)/.exec(location ?? '')?.[1] ?? '';

let count = 0;
const request = (more: Fields = {}): Fields => {
  count += 1;
  return {
    act: 'submit',
    language: 'en',
    titleEn: `A group for urban heat ${count} ${newId().slice(-5)}`,
    requestEn: 'Found a thematic group for urban heat.',
    aim: 'groups',
    ...more,
  };
};

const group = (name: string): Fields => ({
  nameEn: name,
  purposeEn: 'So that a city facing heat finds one that has faced it before.',
  kind: 'working-group',
  joinMode: 'open',
  visibility: 'public',
});

const write = async (client: Client, more?: Fields) => slugIn(await client.post(paths.proposalWriting, request(more)));

async function ok(answer: Promise<Answer>): Promise<Answer> {
  const given = await answer;
  expect([given.status, given.status === 303 ? '' : given.text]).toEqual([303, '']);
  return given;
}

const stateOf = async (slug: string) => {
  const { rows } = await world.db.execute<{ state: string }>(
    sql`select state from proposals where slug = ${slug} or id::text = ${slug}`,
  );
  return rows[0]?.state;
};

const consider = (slug: string) =>
  ok(world.secretary.post(at(paths.proposalConsideration, slug), { reason: 'Asked for.' }));
const openDrafting = (slug: string) => ok(world.secretary.post(at(paths.proposalDrafting, slug)));

/** A version that both parties agreed to. */
async function agreed(slug: string): Promise<void> {
  const read = await world.focalPoint.get(at(paths.proposalText, slug));
  const revision = /name="revision" value="(\d+)"/.exec(read.text)?.[1] ?? '1';
  await ok(world.focalPoint.post(at(paths.proposalVersions, slug), { revision }));
  await ok(world.mayor.post(at(paths.proposalAgreements, slug, 1)));
  await ok(world.secretary.post(at(paths.proposalAgreements, slug, 1)));
}

async function beforeTheBoard(more?: Fields): Promise<string> {
  const slug = await write(world.mayor, more);
  await consider(slug);
  await openDrafting(slug);
  await agreed(slug);
  await ok(world.secretary.post(at(paths.proposalBoard, slug)));
  return slug;
}

const decision = (more: Fields = {}): Fields => ({
  outcome: 'adopted',
  body: 'executive-board',
  day: '2026-11-20',
  reference: 'EB/2026/14',
  ...more,
});

describe('the way of a proposal', () => {
  test('from a draft of Shiraz to two groups that exist', async () => {
    const begun = await ok(world.contributor.post(paths.proposalWriting, request({ act: 'keep' })));
    const draft = slugIn(begun);
    expect(await stateOf(draft)).toBe('draft');
    await ok(world.contributor.post(at(paths.proposalGroups, draft), group(`Heat ${draft.slice(-4)}`)));
    await ok(
      world.mayor.post(at(paths.proposalGroups, draft), { ...group(`Water ${draft.slice(-4)}`), lead: 'seoul' }),
    );
    expect((await world.contributor.post(at(paths.proposalSubmission, draft))).status).toBe(403);
    const slug = slugIn(await ok(world.focalPoint.post(at(paths.proposalSubmission, draft))));
    expect(slug).toMatch(/^a-group-for-urban-heat/);
    await consider(slug);
    await ok(
      world.secretary.post(at(paths.proposalDrafting, slug), {
        dueDay: '2098-12-14',
        dueTime: '۱۸:۰۰',
        dueZone: 'Asia/Tehran',
      }),
    );
    expect((await world.secretary.post(at(paths.proposalBoard, slug))).status).toBe(409);
    await agreed(slug);
    await ok(world.secretary.post(at(paths.proposalBoard, slug)));
    await ok(world.secretary.post(at(paths.proposalDecision, slug), decision()));
    expect(await stateOf(slug)).toBe('carried-out');
    const { rows } = await world.db.execute<{ state: string; slug: string }>(sql`
      select g.state, g.slug from proposal_groups pg join proposals p on p.id = pg.proposal_id join groups g on g.id = pg.group_id where p.slug = ${slug} order by g.id`);
    expect(rows.map(({ state }) => state)).toEqual(['active', 'active']);
    const page = await world.visitor.get(at(paths.proposal, slug));
    expect(page.status).toBe(200);
    expect(page.text).toContain('EB/2026/14');
    const founded = await world.visitor.get(addressOf(paths.group, { slug: rows[0]?.slug ?? '' }));
    expect(founded.text).toContain('EB/2026/14');
    expect(await world.records()).toEqual(
      expect.arrayContaining([
        'proposal.submitted',
        'proposal.considered',
        'proposal.opened-for-drafting',
        'proposal.sent-to-board',
        'proposal.adopted',
        'group.founded',
        'proposal.carried-out',
      ]),
    );
  });

  test('rejected with a reason that everybody reads; without one it is asked for', async () => {
    const slug = await write(world.mayor);
    const bare = await world.secretary.post(at(paths.proposalDecision, slug), decision({ outcome: 'rejected' }));
    expect(bare.status).toBe(422);
    expect((await world.secretary.post(at(paths.proposalDecision, slug), decision())).status).toBe(409);
    await ok(
      world.secretary.post(
        at(paths.proposalDecision, slug),
        decision({ outcome: 'rejected', reason: 'A group does this already.' }),
      ),
    );
    expect(await stateOf(slug)).toBe('rejected');
    expect((await world.visitor.get(at(paths.proposal, slug))).text).toContain('A group does this already.');
  });

  test('returned by the Board, it is drafted again and no longer agreed by its old word alone', async () => {
    const slug = await beforeTheBoard();
    await ok(world.secretary.post(at(paths.proposalReturn, slug), { reason: 'Two years, not three.' }));
    expect(await stateOf(slug)).toBe('joint-drafting');
    expect((await world.seoul.get(at(paths.proposal, slug))).text).toContain('Two years, not three.');
  });

  test('while it lies before the Board, nobody changes the charter of the group that it asks for', async () => {
    const draft = await write(world.mayor, { act: 'keep' });
    await ok(world.mayor.post(at(paths.proposalGroups, draft), group('Shade on the way to school')));
    const slug = slugIn(await ok(world.mayor.post(at(paths.proposalSubmission, draft))));
    await consider(slug);
    await openDrafting(slug);
    await agreed(slug);
    const { rows } = await world.db.execute<{ id: string }>(
      sql`select group_id as id from proposal_groups x join proposals p on p.id = x.proposal_id where p.slug = ${slug}`,
    );
    const charter = addressOf(paths.groupCharter, { slug: rows[0]?.id ?? '' });
    const change = { ...group('Shade on every way'), revision: '1' };
    await ok(world.secretary.post(at(paths.proposalBoard, slug)));
    const refused = await world.mayor.post(charter, change);
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('lies before the Board')]);
    await ok(world.secretary.post(at(paths.proposalReturn, slug), { reason: 'A clearer name.' }));
    await ok(world.mayor.post(charter, change));
  });

  test('a rule that is adopted is carried out when the Secretariat says so', async () => {
    const slug = await beforeTheBoard({ aim: 'rule' });
    await ok(world.secretary.post(at(paths.proposalDecision, slug), decision()));
    expect(await stateOf(slug)).toBe('adopted');
    await ok(world.secretary.post(at(paths.proposalCompletion, slug), { reason: 'It stands in the statutes.' }));
    expect(await stateOf(slug)).toBe('carried-out');
  });

  test('withdrawn by its member; a draft that is withdrawn stays unknown to others', async () => {
    const slug = await write(world.mayor);
    expect((await world.seoul.post(at(paths.proposalWithdrawal, slug), { reason: 'x' })).status).toBe(403);
    expect((await world.mayor.post(at(paths.proposalWithdrawal, slug), {})).status).toBe(422);
    await ok(world.mayor.post(at(paths.proposalWithdrawal, slug), { reason: 'Another city does it.' }));
    const draft = await write(world.mayor, { act: 'keep' });
    await ok(world.mayor.post(at(paths.proposalWithdrawal, draft), { reason: 'Not now.' }));
    for (const client of [world.visitor, world.seoul, world.secretary])
      expect((await client.get(at(paths.proposal, draft))).status).toBe(404);
    expect((await world.contributor.get(at(paths.proposal, draft))).status).toBe(200);
  });

  test('numbers follow each other without gaps, even at once', async () => {
    await Promise.all([world.mayor, world.focalPoint, world.seoul].map((client) => write(client)));
    const { rows } = await world.db.execute<{ number: number }>(
      sql`select number from proposals where number is not null order by number`,
    );
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
  });
});

describe('a step out of order or twice', () => {
  test('answers where the proposal stands now', async () => {
    const slug = await write(world.mayor);
    const early = await world.secretary.post(at(paths.proposalBoard, slug));
    expect([early.status, early.text]).toEqual([409, expect.stringContaining('the proposal is submitted')]);
    await consider(slug);
    const twice = await world.secretary.post(at(paths.proposalConsideration, slug), {});
    expect([twice.status, twice.text]).toEqual([409, expect.stringContaining('under consideration')]);
    const again = await world.mayor.post(at(paths.proposalSubmission, slug));
    expect(again.status).toBe(409);
    const { rows } = await world.db.execute(
      sql`select 1 from proposal_steps s join proposals p on p.id = s.proposal_id where p.slug = ${slug}`,
    );
    expect(rows.length).toBe(3);
  });

  test('the same form sent twice is one proposal', async () => {
    const titleEn = `Sent twice ${newId()}`;
    const fields: Fields = { ...request({ titleEn }), key: newId() };
    const [one, other] = await Promise.all([
      world.mayor.post(paths.proposalWriting, fields),
      world.mayor.post(paths.proposalWriting, fields),
    ]);
    expect(slugIn(one)).toBe(slugIn(other));
    const { rows } = await world.db.execute(sql`select 1 from proposal_texts where title = ${titleEn}`);
    expect(rows.length).toBe(1);
  });
});

describe('bad input keeps what was typed', () => {
  test('an empty request is asked for when it is submitted, not when it is kept', async () => {
    const empty = await world.mayor.post(paths.proposalWriting, request({ requestEn: '', titleEn: 'Shade for all' }));
    expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('value="Shade for all"')]);
    const slug = await write(world.mayor, { act: 'keep', requestEn: '' });
    expect((await world.mayor.post(at(paths.proposalSubmission, slug))).status).toBe(422);
  });

  test('a decision wanted in the past, a deadline in the past, a meeting still to come', async () => {
    const past = await world.mayor.post(paths.proposalWriting, request({ decisionWantedBy: '2020-01-01' }));
    expect([past.status, past.text]).toEqual([422, expect.stringContaining('This day has passed')]);
    const slug = await write(world.mayor);
    const late = await world.secretary.post(at(paths.proposalConsideration, slug), {
      dueDay: '2020-01-01',
      reason: 'Kept words',
    });
    expect([late.status, late.text]).toEqual([422, expect.stringContaining('Kept words')]);
    expect(
      (await world.secretary.post(at(paths.proposalConsideration, slug), { dueDay: '2098-01-01', dueTime: 'noon' }))
        .status,
    ).toBe(422);
    const toCome = await world.secretary.post(
      at(paths.proposalDecision, slug),
      decision({ outcome: 'rejected', reason: 'No.', day: '2098-01-01' }),
    );
    expect(toCome.status).toBe(422);
    expect(await stateOf(slug)).toBe('submitted');
  });

  test('why now, written in one language only, is read in that one by everybody', async () => {
    const persian = {
      titleFa: 'گروهی برای گرما',
      requestFa: 'گروهی تشکیل دهید.',
      reasonFa: 'تابستان امسال گرم‌ترین بود.',
    };
    const slug = await write(world.mayor, persian);
    const { text } = await world.secretary.get(at(paths.proposal, slug));
    expect(text).toContain('A group for urban heat');
    expect(text).toContain('lang="fa"><p dir="auto">تابستان امسال');
  });

  test('two write the same draft: the second is told, and keeps its words', async () => {
    const slug = await write(world.mayor, { act: 'keep' });
    const again = (words: string) => request({ act: 'keep', revision: '1', titleEn: words });
    await ok(world.mayor.post(at(paths.proposalRequest, slug), again('First')));
    const second = await world.contributor.post(at(paths.proposalRequest, slug), again('Second words'));
    expect([second.status, second.text]).toEqual([409, expect.stringContaining('Second words')]);
  });
});

describe('who sees what', () => {
  test('a draft is for the people of its member; what was submitted has two faces', async () => {
    const draft = await write(world.contributor, { act: 'keep' });
    for (const client of [world.visitor, world.stranger, world.seoul, world.officer, world.secretary, world.editor])
      expect((await client.get(at(paths.proposal, draft))).status).toBe(404);
    expect((await world.contributor.get(at(paths.proposal, draft))).status).toBe(200);
    const slug = await write(world.mayor, { requestEn: 'Found what visitors do not read.' });
    const open = await world.visitor.get(at(paths.proposal, slug));
    expect(open.status).toBe(200);
    expect(open.text).not.toContain('visitors do not read');
    expect(open.text).toContain('Submitted');
    expect((await world.stranger.get(at(paths.proposal, slug))).text).not.toContain('visitors do not read');
    expect((await world.observer.get(at(paths.proposal, slug))).text).toContain('visitors do not read');
    expect((await world.visitor.get(at(paths.proposalEndorsements, slug))).status).toBe(303);
  });

  test('another city, an observer and an editor take no step', async () => {
    const slug = await write(world.mayor);
    for (const client of [world.seoul, world.observer, world.editor, world.officer, world.mayor])
      expect((await client.post(at(paths.proposalConsideration, slug), {})).status).toBe(403);
    for (const client of [world.secretary, world.seoul, world.contributor])
      expect((await client.post(at(paths.proposalWithdrawal, slug), { reason: 'x' })).status).toBe(403);
    expect((await world.observer.post(paths.proposalWriting, request())).status).toBe(403);
    expect((await world.secretary.post(paths.proposalWriting, request())).status).toBe(403);
    expect(await stateOf(slug)).toBe('submitted');
  });
});

describe('what stands around it', () => {
  let slug: string;
  beforeEach(async () => {
    slug = await write(world.mayor);
  });

  test('a city endorses once, however often and whoever of it, and takes it back', async () => {
    await Promise.all(Array.from({ length: 4 }, () => ok(world.seoul.post(at(paths.proposalEndorsement, slug)))));
    const standing = () =>
      world.db.execute(
        sql`select 1 from endorsements e join proposals p on p.id = e.proposal_id where p.slug = ${slug} and e.withdrawn_at is null`,
      );
    expect((await standing()).rows.length).toBe(1);
    expect((await world.records()).filter((kind) => kind === 'proposal.endorsed').length).toBe(1);
    for (const client of [world.mayor, world.observer, world.secretary])
      expect((await client.post(at(paths.proposalEndorsement, slug))).status).toBe(403);
    expect((await world.mayor.get(at(paths.proposalEndorsements, slug))).text).toContain('Seoul');
    await ok(world.seoul.undo(at(paths.proposalEndorsement, slug)));
    expect((await world.seoul.undo(at(paths.proposalEndorsement, slug))).status).toBe(409);
    expect((await standing()).rows.length).toBe(0);
  });

  test('the parties ask each other, and the other one answers once', async () => {
    expect((await world.seoul.post(at(paths.proposalQuestions, slug), { question: 'May we?' })).status).toBe(403);
    await ok(world.secretary.post(at(paths.proposalQuestions, slug), { question: 'Who leads it first?' }));
    const page = await world.focalPoint.get(at(paths.proposal, slug));
    const id = /proposal-questions\/([0-9a-f-]{36})\/answer/.exec(page.text)?.[1] ?? '';
    const answer = addressOf(paths.proposalAnswer, { id });
    expect((await world.secretary.post(answer, { answer: 'We do.' })).status).toBe(403);
    await ok(world.focalPoint.post(answer, { answer: 'Shiraz, for two years.' }));
    expect((await world.focalPoint.post(answer, { answer: 'Isfahan.' })).status).toBe(409);
    expect((await world.seoul.get(at(paths.proposal, slug))).text).toContain('Shiraz, for two years.');
  });

  test('a file is read by members, as an attachment, until it is removed', async () => {
    const pdf = new File(
      ['%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n'],
      'survey.pdf',
      { type: 'application/pdf' },
    );
    expect((await world.seoul.post(at(paths.proposalFiles, slug), { title: 'Survey', file: pdf })).status).toBe(403);
    await ok(world.mayor.post(at(paths.proposalFiles, slug), { title: 'Survey of May', file: pdf }));
    const page = await world.seoul.get(at(paths.proposal, slug));
    const address = /\/proposal-files\/[0-9a-f-]{36}/.exec(page.text)?.[0] ?? '';
    const given = await world.seoul.fetch(address);
    expect([given.status, given.headers.get('content-disposition')?.split(';')[0]]).toEqual([200, 'attachment']);
    expect((await world.visitor.fetch(address)).status).toBe(404);
    await ok(world.mayor.undo(at(paths.proposalFiles, slug), { fileId: address.split('/').at(-1) ?? '' }));
    expect((await world.seoul.fetch(address)).status).toBe(404);
  });

  test('members comment on it, visitors do not read along', async () => {
    await ok(world.seoul.post(at(paths.proposalComments, slug), { text: 'We would take part.' }));
    expect((await world.observer.get(at(paths.proposal, slug))).text).toContain('We would take part.');
    expect((await world.visitor.get(at(paths.proposal, slug))).text).not.toContain('We would take part.');
  });

  test('each party names its own staff, and nobody from elsewhere', async () => {
    const { rows } = await world.db.execute<{ id: string; slug: string }>(sql`
      select m.id, mb.slug from mandates m join members mb on mb.id = m.member_id where m.role in ('contributor', 'focal-point')`);
    const of = (member: string) => rows.flatMap((row) => (row.slug === member ? [row.id] : []));
    await ok(world.mayor.post(at(paths.proposalStaff, slug), { staff: of('shiraz') }));
    expect((await world.mayor.post(at(paths.proposalStaff, slug), { staff: of('seoul') })).status).toBe(409);
    expect((await world.seoul.post(at(paths.proposalStaff, slug), { staff: of('seoul') })).status).toBe(403);
    expect((await world.seoul.get(at(paths.proposal, slug))).text).toContain('Omid Farahani');
  });
});
