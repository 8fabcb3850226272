import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { people } from '#people/tables.ts';
import { letterContent, letterFile } from '../../test/letter-file.ts';
import { idOf, somebody } from '../../test/mandated.ts';
import { foundWorld, type Client, type World } from '../../test/world.ts';
import { endMandate } from './endings.ts';
import { mandatesOfMember } from './queries.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
// All clients come from one network here.
beforeEach(async () => {
  await world.db.execute('delete from attempts');
});
afterAll(() => world.close());

describe('letters', () => {
  test('a letter is read by those concerned and their office, and does not exist for others', async () => {
    const person = somebody('contributor');
    const answer = await world.focalPoint.post('/members/shiraz/mandates', {
      ...person,
      letter: letterFile('نامهٔ معرفی.pdf'),
    });
    expect(answer.status).toBe(303);
    const address = `/mandates/${await idOf(world, 'shiraz', person.name)}/letter`;
    const status = async (client: Client) => (await client.fetch(address)).status;
    const readers = [world.focalPoint, world.mayor, world.secretary, world.secretariatOfficer];
    expect(await Promise.all(readers.map(status))).toEqual([200, 200, 200, 200]);
    const others = [
      world.visitor,
      world.stranger,
      world.contributor,
      world.seoul,
      world.observer,
      world.officer,
      world.editor,
    ];
    expect(await Promise.all(others.map(status))).toEqual(others.map(() => 404));
    const letter = await world.mayor.fetch(address);
    expect(letter.headers.get('content-disposition')).toBe(
      `attachment; filename="file.pdf"; filename*=UTF-8''${encodeURIComponent('نامهٔ معرفی.pdf')}`,
    );
    expect(letter.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(letter.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await letter.arrayBuffer())).toEqual(letterContent);
  });

  test('what is no letter comes back at its field with everything typed, and nothing is stored', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const people0 = await world.db.$count(people);
    for (const file of [
      new File([png], 'letter.pdf', { type: 'application/pdf' }),
      new File(['<html>%PDF-1.4 %%EOF'], 'letter.pdf'),
    ]) {
      const person = somebody('observer');
      const answer = await world.mayor.post('/members/shiraz/mandates', { ...person, letter: file });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('The file is no PDF.');
      expect(answer.text).toContain(`value="${person.email}"`);
    }
    const big = new File([Buffer.alloc(11 * 1_048_576, '%PDF-1.7 ')], 'letter.pdf');
    const person = somebody('observer');
    const tooBig = await world.mayor.post('/members/shiraz/mandates', { ...person, letter: big });
    expect(tooBig.status).toBe(413);
    expect(tooBig.text).toContain('at most 10 MB');
    expect(tooBig.text).toContain(`value="${person.email}"`);
    expect(await world.db.$count(people)).toBe(people0);
  });

  test('an office confirms with the letter only; the city also without', async () => {
    const person = somebody('contributor');
    await world.focalPoint.post('/members/shiraz/mandates', person);
    const id = await idOf(world, 'shiraz', person.name);
    const refused = await world.secretary.post(`/mandates/${id}/confirmation`);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('an office confirms a mandate only with it');
    expect((await world.officer.post(`/mandates/${id}/confirmation`, { letter: letterFile() })).status).toBe(404);
    expect((await world.secretary.post(`/mandates/${id}/confirmation`, { letter: letterFile() })).status).toBe(303);
  });
});

