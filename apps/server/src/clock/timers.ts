import { fire, transition } from '@baton/core';
import { consequences } from '../journal/consequences.ts';
import { writtenBy } from '../journal/written.ts';
import type { DueTimer } from '../ports/journal.ts';
import type { StagePorts } from '../ports/stage.ts';

const BATCH = 50;

/**
 * Fires what is due: the rules say what it means now, and the entry is written in one statement with the timer's end, so that a restart
 * forgets none and fires none twice. Answers how many were due.
 */
export async function fireDueTimers(ports: StagePorts, now: number): Promise<number> {
  const due = await ports.journal.dueTimers(now, BATCH);
  for (const timer of due) await fireTimer(ports, timer, now);
  return due.length;
}

async function fireTimer(ports: StagePorts, timer: DueTimer, now: number): Promise<void> {
  const { organizationId, conversationId, handoffId, kind, dueAt } = timer;
  const loaded = await ports.journal.load(organizationId, conversationId);
  if (!loaded || loaded.conversation.handoff?.id !== handoffId) return ports.journal.dropTimer(timer);
  const policy = await ports.policyOf(loaded.conversation.botId);
  const fired = fire(kind, loaded.conversation, { policy, activeAt: loaded.activeAt, now });
  if (fired === null) return ports.journal.dropTimer(timer);
  if ('rearmAt' in fired) return ports.journal.rearm(timer, fired.rearmAt);
  const { entries } = transition(loaded.conversation, fired.act, now);
  if (entries.length === 0) return ports.journal.dropTimer(timer);
  const { after: _after, timers = [], ...rows } = consequences(loaded, entries, policy);
  const change = { entries, ...rows, timers, fired: { handoffId, kind, dueAt } };
  const committed = await ports.journal.commit({ organizationId, ...change });
  // `moved`: somebody was faster; the timer is still there if it still matters, and is looked at again at once.
  if (committed.status === 'committed') ports.committed(organizationId, writtenBy(change, committed));
}
