import { simpleParser, type ParsedMail } from 'mailparser';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { tx } from '#db/tx.ts';
import { foundWorld, type World } from '../../test/world.ts';
import { writeMail } from './actions.ts';
import { sendMail } from './jobs.ts';
import { isOneAddress, type Letter } from './mail.ts';
import { openPost } from './post.ts';
import { mails } from './tables.ts';

let world: World;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  world = await foundWorld();
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
afterAll(() => world.close());

type Answer = { code: number; message: string } | null;

/** A mail server on this machine that keeps what it is given, or refuses it. */
async function mailServer({
  port = 0,
  onRecipient = () => null,
}: { port?: number; onRecipient?: (address: string) => Answer } = {}) {
  const received: ParsedMail[] = [];
  const raw: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, done) => {
      const refused = onRecipient(address);
      done(refused ? Object.assign(new Error(refused.message), { responseCode: refused.code }) : null);
    },
    onData(stream, _, done) {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk);
        const source = Buffer.concat(chunks);
        raw.push(source.toString());
        received.push(await simpleParser(source));
        done();
      })();
    },
  });
  server.on('error', () => {});
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  const place = listening.address();
  const stop = () => new Promise<void>((stopped) => server.close(() => stopped()));
  stops.push(stop);
  return { received, raw, stop, port: typeof place === 'object' ? (place?.port ?? 0) : 0 };
}

const postTo = (port: number) => openPost(`smtp://127.0.0.1:${port}`, 'secretariat@network.example');

const persian: Letter = {
  to: { email: 'nasrin.golestani@shiraz.example', personId: null },
  language: 'fa',
  mail: {
    subject: 'پیوند ورود به \u2068WNSSC\u2069',
    paragraphs: ['سلام <نسرین> & دیگران'],
    action: { label: 'اکنون وارد شوید', address: 'http://localhost:3000/fa/sign-in/x?a=1&b="2"' },
    closing: 'پایان',
  },
};

const letterTo = (email: string): Letter => ({
  to: { email, personId: null },
  language: 'en',
  mail: { subject: 'A letter', paragraphs: ['Hello.'] },
});

const rowOf = async (id: string) => (await world.db.select().from(mails).where(eq(mails.id, id)))[0];

describe('a letter', () => {
  test('reaches Shiraz by SMTP with subject, text and page in Persian, and is then forgotten here', async () => {
    const server = await mailServer();
    const id = await writeMail(world.operator(), persian);
    await sendMail(world.operator(), { mailId: id }, postTo(server.port));
    const [mail, ...more] = server.received;
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ subject: persian.mail.subject, messageId: `<${id}@localhost>` });
    expect(mail?.from?.value).toEqual([
      { address: 'secretariat@network.example', name: 'شبکهٔ جهانی شهرهای هوشمند و پایدار' },
    ]);
    expect(mail?.to).toMatchObject({ value: [{ address: persian.to.email }] });
    expect(mail?.text).toContain('سلام <نسرین> & دیگران');
    expect(mail?.text).toContain('\nhttp://localhost:3000/fa/sign-in/x?a=1&b="2"\n');
    expect(mail?.html).toContain('<html lang="fa" dir="rtl">');
    expect(mail?.html).toContain('سلام &lt;نسرین&gt; &amp; دیگران');
    expect(mail?.html).toContain('href="http://localhost:3000/fa/sign-in/x?a=1&amp;b=&quot;2&quot;"');
    expect(mail?.html).not.toMatch(/<img|<script|<link|url\(/);
    expect(await rowOf(id)).toMatchObject({ sentAt: expect.any(Date), failedAt: null, text: null, html: null });
  });

  test('is sent once, however often its job is done', async () => {
    const server = await mailServer();
    const id = await writeMail(world.operator(), letterTo('one@seoul.example'));
    const post = postTo(server.port);
    for (let time = 0; time < 3; time += 1) await sendMail(world.operator(), { mailId: id }, post);
    expect(server.received).toHaveLength(1);
  });

  test('that the server took while the database was away is not sent again by the same worker', async () => {
    const server = await mailServer();
    const id = await writeMail(world.operator(), letterTo('one@seoul.example'));
    const post = postTo(server.port);
    await sendMail(world.operator(), { mailId: id }, post);
    await world.db.update(mails).set({ sentAt: null, text: 'x', html: 'x' }).where(eq(mails.id, id));
    await sendMail(world.operator(), { mailId: id }, post);
    expect(server.received).toHaveLength(1);
    expect(await rowOf(id)).toMatchObject({ sentAt: expect.any(Date), text: null });
  });

  test('is known by the same Message-ID when a killed worker leaves it to another', async () => {
    const server = await mailServer();
    const id = await writeMail(world.operator(), letterTo('one@seoul.example'));
    await sendMail(world.operator(), { mailId: id }, postTo(server.port));
    // The worker was killed after the server's yes and before it could write that down.
    await world.db.update(mails).set({ sentAt: null, text: 'x', html: 'x' }).where(eq(mails.id, id));
    await sendMail(world.operator(), { mailId: id }, postTo(server.port));
    expect(server.received.map(({ messageId }) => messageId)).toEqual([`<${id}@localhost>`, `<${id}@localhost>`]);
  });

  test('of a transaction that fails is never written', async () => {
    const before = await world.db.$count(mails);
    const failing = tx(world.operator(), async (ctx) => {
      await writeMail(ctx, letterTo('one@seoul.example'));
      throw new Error('the reason of the letter fell away');
    });
    await expect(failing).rejects.toThrow('fell away');
    expect(await world.db.$count(mails)).toBe(before);
  });
});