describe('what is seen', () => {
  const secret = { name: 'Canary Hidden', email: 'canary-hidden@city.example' };

  beforeAll(async () => {
    await world.mayor.post('/members/shiraz/mandates', { ...somebody('observer'), ...secret });
    await world.focalPoint.post('/members/shiraz/mandates', {
      ...somebody('contributor'),
      name: 'Canary Pending',
      email: 'canary-pending@city.example',
    });
    await world.db.execute(`update people set telephone = '+98 000 canary' where email = '${secret.email}'`);
    await world.db.execute(
      `update people set name_public_at = now(), telephone = '+98 111 canary' where email = 'nasrin.golestani@shiraz.example'`,
    );
  });

  const namesFor = async (client: Client) =>
    (await mandatesOfMember(await world.contextOf(client), { slug: 'shiraz' })).mandates;

  test('visitors and people without mandate read only the names of those who agreed', async () => {
    for (const client of [world.visitor, world.stranger]) {
      expect((await namesFor(client)).map(({ person }) => person)).toEqual([
        { name: 'Nasrin Golestani', contact: null },
      ]);
    }
  });

  test('members read all names and no pending ones; addresses only where shared', async () => {
    const seen = await namesFor(world.seoul);
    expect(seen.map(({ person }) => person.name)).toContain('Canary Hidden');
    expect(seen.filter(({ state }) => state === 'pending')).toEqual([]);
    expect(seen.filter(({ person }) => person.contact)).toEqual([]);
    await world.db.execute(`update people set contact_shared_at = now() where email = '${secret.email}'`);
    expect((await namesFor(world.seoul)).filter(({ person }) => person.contact)).toEqual([]);
    await world.db.execute(
      `update mandates m set accepted_at = now() from people p where p.id = m.person_id and p.email = '${secret.email}'`,
    );
    expect(
      (await namesFor(world.seoul)).filter(({ person }) => person.contact).map(({ person }) => person.contact),
    ).toEqual([{ email: secret.email, telephone: '+98 000 canary' }]);
    expect(JSON.stringify(await namesFor(world.visitor))).not.toMatch(/canary/i);
  });

  test('an e-mail address typed by a city does not tell whose it is until the person takes the mandate up', async () => {
    const email = 'cha.yu-rim@seoul.example';
    const before = (await mandatesOfMember(await world.contextOf(world.mayor), { slug: 'shiraz' })).mandates;
    const typed = { ...somebody('observer'), name: 'Whoever', nameNative: 'هرکس', nativeLanguage: 'fa' };
    await world.mayor.post('/members/shiraz/mandates', { ...typed, email });
    await world.mayor.post('/members/shiraz/mandates', { ...typed, name: 'Nobody Yet' });
    await world.db.execute(
      `update people set name_public_at = now(), contact_shared_at = now() where email = '${email}'`,
    );
    const given = (await namesFor(world.mayor)).filter(({ id }) => before.every((one) => one.id !== id));
    const [known, unknown] = ['Whoever', 'Nobody Yet'].map((name) => given.find(({ person }) => person.name === name));
    // Whether somebody stands behind an address makes no difference but in the name that was typed.
    expect({ ...known, id: '', person: { ...known?.person, name: '' } }).toEqual({
      ...unknown,
      id: '',
      person: { ...unknown?.person, name: '' },
    });
    for (const client of [world.mayor, world.focalPoint, world.secretary, world.observer]) {
      expect((await client.get('/members/shiraz/mandates')).text).not.toMatch(/Cha Yu-rim|cha\.yu-rim/);
      expect((await client.get('/members/shiraz/mandates', 'fa')).text).toContain('هرکس');
    }
    expect((await world.visitor.get('/members/shiraz/mandates')).text).not.toMatch(/Cha Yu-rim|Whoever/);
    expect((await world.seoul.get('/members/shiraz/mandates')).text).toContain('Cha Yu-rim');
    expect((await world.secretary.get('/desk/records')).text).not.toContain('Cha Yu-rim');
    await world.seoul.post('/me/acting', { mandateId: known?.id ?? '', back: '/me' });
    expect((await world.mayor.get('/members/shiraz/mandates')).text).toContain('Cha Yu-rim');
    expect((await world.mayor.get('/members/shiraz/mandates')).text).not.toContain('Whoever');
    await world.db.execute(
      `update people set name_public_at = null, contact_shared_at = null where email = '${email}'`,
    );
    await world.db.execute(`update mandates set ended_at = now() where id = '${known?.id}'`);
  });

  test('whoever already speaks for a city is no stranger there: a further mandate bears their own name at once', async () => {
    const named = { ...somebody('observer'), name: 'N. G.', email: 'nasrin.golestani@shiraz.example' };
    await world.mayor.post('/members/shiraz/mandates', named);
    const further = (await namesFor(world.mayor)).find(
      ({ role, person }) => role === 'observer' && /^N(\.|asrin)/.test(person.name),
    );
    expect(further).toMatchObject({ person: { name: 'Nasrin Golestani' }, may: { invite: false } });
    await endMandate(await world.contextOf(world.mayor), { id: further?.id ?? '' }, { reason: 'The test is over.' });
  });

  test('pending ones are known to the mayor, to who named them and to the office', async () => {
    for (const client of [world.mayor, world.focalPoint, world.secretary]) {
      expect((await namesFor(client)).map(({ person }) => person.name)).toContain('Canary Pending');
    }
    for (const client of [world.contributor, world.officer, world.editor]) {
      expect((await namesFor(client)).map(({ person }) => person.name)).not.toContain('Canary Pending');
    }
  });

  test('a pending mandate does not exist for others', async () => {
    const id = await idOf(world, 'shiraz', 'Canary Pending');
    const missing = await world.seoul.get('/mandates/01900000-0000-7000-8000-00000000dead/confirmation');
    const hidden = await world.seoul.get(`/mandates/${id}/confirmation`);
    expect([missing.status, hidden.status]).toEqual([404, 404]);
    expect((await world.seoul.get('/mandates/not-an-id/ending')).status).toBe(404);
    expect((await world.mayor.get(`/mandates/${id}/confirmation`)).text).toContain('Confirm the mandate of');
  });
});
