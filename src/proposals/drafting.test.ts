import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#core/ids.ts';
import { textInView } from '#drafting/queries.ts';
import { draftedTexts, passageComments, textVersions } from '#drafting/tables.ts';
import { addressOf, paths } from '#paths.ts';
import { eq, sql } from 'drizzle-orm';
import { draftedProposal, type Drafted } from '../../test/drafted.ts';
import { foundWorld, type Client, type World } from '../../test/world.ts';
import { textOfProposal } from './drafting-queries.ts';

let world: World;
let drafted: Drafted;

beforeAll(async () => {
  world = await foundWorld();
  drafted = await draftedProposal(world);
});
afterAll(() => world.close());

const at = (path: Parameters<typeof addressOf>[0], { slug } = drafted, number = 1) =>
  addressOf(path, { slug, number: String(number) });

const rowOf = async ({ textId } = drafted) => {
  const [row] = await world.db.select().from(draftedTexts).where(eq(draftedTexts.id, textId));
  if (!row) throw new Error('a text is missing');
  return row;
};

const save = async (client: Client, body: string, of = drafted, more: Record<string, string> = {}) =>
  client.post(at(paths.proposalText, of), { body, revision: String((await rowOf(of)).revision), ...more });

const take = (client: Client, of = drafted) => client.post(at(paths.proposalTurn, of));

const setDown = async (client: Client, of = drafted) =>
  client.post(at(paths.proposalVersions, of), { revision: String((await rowOf(of)).revision) });

/** The clock of the text goes on: as if its instants lay so long ago. */
const wait = (minutes: number, { textId } = drafted) =>
  world.db
    .update(draftedTexts)
    .set({
      turnUntil: sql`turn_until - make_interval(mins => ${minutes})`,
      askedAt: sql`asked_at - make_interval(mins => ${minutes})`,
      savedAt: sql`saved_at - make_interval(mins => ${minutes})`,
    })
    .where(eq(draftedTexts.id, textId));

describe('who reads', () => {
  test('the working text: the two parties, and nobody else', async () => {
    for (const client of [world.mayor, world.focalPoint, world.contributor, world.secretary, world.secretariatOfficer])
      for (const path of [paths.proposalText, paths.proposalTurn])
        expect((await client.get(at(path))).status).toBe(200);
    for (const client of [world.seoul, world.observer, world.officer, world.editor, world.stranger])
      for (const path of [paths.proposalText, paths.proposalTurn])
        expect((await client.get(at(path))).status).toBe(404);
  });

  test('the versions: every member, and no visitor', async () => {
    const own = await draftedProposal(world);
    await take(world.focalPoint, own);
    expect((await setDown(world.focalPoint, own)).status).toBe(303);
    for (const path of [paths.proposalVersions, paths.proposalVersion])
      for (const client of [world.seoul, world.observer, world.officer])
        expect((await client.get(at(path, own))).status).toBe(200);
    expect((await world.stranger.get(at(paths.proposalVersion, own))).status).toBe(404);
    const visitor = await world.visitor.get(at(paths.proposalVersion, own));
    expect([visitor.status, visitor.location]).toEqual([303, expect.stringContaining('/sign-in')]);
    expect((await world.seoul.get(at(paths.proposalVersion, own))).text).not.toContain('Remark on a passage');
  });

  test('what does not exist and what one may not see answer alike', async () => {
    const nothing = await world.seoul.get('/proposals/no-such-proposal/text');
    const hidden = await world.seoul.get(at(paths.proposalText));
    expect([nothing.status, hidden.status]).toEqual([404, 404]);
    for (const number of ['0', '99', 'one', '1e3'])
      expect((await world.mayor.get(addressOf(paths.proposalVersion, { slug: drafted.slug, number }))).status).toBe(
        404,
      );
  });
});

