/** Whatever platforms, teammates and customers write, a push is one that every app takes, and poses as nothing else. */
import type { Digest, Ending, Notice } from '@baton/core';
import { PushPayload } from '@baton/protocol';
import type { PushKind } from '@baton/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOTICES } from '../../../../../packages/core/src/testing/notices.ts';
import { waitingConversation } from '../../../../../packages/core/src/testing/rules-properties.ts';
import { NOW } from '../../engines/testing/conversations.ts';
import type { TakenDelivery } from '../../ports/deliveries.ts';
import { bannerOf, payloadOf } from './payload.ts';
import { sampleDelivery } from './sample-delivery.ts';

const LANGUAGES = ['en', 'de', 'es', 'ar'];
const ID = '0198a3f0-1234-7abc-8def-0123456789ab';
/** Fields whose words come from outside. */
const FREE = new Set(
  'name subject step failedStep summary source tool customer by said detail text reason'.split(' '),
);

/** The same, with these words wherever words are free. */
function filled<T>(value: T, words: string): T {
  if (Array.isArray(value)) return value.map((one: unknown) => filled(one, words)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [
    key,
    FREE.has(key) && (typeof one === 'string' || one === null) ? words : filled<unknown>(one, words),
  ]);
  return Object.fromEntries(entries) as T;
}

const NASTY = [
  '\u202e',
  '\u2066',
  '\u2069',
  '\u200f',
  '\u061c',
  '\u0000',
  '\u001b[31m',
  '\n\n',
  '\u200d',
  '\ud83d',
  '\udc69',
  '👩‍👩‍👧‍👦',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'e\u0301\u0301\u0301',
  'می‌خواهم',
  '"',
  '" Tap to',
  '                ',
  '\ufeff',
  '\u2028',
];
/** Long or short, with what matters anywhere: also at the edge where it is cut. */
const hostile = fc
  .tuple(
    fc.nat(400),
    fc.array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 20 })), {
      maxLength: 30,
    }),
    fc.nat(100),
  )
  .map(([before, parts, after]) => 'x'.repeat(before) + parts.join('') + '🙂'.repeat(after));

const ENDINGS: Record<Ending['what'], Ending> = {
  went_on: { what: 'went_on', number: 3, afterMs: 60_000, failed: false },
  health: { what: 'health', topic: 'back', because: { kind: 'reported', detail: '' }, affected: 3 },
  reachable: { what: 'reachable' },
  moved_on: { what: 'moved_on' },
  claimed: { what: 'claimed', by: '' },
  closed: { what: 'closed', why: 'cancelled' },
};
const WHATS: Digest['items'][number]['what'][] = ['bot', 'workflow', 'escalation'];
const DIGESTS = [1, 5].map((count) => ({
  tag: 'd-1',
  url: '/',
  items: Array.from({ length: count }, (_, n) => ({ name: '', count: 3, what: WHATS[n % 3]! })),
}));

const delivery = (change: Partial<TakenDelivery>): TakenDelivery =>
  sampleDelivery({ dueAt: NOW, expiresAt: NOW + 60_000, name: '', ...change });
const OTHER = '0198a3f0-5678-7abc-8def-0123456789ab';
const evidence = { messageId: null, text: '', start: 0, end: 0, rule: 'asks', weight: 1 };
/** With evidence or without, by the customer or the bot, claimed by a teammate or not: whatever a banner may quote. */
function aboutHandoff(kind: PushKind, { quotes = true, ring = 0 } = {}): TakenDelivery {
  const { handoff, ...conversation } = waitingConversation();
  const lastMessage = { by: 'customer', name: '', kind: 'text', text: '', at: NOW, seq: 3 } as const;
  const operator = kind === 'claimed' ? { memberId: OTHER, name: '' } : null;
  return delivery({
    kind,
    conversationId: ID,
    handoffId: ID,
    conversation: {
      ...conversation,
      lastMessage,
      handoff: { ...handoff!, ring, operator, evidence: quotes ? [evidence] : [] },
    },
  });
}
const kindOf = ({ channel }: Notice): PushKind => channel;

const EVERY: [string, TakenDelivery][] = [
  ['a ring', aboutHandoff('escalation')],
  ['a ring without evidence', aboutHandoff('escalation', { quotes: false })],
  ['a later ring', aboutHandoff('escalation', { ring: 3 })],
  ['claimed', aboutHandoff('claimed')],
  ['withdrawn', aboutHandoff('withdrawn')],
  ['a test', delivery({})],
  ['canary', delivery({ kind: 'canary' })],
  ...NOTICES.map((notice, place): [string, TakenDelivery] => [
    `${place} ${notice.channel}.${notice.topic}`,
    delivery({ kind: kindOf(notice), notice }),
  ]),
  ...Object.values(ENDINGS).map((ending): [string, TakenDelivery] => [
    `ending ${ending.what}`,
    delivery({ kind: 'over', ending, notice: NOTICES[0]! }),
  ]),
  ...DIGESTS.map((digest): [string, TakenDelivery] => [
    `${digest.items.length} things`,
    delivery({ kind: 'digest', digest: { ...digest, seqs: [1] } }),
  ]),
];

describe.each(EVERY)('%s', (_name, sample) => {
  test.each(LANGUAGES)('is a push that every app takes, in %s', (language) => {
    fc.assert(
      fc.property(hostile, hostile, (words, botName) => {
        const taken = { ...filled(sample, words), language };
        const payload = payloadOf(taken, botName, { key: Buffer.alloc(32), now: NOW });
        expect(PushPayload.parse(payload)).toEqual(payload);
        for (const text of [payload.title, payload.body]) {
          expect(text.isWellFormed()).toBe(true);
          expect(text).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
        }
        const shown = bannerOf(taken, botName, NOW);
        expect([shown.title, shown.body]).toEqual([payload.title, payload.body]);
      }),
      { numRuns: 60 },
    );
  });
});
