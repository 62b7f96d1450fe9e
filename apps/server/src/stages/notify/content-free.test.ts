import { ALERT_KINDS, PushKind, PushPayload } from '@baton/protocol';
import type { Conversation } from '@baton/protocol';
import type { Notice } from '@baton/core';
import { expect, test } from 'vitest';
import type { TakenDelivery } from '../../ports/deliveries.ts';
import { payloadOf } from './payload.ts';
import { sampleDelivery } from './sample-delivery.ts';

const ID = '0198a3f0-1234-7abc-8def-0123456789ab';
/** Stands in everything that anybody wrote or named. */
const SECRET = 'Acme';

const health = { kind: 'check', outcome: 'failed', detail: SECRET } as const;
const DETAILS: Record<string, object> = {
  retrained: { kind: 'retrained', pages: 5 },
  knowledge_added: { kind: 'knowledge_added', chunks: 12, source: SECRET },
  prompt_tuned: { kind: 'prompt_tuned', reason: 'low_csat', summary: SECRET },
  tool_added: { kind: 'tool_added', tool: SECRET },
};

/** An alert of each kind whose every free field holds the secret. */
const noticeOf = (channel: string, topic: string): Notice =>
  ({
    channel,
    topic,
    at: 1,
    botId: ID,
    updateId: ID,
    details: DETAILS[topic],
    workflowId: ID,
    runId: ID,
    name: SECRET,
    subject: SECRET,
    step: SECRET,
    number: 2,
    of: 5,
    tookMs: 4000,
    failed: true,
    failedStep: SECRET,
    summary: SECRET,
    runningMs: 9000,
    averageMs: 1000,
    because: health,
    affected: 3,
    conversationId: ID,
    handoffId: null,
    members: null,
    customer: SECRET,
    by: SECRET,
    said: SECRET,
  }) as unknown as Notice;

const conversation = {
  id: ID,
  botId: ID,
  customer: { id: ID, name: SECRET },
  handoff: {
    id: ID,
    reason: 'explicit',
    evidence: null,
    failure: null,
    operator: { memberId: '0198a3f0-9999-7abc-8def-0123456789ab', name: SECRET },
  },
  lastMessage: { by: 'customer', text: SECRET },
} as unknown as Conversation;

const delivery = (kind: PushKind, part: Partial<TakenDelivery> = {}): TakenDelivery =>
  sampleDelivery({ kind, name: SECRET, ...part });

const aboutHandoff = (kind: PushKind) => delivery(kind, { conversation, conversationId: ID, handoffId: ID });
const CASES: [string, TakenDelivery][] = [
  ['escalation', aboutHandoff('escalation')],
  ['claimed', aboutHandoff('claimed')],
  ['withdrawn', aboutHandoff('withdrawn')],
  ...ALERT_KINDS.filter((kind) => kind !== 'escalation.ring').map((kind): [string, TakenDelivery] => {
    const [channel, topic] = kind.split('.') as [PushKind, string];
    return [kind, delivery(channel, { notice: noticeOf(channel, topic) })];
  }),
  [
    'digest',
    delivery('digest', {
      digest: { tag: 'q-1', url: '/', seqs: [1], items: [{ name: SECRET, count: 3, what: 'bot' }] },
    }),
  ],
  [
    'over',
    delivery('over', {
      notice: noticeOf('workflow', 'stuck'),
      ending: { what: 'went_on', number: 2, afterMs: 9000, failed: false },
    }),
  ],
];
const payload = (of: TakenDelivery, contentFree: boolean, language: string) =>
  payloadOf({ ...of, language }, SECRET, { key: Buffer.alloc(32), now: 0, contentFree });

test('the cases are all that a push can be, but for those without content', () => {
  expect(new Set([...CASES.map(([, { kind }]) => kind), 'test', 'canary'])).toEqual(
    new Set(PushKind.options),
  );
});

test.each(CASES)('%s leaves no words of its own where that is the policy, in any language', (_kind, of) => {
  const shown = payload(of, false, 'en');
  expect(JSON.stringify(shown)).toContain(SECRET);
  expect(shown.fetch).toBeUndefined();
  for (const language of ['en', 'de', 'es', 'ar']) {
    const hidden = PushPayload.parse(payload(of, true, language));
    expect(JSON.stringify(hidden)).not.toContain(SECRET);
    expect(hidden.fetch).toBe(true);
    expect(hidden.url).toBe(shown.url);
  }
});

test('what replaces a ring says so without content, too', () => {
  const titles = CASES.slice(0, 3).map(([, of]) => payload(of, true, 'en').title);
  expect(titles).toEqual(['🆘 Customer escalation', 'Claimed', 'No longer needed']);
});