describe('writing in turns', () => {
  test('who takes the free turn writes, and saving counts revisions one by one', async () => {
    const own = await draftedProposal(world);
    expect((await save(world.focalPoint, 'Without a turn.', own)).status).toBe(409);
    expect((await take(world.focalPoint, own)).status).toBe(303);
    const { revision } = await rowOf(own);
    const saved = await save(world.focalPoint, 'The first sentence.', own);
    expect([saved.status, saved.location]).toEqual([303, `/en${at(paths.proposalText, own)}`]);
    expect(await rowOf(own)).toMatchObject({ body: 'The first sentence.', revision: revision + 1 });
    const page = await world.focalPoint.get(at(paths.proposalText, own));
    expect(page.text).toContain(`name="revision" value="${revision + 1}"`);
  });

  test('what saves by itself is led to the small page, which says when', async () => {
    const own = await draftedProposal(world);
    await take(world.focalPoint, own);
    const saved = await save(world.focalPoint, 'By itself.', own, { auto: 'on' });
    expect(saved.location).toBe(`/en${at(paths.proposalTurn, own)}`);
    expect(saved.headers.get('set-cookie') ?? '').not.toContain('notice');
    expect((await world.focalPoint.get(at(paths.proposalTurn, own))).text).toMatch(/data-said="Saved at [\d:]+\."/);
  });

  test('another asks, the writer is told, and gets it when nothing was saved for two minutes', async () => {
    const own = await draftedProposal(world);
    await take(world.focalPoint, own);
    expect((await world.secretary.get(at(paths.proposalText, own))).text).toContain('Ask for the turn');
    await take(world.secretary, own);
    await take(world.secretary, own);
    expect((await world.records()).filter((kind) => kind === 'text.turn-asked')).toHaveLength(1);
    expect((await world.focalPoint.get(at(paths.proposalText, own))).text).toContain('would like to write');
    expect((await world.focalPoint.get(at(paths.proposalTurn, own))).text).toMatch(
      /data-said="[^"]*would like to write/,
    );
    expect((await save(world.secretary, 'Not mine yet.', own)).status).toBe(409);
    await wait(1, own);
    expect((await save(world.focalPoint, 'Still at it.', own)).status).toBe(303);
    await wait(1, own);
    await take(world.secretary, own);
    expect((await rowOf(own)).turnOf).toBe(world.focalPoint.personId);
    await wait(1, own);
    await take(world.secretary, own);
    expect(await rowOf(own)).toMatchObject({ turnOf: world.secretary.personId, turnParty: 'network', askedBy: null });
  });

  test('saving makes a turn no longer that somebody waits for', async () => {
    const own = await draftedProposal(world);
    await take(world.focalPoint, own);
    await take(world.secretary, own);
    const { turnUntil } = await rowOf(own);
    await save(world.focalPoint, 'On and on.', own);
    await take(world.focalPoint, own);
    expect((await rowOf(own)).turnUntil).toEqual(turnUntil);
  });

  test('who has asked comes before others when the turn is given on', async () => {
    const own = await draftedProposal(world);
    await take(world.focalPoint, own);
    await take(world.secretary, own);
    expect((await world.focalPoint.undo(at(paths.proposalTurn, own))).status).toBe(303);
    expect((await take(world.mayor, own)).status).toBe(409);
    await take(world.secretary, own);
    expect((await rowOf(own)).turnOf).toBe(world.secretary.personId);
    expect((await world.focalPoint.undo(at(paths.proposalTurn, own))).status).toBe(409);
  });

  test('a turn that ran out is free, and stays with its holder until somebody wants it', async () => {
    const own = await draftedProposal(world);
    await take(world.focalPoint, own);
    await wait(16, own);
    expect((await save(world.focalPoint, 'After lunch.', own)).status).toBe(303);
    await wait(16, own);
    await take(world.secretary, own);
    expect((await rowOf(own)).turnOf).toBe(world.secretary.personId);
  });

  test('who lost the turn finds both texts side by side, and nothing typed is lost', async () => {
    const own = await draftedProposal(world);
    await take(world.focalPoint, own);
    const { revision } = await rowOf(own);
    await wait(16, own);
    await take(world.secretary, own);
    await save(world.secretary, 'The words of the Secretariat.', own);
    const typed = { body: 'The words of Shiraz.', revision: String(revision) };
    const lost = await world.focalPoint.post(at(paths.proposalText, own), typed);
    expect(lost.status).toBe(409);
    expect(lost.text).toContain('The words of Shiraz.');
    expect(lost.text).toContain('The words of the Secretariat.');
    expect(lost.text).toContain('What stands now');
    expect((await rowOf(own)).body).toBe('The words of the Secretariat.');
    const revisionSeen = /name="revision" value="(\d+)"/.exec(lost.text)?.[1] ?? '';
    const again = { body: 'Both put together.', revision: revisionSeen, turn: 'on' };
    expect((await world.focalPoint.post(at(paths.proposalText, own), again)).status).toBe(409);
    await world.secretary.undo(at(paths.proposalTurn, own));
    expect((await world.focalPoint.post(at(paths.proposalText, own), again)).status).toBe(303);
    expect((await rowOf(own)).body).toBe('Both put together.');
  });

  test('the same form twice saves once; the same key with other words is refused with them', async () => {
    const own = await draftedProposal(world);
    await take(world.focalPoint, own);
    const { revision } = await rowOf(own);
    const form = { key: newId(), body: 'Once.', revision: String(revision) };
    const twice = await Promise.all([1, 2].map(() => world.focalPoint.post(at(paths.proposalText, own), form)));
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    expect((await rowOf(own)).revision).toBe(revision + 1);
    const other = await world.focalPoint.post(at(paths.proposalText, own), { ...form, body: 'Other words.' });
    expect([other.status, other.text.includes('Other words.')]).toEqual([409, true]);
  });

  test('bad input is refused with everything typed kept', async () => {
    const own = await draftedProposal(world);
    await take(world.focalPoint, own);
    const long = await save(world.focalPoint, 'long '.repeat(40_001), own);
    expect([long.status, long.text.includes('At most'), long.text.includes('long long')]).toEqual([422, true, true]);
    expect((await save(world.focalPoint, '  \n ', own)).status).toBe(422);
    expect((await save(world.focalPoint, 'A bell: \u0007', own)).status).toBe(422);
    expect((await save(world.focalPoint, 'x'.repeat(2_097_152), own)).status).toBe(413);
    const korean = '그룹은 회원 도시가 주관한다. '.repeat(11_000);
    expect((await save(world.focalPoint, korean, own)).status).toBe(303);
    expect((await rowOf(own)).body).toBe(korean.trim());
  });

  test('once it lies before the Board nothing is written any more', async () => {
    const own = await draftedProposal(world, { state: 'before-the-board' });
    for (const client of [world.focalPoint, world.secretary]) {
      expect((await take(client, own)).status).toBe(409);
      expect((await save(client, 'Too late.', own)).status).toBe(409);
      expect((await setDown(client, own)).status).toBe(409);
      expect((await client.get(at(paths.proposalText, own))).status).toBe(200);
    }
    expect((await take(world.seoul, own)).status).toBe(404);
  });

  test('mixed directions in one paragraph come back as they were typed', async () => {
    const own = await draftedProposal(world, { language: 'fa' });
    await take(world.mayor, own);
    const body = 'شهر Shiraz از ۲۰۱۸ عضو (WeGO) است؛ گروه‌ها را «thematic groups» می‌نامند.';
    await save(world.mayor, body, own);
    await setDown(world.mayor, own);
    const page = await world.mayor.get(at(paths.proposalVersion, own), 'fa');
    expect(page.text).toContain(`<p dir="auto" lang="fa" class="words">${body}</p>`);
  });
});

