import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CustomerSession, Done, Snapshot } from '@baton/protocol';

/** What the server has acknowledged; it must never be missing, and never be there twice. */
export type Acknowledged = {
  messages: Map<string, string>;
  claims: Map<string, string>;
  /** Steps that began; each of them is stuck by now. */
  steps: Set<string>;
};

type Door = { baseUrl: string; going: () => boolean };

/** POSTs until there is an answer: a client that keeps its ids through a crash. `null` when the run ended first. */
async function insist<T>(
  { baseUrl, going }: Door,
  path: string,
  request: { body: unknown; token?: string },
): Promise<{ status: number; body: T } | null> {
  while (going()) {
    try {
      const headers = {
        'content-type': 'application/json',
        ...(request.token ? { authorization: `Bearer ${request.token}` } : {}),
      };
      const response = await fetch(baseUrl + path, {
        method: 'POST',
        headers,
        body: JSON.stringify(request.body),
        signal: AbortSignal.timeout(4000),
      });
      if (response.status < 500) return { status: response.status, body: (await response.json()) as T };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
    await sleep(30);
  }
  return null;
}

/** A customer who writes, asks for a human now and then, and repeats whatever got no answer. */
export async function customer(
  door: Door,
  botId: string,
  { acknowledged, name }: { acknowledged: Acknowledged; name: string },
): Promise<void> {
  const session = await insist<CustomerSession>(door, '/v1/customer/sessions', { body: { botId, name } });
  if (!session) return;
  const { token } = session.body;
  for (let n = 0; door.going(); n += 1) {
    const id = randomUUID();
    const text = `message ${n} of ${name}`;
    const answer = await insist(door, '/v1/customer/commands', { body: { type: 'send', id, text }, token });
    if (answer?.status === 200) acknowledged.messages.set(id, text);
    if (n % 5 === 2) await insist(door, '/v1/customer/commands', { body: { type: 'request_human' }, token });
    await sleep(20);
  }
}

/** A platform whose workflows hang: each step began two hours ago. */
export async function platform(
  door: Door,
  token: string,
  { acknowledged }: { acknowledged: Acknowledged },
): Promise<void> {
  for (let n = 0; door.going(); n += 1) {
    const name = `Step of run ${n}`;
    const told = (type: string, agoMs: number, what: object) => ({
      specversion: '1.0',
      id: randomUUID(),
      source: '/crash',
      type,
      time: new Date(Date.now() - agoMs).toISOString(),
      data: { workflow: 'hanging', run: `run-${n}`, ...what },
    });
    // The first one says that its clock is right: what comes late was late.
    const events = [
      told('workflow.started', 0, { name: 'Hanging' }),
      told('workflow.step_started', 2 * 3_600_000, { step: { number: 1, name } }),
    ];
    const answer = await insist<{ results: { status: string }[] }>(door, '/v1/events', {
      body: events,
      token,
    });
    if (answer?.body.results[1]?.status === 'accepted') acknowledged.steps.add(name);
    await sleep(60);
  }
}

/** An operator who claims whoever waits, answers, and hands back. */
export async function operator(
  door: Door,
  token: string,
  { acknowledged, pick }: { acknowledged: Acknowledged; pick: number },
): Promise<void> {
  while (door.going()) {
    const response = await fetch(`${door.baseUrl}/v1/snapshot`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(4000),
    }).catch(() => null);
    if (!response?.ok) {
      await sleep(50);
      continue;
    }
    const snapshot = (await response.json()) as Snapshot;
    const waiting = snapshot.conversations.filter(({ owner }) => owner === 'queue');
    const chosen = waiting[pick % Math.max(1, waiting.length)];
    if (chosen?.handoff)
      await serve(door, token, { acknowledged, conversationId: chosen.id, handoffId: chosen.handoff.id });
    await sleep(30);
  }
}

async function serve(
  door: Door,
  token: string,
  work: { acknowledged: Acknowledged; conversationId: string; handoffId: string },
): Promise<void> {
  const { acknowledged, conversationId, handoffId } = work;
  const command = (body: unknown) => insist<Done>(door, '/v1/commands', { body, token });
  const claimed = await command({ type: 'claim', handoffId });
  if (claimed?.status !== 200) return;
  const { fence } = claimed.body;
  acknowledged.claims.set(`${conversationId}/${fence}`, handoffId);
  for (let n = 0; n < 3; n += 1) {
    const id = randomUUID();
    const text = `answer ${n} at ${fence}`;
    const answer = await command({ type: 'send', conversationId, fence, id, kind: 'text', text });
    if (answer?.status === 200) acknowledged.messages.set(id, text);
  }
  await command({ type: 'hand_back', conversationId, fence, outcome: 'done', facts: {} });
}
