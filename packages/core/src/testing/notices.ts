import type { Notice } from '../rules/alert.ts';
import { START } from './walk.ts';

const id = (end: string): string => `0198b2a4-0000-7000-8000-${end.padStart(12, '0')}`;
const bot = { at: START, botId: id('d0') };
const run = {
  channel: 'workflow' as const,
  at: START,
  workflowId: id('11'),
  runId: id('12'),
  name: 'Onboarding',
};
const update = { channel: 'bot_update' as const, ...bot, updateId: id('13') };
const talk = {
  channel: 'conversation' as const,
  ...bot,
  conversationId: id('c0'),
  members: null,
  customer: 'Yusuf Demir',
};
const health = { channel: 'bot_health' as const, ...bot, affected: 4 };

/** One notice of every topic of every channel, as in DESIGN §4. */
export const NOTICES: readonly Notice[] = [
  {
    ...update,
    topic: 'knowledge_added',
    details: { kind: 'knowledge_added', chunks: 12, source: 'supplier-spec-2026.pdf' },
  },
  { ...update, topic: 'retrained', details: { kind: 'retrained', pages: 5 } },
  { ...update, topic: 'prompt_tuned', details: { kind: 'prompt_tuned', because: 'low_csat' } },
  { ...update, topic: 'tool_added', details: { kind: 'tool_added', tool: 'Order lookup' } },
  { ...run, topic: 'started', subject: 'new contact "Jane Doe (Acme)"' },
  { ...run, topic: 'step', number: 2, of: 5, step: 'Enrich contact', tookMs: 38_000, failed: false },
  { ...run, topic: 'finished', failed: false, tookMs: 252_000, failedStep: null, summary: null },
  { ...run, topic: 'finished', failed: true, tookMs: 252_000, failedStep: 'Send mail', summary: null },
  { ...run, topic: 'stuck', number: 3, step: 'Sync', runningMs: 900_000, averageMs: 120_000 },
  { ...health, topic: 'down', because: { kind: 'no_heartbeat', silentMs: 180_000 } },
  { ...health, topic: 'degraded', because: { kind: 'reported', detail: 'slow answers' } },
  { ...health, topic: 'back', because: { kind: 'heartbeat' } },
  { channel: 'bot_health', ...bot, topic: 'unreachable', conversationId: null, handoffId: null },
  { ...talk, topic: 'transferred', by: 'Alice', said: 'speaks Turkish' },
  { ...talk, topic: 'mentioned', by: 'Alice', said: 'can you look at the refund?' },
  { ...talk, topic: 'woken', by: '', said: '' },
  { ...talk, topic: 'replied', by: 'Yusuf Demir', said: 'Merhaba?' },
];