describe('versions', () => {
  test('are set down from the text that was read, once for each state of it', async () => {
    const own = await draftedProposal(world);
    await take(world.focalPoint, own);
    const { revision } = await rowOf(own);
    await save(world.focalPoint, 'The group is led by a member city for two years.', own);
    const moved = await world.mayor.post(at(paths.proposalVersions, own), { revision: String(revision), note: 'Mine' });
    expect([moved.status, moved.text.includes('Mine')]).toEqual([409, true]);
    expect((await setDown(world.contributor, own)).location).toBe(`/en${at(paths.proposalVersion, own)}`);
    expect((await setDown(world.secretary, own)).status).toBe(409);
    expect((await world.seoul.post(at(paths.proposalVersions, own), { revision: '1' })).status).toBe(403);
  });

  test('are listed to the first one, page by page', async () => {
    const own = await draftedProposal(world);
    await world.db.insert(textVersions).values(
      Array.from({ length: 45 }, (_, at) => ({
        textId: own.textId,
        number: at + 1,
        body: `Version ${at + 1}.`,
        party: 'proposer' as const,
        personId: world.mayor.personId ?? '',
      })),
    );
    const numbersOn = (text: string) => [...text.matchAll(/\/versions\/(\d+)"/g)].map(([, number]) => Number(number));
    const found = new Set<number>();
    let address: string | null = at(paths.proposalVersions, own);
    for (let pages = 0; address !== null && pages < 5; pages += 1) {
      const { status, text } = await world.seoul.get(address);
      expect(status).toBe(200);
      for (const number of numbersOn(text)) found.add(number);
      address = /href="\/en([^"]*before=\d+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? null;
    }
    expect([...found].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 45 }, (_, at) => at + 1));
    const later = await world.seoul.api('GET', `${at(paths.proposalVersions, own)}?before=6`);
    expect(later.json).toMatchObject({ versions: { items: [{ number: 5 }, {}, {}, {}, { number: 1 }], next: null } });
    expect((await world.seoul.get(`${at(paths.proposalVersions, own)}?before=6`)).text).toContain('rel="first"');
  });

  test('are agreed to by who speaks for a party, once, and only the latest', async () => {
    const own = await draftedProposal(world);
    await setDown(world.focalPoint, own);
    const agree = (client: Client, number: number) => client.post(at(paths.proposalAgreements, own, number));
    expect((await agree(world.contributor, 1)).status).toBe(403);
    expect((await agree(world.seoul, 1)).status).toBe(403);
    expect((await agree(world.mayor, 1)).status).toBe(303);
    expect((await agree(world.focalPoint, 1)).status).toBe(409);
    await take(world.secretary, own);
    await save(world.secretary, 'Another text.', own);
    await setDown(world.secretary, own);
    expect((await agree(world.secretary, 1)).status).toBe(409);
    const page = await world.seoul.api('GET', at(paths.proposalVersions, own));
    expect(page.json).toMatchObject({
      versions: {
        items: [
          { number: 2, standing: { proposer: 'waits', network: 'waits' } },
          { number: 1, standing: { proposer: 'agreed', network: 'superseded' } },
        ],
      },
    });
  });

  test('a change is asked for with its reason, and the last word of a party counts', async () => {
    const own = await draftedProposal(world);
    await setDown(world.focalPoint, own);
    const address = at(paths.proposalChangeRequests, own);
    expect((await world.secretary.get(address)).status).toBe(200);
    expect((await world.secretary.post(address, { reason: '' })).status).toBe(422);
    expect((await world.secretary.post(address, { reason: 'The term is too long.' })).status).toBe(303);
    expect((await world.seoul.get(at(paths.proposalVersion, own))).text).toContain('The term is too long.');
    expect((await world.secretary.post(at(paths.proposalAgreements, own))).status).toBe(303);
    const { json } = await world.seoul.api('GET', at(paths.proposalVersion, own));
    expect(json).toMatchObject({ version: { standing: { proposer: 'waits', network: 'agreed' } } });
  });

  test('any two are compared, in whatever order they are asked for', async () => {
    const own = await draftedProposal(world);
    await setDown(world.focalPoint, own);
    await take(world.focalPoint, own);
    const { body } = await rowOf(own);
    await save(world.focalPoint, body.replace('three', 'two'), own);
    await setDown(world.focalPoint, own);
    const page = await world.seoul.get(`${at(paths.proposalComparison, own)}?from=2&to=1`);
    expect(page.text).toMatch(/<del>.*three.*<\/del> <ins>.*two.*<\/ins>/s);
    expect(page.text).toContain('1 paragraph unchanged');
    expect((await world.seoul.get(at(paths.proposalComparison, own))).text).toContain(
      'Version 1 compared with version 2',
    );
    expect((await world.seoul.get(`${at(paths.proposalComparison, own)}?from=1&to=9`)).status).toBe(404);
    expect((await world.seoul.get(`${at(paths.proposalComparison, own)}?from=x`)).status).toBe(422);
  });
});