describe('a mail server in trouble', () => {
  test('that is away keeps letters waiting; after its return all are sent', async () => {
    const { port } = await unusedPort();
    const post = postTo(port);
    const ids = [];
    for (let number = 0; number < 20; number += 1)
      ids.push(await writeMail(world.operator(), letterTo(`person-${number}@seoul.example`)));
    const tried = await Promise.allSettled(ids.map((mailId) => sendMail(world.operator(), { mailId }, post)));
    expect(tried.every(({ status }) => status === 'rejected')).toBe(true);
    expect(await rowOf(ids[0] ?? '')).toMatchObject({ sentAt: null, failedAt: null, text: expect.any(String) });

    const server = await mailServer({ port });
    await Promise.all(ids.map((mailId) => sendMail(world.operator(), { mailId }, post)));
    expect(server.received).toHaveLength(ids.length);
    expect(new Set(server.received.map(({ messageId }) => messageId))).toEqual(
      new Set(ids.map((id) => `<${id}@localhost>`)),
    );
  });

  test('that says "later" is asked later; that says "never" is not asked again', async () => {
    const answers: Record<string, Answer> = {
      'later@seoul.example': { code: 451, message: 'try again' },
      'never@seoul.example': { code: 550, message: 'no such mailbox' },
    };
    const server = await mailServer({ onRecipient: (address) => answers[address] ?? null });
    const post = postTo(server.port);
    const [later, never] = [
      await writeMail(world.operator(), letterTo('later@seoul.example')),
      await writeMail(world.operator(), letterTo('never@seoul.example')),
    ];
    await expect(sendMail(world.operator(), { mailId: later }, post)).rejects.toThrow('451');
    await sendMail(world.operator(), { mailId: never }, post);
    expect(await rowOf(later)).toMatchObject({ sentAt: null, failedAt: null });
    expect(await rowOf(never)).toMatchObject({
      sentAt: null,
      failedAt: expect.any(Date),
      failure: expect.stringContaining('550'),
      text: null,
      html: null,
    });
    answers['later@seoul.example'] = null;
    await sendMail(world.operator(), { mailId: later }, post);
    expect(server.received).toHaveLength(1);
  });

  test('that refuses our own password is not taken for a refusal of the reader', async () => {
    const { port, server } = await unusedPort((socket) => {
      socket.write('220 mail\r\n');
      socket.on('data', (line: Buffer) =>
        socket.write(line.toString().startsWith('EHLO') ? '250-mail\r\n250 AUTH PLAIN\r\n' : '535 wrong password\r\n'),
      );
    });
    const id = await writeMail(world.operator(), letterTo('one@seoul.example'));
    await expect(
      sendMail(world.operator(), { mailId: id }, openPost(`smtp://user:wrong@127.0.0.1:${port}`, 'a@network.example')),
    ).rejects.toThrow('535');
    expect(await rowOf(id)).toMatchObject({ failedAt: null, text: expect.any(String) });
    server.close();
  });
});

describe('a recipient', () => {
  const several = [
    'a@x.example, b@x.example',
    'a@x.example\r\nBcc: b@x.example',
    '<a@x.example>',
    'A <a@x.example>',
    'a@x.example;b@x.example',
    'a',
    '',
    '"a b"@x.example',
  ];

  test.each(several)('is never %j', async (email) => {
    expect(isOneAddress(email)).toBe(false);
    await expect(writeMail(world.operator(), letterTo(email))).rejects.toMatchObject({
      code: 'no-single-address',
      status: 422,
    });
  });

  test('gets a subject of one line whatever the names in it', async () => {
    const server = await mailServer();
    const letter = letterTo('one@seoul.example');
    const id = await writeMail(world.operator(), {
      ...letter,
      mail: { ...letter.mail, subject: 'City\r\nBcc: all@seoul.example\u2028end' },
    });
    await sendMail(world.operator(), { mailId: id }, postTo(server.port));
    expect(server.received[0]?.subject).toBe('City Bcc: all@seoul.example end');
    expect(server.received[0]?.bcc).toBeUndefined();
  });
});

describe('the development mailbox', () => {
  test('keeps letters whole and shows them, with links that open', async () => {
    const id = await writeMail(world.operator(), persian);
    await world.workOff();
    expect((await world.visitor.fetch('/dev/mail')).headers.get('location')).toBe('/en/dev/mail');
    const list = await world.visitor.get('/dev/mail');
    expect(list.text).toContain(`href="/en/dev/mail/${id}"`);
    const letter = await world.visitor.get(`/dev/mail/${id}`, 'ko');
    expect(letter.text).toContain('سلام &lt;نسرین&gt; &amp; دیگران');
    expect(letter.text).toContain('href="http://localhost:3000/fa/sign-in/x?a=1&amp;b=&quot;2&quot;"');
    const page = await world.visitor.fetch(`/dev/mail/${id}/html`);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect(await page.text()).toContain('dir="rtl"');
  });

  test.each(['/dev/mail/no-id', '/dev/mail/00000000-0000-7000-8000-000000000000'])(
    'has nothing at %s',
    async (address) => {
      expect((await world.visitor.get(address)).status).toBe(404);
      expect((await world.visitor.fetch(`${address}/html`)).status).toBe(404);
    },
  );
});

/** A port that nobody listens at, or a server that speaks as it is told. */
async function unusedPort(speak?: (socket: Socket) => void): Promise<{ port: number; server: Server }> {
  const server = createServer(speak);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const place = server.address();
  const port = typeof place === 'object' ? (place?.port ?? 0) : 0;
  if (!speak) await new Promise((closed) => server.close(closed));
  return { port, server };
}
