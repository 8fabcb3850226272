import { createServer } from 'node:http';

/** The measure of all ratios: a fixed page of 20 KB, given out by Node's own HTTP server and nothing else. */
const page = Buffer.from(`<!doctype html><title>Bare</title>${'<p>A fixed page.</p>'.repeat(1_024)}`.slice(0, 20_480));

const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length });
  response.end(page);
});

server.listen(Number(process.argv[2]), '127.0.0.1', () => console.log('ready'));