describe('remarks on passages', () => {
  test('stand beside their paragraph, are answered, and are settled by either party', async () => {
    const own = await draftedProposal(world);
    await setDown(world.focalPoint, own);
    const address = at(paths.proposalRemarks, own);
    const made = await world.secretary.post(address, { paragraph: '۲', quote: 'three  years', text: 'Why three?' });
    expect([made.status, made.location]).toEqual([303, `/en${at(paths.proposalVersion, own)}#paragraph-2`]);
    const [remark] = await world.db.select().from(passageComments).where(eq(passageComments.textId, own.textId));
    const answerTo = remark?.id ?? '';
    expect(
      (await world.contributor.post(address, { paragraph: '2', answerTo, text: 'As in the charter.' })).status,
    ).toBe(303);
    const page = await world.mayor.get(at(paths.proposalVersion, own));
    expect([page.text.includes('Why three?'), page.text.includes('As in the charter.')]).toEqual([true, true]);
    expect((await world.seoul.get(at(paths.proposalVersion, own))).text).not.toContain('Why three?');
    const settle = addressOf(paths.remarkSettlement, { id: answerTo });
    expect((await world.seoul.post(settle)).status).toBe(404);
    expect((await world.contributor.post(settle)).status).toBe(303);
    expect((await world.secretary.post(settle)).status).toBe(409);
    expect((await world.secretary.post(address, { paragraph: '2', answerTo, text: 'But.' })).status).toBe(409);
    expect((await world.mayor.get(at(paths.proposalVersion, own))).text).not.toContain('Why three?');
    expect((await world.mayor.get(`${at(paths.proposalVersion, own)}?list=settled`)).text).toContain('Why three?');
  });

  test('bad input is shown at its field with everything typed', async () => {
    const own = await draftedProposal(world);
    await setDown(world.focalPoint, own);
    const address = at(paths.proposalRemarks, own);
    for (const fields of [
      { paragraph: '9', text: 'Mine.' },
      { paragraph: 'two', text: 'Mine.' },
      { paragraph: '2', quote: 'not there', text: 'Mine.' },
    ]) {
      const answer = await world.secretary.post(address, fields);
      expect([answer.status, answer.text.includes('Mine.')]).toEqual([422, true]);
    }
    expect(
      (await world.secretary.post(address, { paragraph: '1', text: 'To nobody.', answerTo: newId() })).status,
    ).toBe(404);
    expect((await world.seoul.post(address, { paragraph: '1', text: 'Mine.' })).status).toBe(403);
  });
});

