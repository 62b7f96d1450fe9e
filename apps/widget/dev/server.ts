/** `npm run dev`: the demo page with a pretended Baton behind it. `/?scene=waiting&theme=dark&lang=ar`; scenes are in `scenes.ts`. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { Server } from 'socket.io';
import { SCENES } from './scenes.ts';
import { talkInScene } from './talk.ts';

const ATTRIBUTES = ['theme', 'lang', 'accent', 'position'];
const names = Object.keys(SCENES);
const botIdOf = (scene: string): string =>
  `00000000-0000-7000-8000-${String(names.indexOf(scene)).padStart(12, '0')}`;
const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

function page(query: URLSearchParams): string {
  const attributes = ATTRIBUTES.flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [`data-${name}="${value.replace(/[^\w#-]/g, '')}"`];
  });
  return read('../demo.html').replace(
    'data-bot="{{botId}}"',
    `data-bot="${botIdOf(query.get('scene') ?? 'live')}" ${attributes.join(' ')}`,
  );
}

async function bodyOf(request: IncomingMessage): Promise<{ botId?: string }> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text === '' ? {} : (JSON.parse(text) as { botId?: string });
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const json = (status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (pathname === '/')
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(searchParams));
  else if (pathname === '/widget.js')
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(read('../dist/widget.js'));
  else if (pathname === '/v1/customer/sessions') {
    const { botId } = await bodyOf(request);
    const token = names.find((name) => botIdOf(name) === botId);
    json(token === undefined ? 404 : 200, token === undefined ? { code: 'not_found' } : { token });
  } else json(404, { code: 'not_found' });
}

/** Listens on 127.0.0.1; port 0 takes a free one. Resolves to its address and how to stop it. */
export async function startDevServer(port: number): Promise<{ url: string; stop: () => Promise<void> }> {
  const http = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  const sockets = new Server(http, { serveClient: false });
  sockets
    .of('/customer')
    .on('connection', (socket) =>
      talkInScene(socket, SCENES[String(socket.handshake.auth['token'])] ?? SCENES['live']!),
    );
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, stop: () => sockets.close() };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { url } = await startDevServer(Number(process.env['PORT'] ?? 5180));
  process.stdout.write(`${names.map((name) => `${url}/?scene=${name}`).join('\n')}\n`);
}
