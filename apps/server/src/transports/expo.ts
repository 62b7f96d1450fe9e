import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { ExpoAddress } from '@baton/protocol';
import type { Push, Receipt, Transport } from '../ports/transport.ts';
import { goesFirst } from './banner.ts';
import { isAndroid, messageOf } from './expo/message.ts';
import { partsOf } from './expo/parts.ts';
import type { Addressed } from './expo/parts.ts';
import { readReceipts, readTickets, wholeRequest } from './expo/tickets.ts';
import { Poster } from './poster.ts';
import type { PosterSettings, PostRequest } from './poster.ts';
import type { Reply } from './reply.ts';

export type ExpoSettings = PosterSettings & {
  /** Where Expo's push service, or a relay in front of it, answers. */
  baseUrl?: string;
  /** Needed when the Expo project asks for it ("enhanced push security"). */
  accessToken?: string | undefined;
};

const pack = promisify(gzip);
/** The quickest level: it makes a tenth of a batch as it is. */
const compress = (text: string): Promise<Buffer> => pack(text, { level: 1 });
/** Expo takes up to 1,000. */
const TICKETS_PER_REQUEST = 300;

/** Expo's push service: up to 100 pushes a request, answered by one ticket each, in order. */
export default function expo(settings: ExpoSettings): Transport {
  const poster = new Poster({ connections: 6, ...settings });
  const base = (settings.baseUrl ?? 'https://exp.host').replace(/\/$/, '');

  async function call(
    method: string,
    body: unknown,
    how: Pick<PostRequest, 'urgent' | 'signal'>,
  ): Promise<Reply> {
    const headers = {
      accept: 'application/json',
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      ...(settings.accessToken && { authorization: `Bearer ${settings.accessToken}` }),
    };
    return poster.post(`${base}/--/api/v2/push/${method}`, {
      headers,
      body: await compress(JSON.stringify(body)),
      ...how,
    });
  }

  async function send(batch: Push[], signal: AbortSignal): Promise<Receipt[]> {
    const { live, receipts } = addressed(batch);
    if (live.length === 0) return receipts;
    return [...receipts, ...(await sendTogether(live, signal))];
  }

  /** What Expo refuses as a whole, for the fault of some, is sent again in parts, until only those are refused. */
  async function sendTogether(live: Addressed[], signal: AbortSignal): Promise<Receipt[]> {
    const messages = live.map(({ push, to }) => messageOf(push, to));
    const urgent = live.some(({ push }) => goesFirst(push));
    const reply = await call('send', messages, { urgent, signal });
    const parts = partsOf(reply, live);
    if (parts) return (await Promise.all(parts.map((part) => sendTogether(part, signal)))).flat();
    const ids = live.map(({ push }) => push.deliveryId);
    return wholeRequest(reply, ids) ?? readTickets(reply, ids);
  }

  async function receipts(tickets: string[], signal: AbortSignal): Promise<Map<string, Receipt | undefined>> {
    const answer = new Map<string, Receipt | undefined>();
    for (let from = 0; from < tickets.length; from += TICKETS_PER_REQUEST) {
      const ids = tickets.slice(from, from + TICKETS_PER_REQUEST);
      for (const [id, receipt] of readReceipts(
        await call('getReceipts', { ids }, { urgent: false, signal }),
        ids,
      ))
        answer.set(id, receipt);
    }
    return answer;
  }

  return {
    id: 'expo',
    maxBatch: 100,
    retryMs: [500, 1000, 2000, 4000, 8000, 16_000, 30_000],
    addressSchema: ExpoAddress,
    // Expo has one credential for Apple and one for Firebase: what is refused for the one says nothing of the other.
    circuitOf: (address) => `expo ${isAndroid({ address }) ? 'android' : 'iphone'}`,
    send,
    receipts,
    close: () => poster.close(),
  };
}

/** `receipts`: of those whose address is none. */
function addressed(batch: Push[]): { live: Addressed[]; receipts: Receipt[] } {
  const live: Addressed[] = [];
  const receipts: Receipt[] = [];
  for (const push of batch) {
    const address = ExpoAddress.safeParse(push.address);
    if (address.success) live.push({ push, to: address.data.token });
    else receipts.push({ deliveryId: push.deliveryId, kind: 'gone', reason: 'not_an_address' });
  }
  return { live, receipts };
}