describe('what a proposal shows of its text', () => {
  test('is the latest change and the agreement, and to the parties the remarks that wait', async () => {
    const own = await draftedProposal(world);
    await setDown(world.focalPoint, own);
    await world.secretary.post(at(paths.proposalRemarks, own), { paragraph: '1', text: 'Why?' });
    const shown = async (client: Client) => {
      const ctx = await world.contextOf(client);
      return textInView(ctx, (await textOfProposal(ctx, own)).text);
    };
    expect(await shown(world.mayor)).toMatchObject({ changes: null, openRemarks: 1 });
    await take(world.focalPoint, own);
    await save(world.focalPoint, 'Another text altogether, in one paragraph.', own);
    await setDown(world.focalPoint, own);
    await world.mayor.post(at(paths.proposalAgreements, own, 2));
    expect(await shown(world.mayor)).toMatchObject({ openRemarks: 0, changes: { from: 1, to: 2 } });
    const read = await shown(world.seoul);
    expect(read).toMatchObject({
      openRemarks: null,
      verdicts: [{ party: 'proposer', verdict: 'agreed' }],
      versions: {
        items: [{ number: 2, standing: { proposer: 'agreed', network: 'waits' } }, { number: 1 }],
        next: null,
      },
    });
  });
});

describe('pages', () => {
  test.each([30, 3_000])('ask as often at %i remarks', async (count) => {
    const own = await draftedProposal(world);
    await setDown(world.focalPoint, own);
    await world.db.execute(sql`
      insert into passage_comments (id, text_id, number, paragraph, text, language, party, person_id)
      select gen_random_uuid(), ${own.textId}, 1, 1 + n % 3, 'Remark ' || n, 'en', 'network', ${world.secretary.personId}
      from generate_series(1, ${count}) n`);
    for (const path of [paths.proposalVersion, paths.proposalVersions, paths.proposalText]) {
      const asked = await queriesOf(() => world.mayor.get(at(path, own)));
      expect(asked).toBeLessThanOrEqual(6);
    }
    const page = await world.mayor.get(at(paths.proposalVersion, own));
    expect(page.text.match(/class="remark tight"/g)).toHaveLength(Math.min(count, 50));
    expect(page.text.includes('after=')).toBe(count > 50);
  });

  test('are whole in every language', async () => {
    const own = await draftedProposal(world);
    await setDown(world.focalPoint, own);
    for (const language of ['en', 'fa', 'ko'] as const)
      for (const path of [
        paths.proposalText,
        paths.proposalTurn,
        paths.proposalVersions,
        paths.proposalVersion,
        paths.proposalChangeRequests,
      ]) {
        const page = await world.mayor.get(at(path, own), language);
        expect([page.status, page.text.includes('undefined'), page.text.includes('{')]).toEqual([200, false, false]);
      }
  });

  test('say nothing of versions that are not there', async () => {
    const [{ count } = { count: 0 }] = await world.db
      .select({ count: sql<number>`count(*)::int` })
      .from(textVersions)
      .where(eq(textVersions.textId, drafted.textId));
    expect(count).toBe(0);
    expect((await world.seoul.get(at(paths.proposalVersions))).text).toContain('There is no version yet');
    expect((await world.seoul.get(at(paths.proposalComparison))).status).toBe(404);
  });
});

/** How many questions a request asks the database. */
async function queriesOf(act: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const counting = () => (count += 1);
  world.pool.on('acquire', counting);
  await act();
  world.pool.off('acquire', counting);
  return count;
}
