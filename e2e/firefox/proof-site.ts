import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PushPayload } from '@baton/protocol';
import { closeServer, listen } from '../fake-push/loopback.ts';

/** What the service worker reports after each push: the push, and the titles of all that is shown. */
export type Report = { push: PushPayload; titles: string[] };
export type ProofSite = { url: string; reports: Report[]; close(): Promise<void> };

const TYPES = { 'index.html': 'text/html', 'sw.js': 'text/javascript' };

/** Serves page/ and collects reports. */
export async function serveProofSite(): Promise<ProofSite> {
  const reports: Report[] = [];
  const { server, url } = await listen((request, response, body) => {
    if (request.url === '/report') {
      reports.push(JSON.parse(String(body)) as Report);
      response.end();
      return;
    }
    const name = request.url === '/sw.js' ? 'sw.js' : 'index.html';
    response
      .writeHead(200, { 'content-type': TYPES[name] })
      .end(readFileSync(join(import.meta.dirname, 'page', name)));
  });
  return { url, reports, close: () => closeServer(server) };
}
