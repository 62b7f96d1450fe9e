import { randomUUID } from 'node:crypto';
import type { Act } from '@baton/core';
import type { Done, Problem, Snapshot } from '@baton/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openConversation } from '../ingest/conversation.ts';
import { get, post, startTrial } from '../../trial-server.ts';
import type { Trial } from '../../trial-server.ts';
import { perform } from '../../journal/perform.ts';

const HANDOFFS = 500;
const CLAIMANTS = 8;

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial();
});
afterAll(() => trial.stop());

/** Customers who wait; made below the interface, since only the claims are what is tested. */
async function waitingHandoffs(count: number): Promise<string[]> {
  const { stage } = trial.app;
  const { organizationId } = (await stage.directory.bot(trial.botId))!;
  const make = async (n: number): Promise<string> => {
    const customer = { id: randomUUID(), name: `Customer ${n}`, language: null };
    const loaded = await openConversation(stage, {
      organizationId,
      botId: trial.botId,
      reference: customer.id,
      connector: 'web_widget',
      customer,
    });
    const handoffId = randomUUID();
    const act: Act = { type: 'request', handoffId, reason: 'explicit', evidence: [], slaMs: 60_000 };
    await perform(stage, () => stage.journal.load(organizationId, loaded.conversation.id), {
      organizationId,
      act,
      now: Date.now(),
    });
    return handoffId;
  };
  return Promise.all(Array.from({ length: count }, (_, n) => make(n)));
}

test(
  `${HANDOFFS} handoffs, ${CLAIMANTS} claims each at once: one wins, the others learn who`,
  { timeout: 120_000 },
  async () => {
    const handoffs = await waitingHandoffs(HANDOFFS);
    const operators = await trial.operators(CLAIMANTS);
    type Answer = {
      status: number;
      body: Done | (Problem & { claimedBy?: { memberId: string; name: string } });
    };
    const claim = (handoffId: string, token: string): Promise<Answer> =>
      post(`${trial.baseUrl}/v1/handoffs/${handoffId}/claim`, {}, token);

    const winners = new Map<string, string>();
    const race = async (handoffId: string): Promise<void> => {
      const answers = await Promise.all(
        operators.map(async (operator) => ({ operator, ...(await claim(handoffId, operator.token)) })),
      );
      const won = answers.filter(({ status }) => status === 200);
      expect(won).toHaveLength(1);
      const winner = won[0]!.operator;
      winners.set(handoffId, winner.memberId);
      for (const { status, body, operator } of answers) {
        if (operator === winner) continue;
        expect(status).toBe(409);
        expect(body).toMatchObject({
          code: 'already_claimed',
          claimedBy: { memberId: winner.memberId, name: winner.name },
        });
      }
    };
    const lane = async (): Promise<void> => {
      for (let next = handoffs.pop(); next; next = handoffs.pop()) await race(next);
    };
    const all = [...handoffs];
    await Promise.all(Array.from({ length: 4 }, lane));

    expect(new Set(winners.values()).size).toBeGreaterThan(1);
    const { body: snapshot } = await get<Snapshot>(`${trial.baseUrl}/v1/snapshot`, operators[0]!.token);
    const held = new Map(
      snapshot.conversations.map(({ handoff }) => [handoff?.id, handoff?.operator?.memberId]),
    );
    for (const handoffId of all) expect(held.get(handoffId)).toBe(winners.get(handoffId));
    // A winner's retry is a success, and no second claim.
    const again = await claim(
      all[0]!,
      operators.find(({ memberId }) => memberId === winners.get(all[0]!))!.token,
    );
    expect(again.status).toBe(200);
    await vi.waitFor(async () => expect(await trial.app.stage.journal.nextTimer()).not.toBeNull());
  },
);
