import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import type { Api } from './ports.ts';

/** Built files. `demoBotId` answers the bot of the sample page, `null` when there is no sample. */
export type WebFolders = {
  app: string;
  widget: string;
  demoPage: string;
  demoBotId: () => Promise<string | null>;
};

const YEAR_S = 31_536_000;
const CSP = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The operator's app at `/`, the widget's one script, and the sample customer page. */
export async function webRoutes(api: Api, { app, widget, demoPage, demoBotId }: WebFolders): Promise<void> {
  const hidden = { schema: { hide: true }, config: { rateLimit: false as const } };
  const page = (reply: FastifyReply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', CSP)
      .header('cache-control', 'no-cache');

  api.get('/widget.js', hidden, async (_request, reply) => {
    void reply
      .header('access-control-allow-origin', '*')
      .header('cache-control', 'public, max-age=300')
      .type('text/javascript; charset=utf-8');
    return reply.send(await readFile(join(widget, 'widget.js')));
  });
  api.get('/demo', hidden, async (_request, reply) => {
    const botId = await demoBotId();
    if (botId === null) return reply.callNotFound();
    const html = await readFile(demoPage, 'utf8');
    return page(reply).send(html.replaceAll('{{botId}}', botId));
  });

  if (!existsSync(join(app, 'index.html'))) return;
  const index = await readFile(join(app, 'index.html'));
  await api.register(fastifyStatic, {
    root: app,
    index: false,
    wildcard: false,
    setHeaders: (reply, path) => {
      // Names under _expo carry their content's hash; the service worker and the rest must be fresh.
      void reply.header(
        'cache-control',
        path.includes('/_expo/') || path.includes('/assets/')
          ? `public, max-age=${YEAR_S}, immutable`
          : 'no-cache',
      );
    },
  });
  api.get('/', hidden, async (_request, reply) => page(reply).send(index));
  // Deep links are the app's own paths.
  for (const path of [
    '/sign-in',
    '/setup',
    '/join/*',
    '/conversations/*',
    '/activity',
    '/notifications',
    '/defaults',
    '/figures',
    '/members/*',
    '/pushes',
    '/alerts',
    '/alerts/*',
    '/settings',
    '/settings/*',
    '/gallery',
    '/gallery/*',
    '/bots',
    '/bots/*',
    '/workflows',
    '/workflows/*',
  ]) {
    api.get(path, hidden, async (_request, reply) => page(reply).send(index));
  }
}
