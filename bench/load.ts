import { Agent, request } from 'node:http';

export type Shot = {
  method?: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: () => string;
  expect: number;
  /** Done before each request, one request at a time. */
  before?: () => Promise<void>;
};

/** Sends the same request many times over kept connections, a few at once, and checks every answer's status. */
export async function load(
  port: number,
  shot: Shot,
  { times, atOnce = 4 }: { times: number; atOnce?: number },
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  let left = times;
  async function sendRest(): Promise<void> {
    while (left > 0) {
      left -= 1;
      await shot.before?.();
      const { status } = await send(port, shot, agent);
      if (status !== shot.expect) throw new Error(`${shot.path} answered ${status} instead of ${shot.expect}`);
    }
  }
  await Promise.all(Array.from({ length: shot.before ? 1 : atOnce }, sendRest));
  agent.destroy();
}

export type Sent = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

/** One request to this machine. */
export function send(
  port: number,
  { method = 'GET', path, headers = {}, body }: Omit<Shot, 'expect' | 'before'>,
  agent?: Agent,
): Promise<Sent> {
  return new Promise((answered, failed) => {
    const content = body?.();
    const sending = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        ...(agent && { agent }),
        headers: {
          host: `localhost:${port}`,
          ...headers,
          ...(content !== undefined && { 'content-length': Buffer.byteLength(content) }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          answered({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
        response.on('error', failed);
      },
    );
    sending.on('error', failed);
    sending.end(content);
  });
}
