import type { TimerKind } from '@baton/core';
import type { Conversation } from '@baton/protocol';
import type { Audit } from '../../clock/auditor.ts';
import type { Loaded } from '../../ports/journal.ts';
import { query } from './pool.ts';
import type { Pool } from './pool.ts';
import { CONVERSATION_COLUMNS, conversationOf, CONVERSATIONS, loadedOf } from './rows.ts';
import type { ConversationRow } from './rows.ts';

const HELD = {
  name: 'held_by',
  text: `select ${CONVERSATION_COLUMNS} from ${CONVERSATIONS} where c.organization_id = $1 and c.holder_id = $2`,
};
const OPEN = {
  name: 'open_handoffs',
  text: `select c.organization_id, ${CONVERSATION_COLUMNS}, coalesce((select array_agg(t.kind) from timers t where t.handoff_id = h.id), '{}') as armed
    from handoffs h join (${CONVERSATIONS}) on c.id = h.conversation_id where h.state in ('waiting', 'claimed')`,
};
const REVOKED = {
  name: 'revoked',
  text: 'select id, access_since as at from members where access_since > $1',
};

export const heldBy =
  (pool: Pool) =>
  async (organizationId: string, memberId: string): Promise<Loaded[]> =>
    (await query<ConversationRow>(pool, HELD, [organizationId, memberId])).map(loadedOf);

export const auditOf = (pool: Pool): Audit => ({
  async openHandoffs(): Promise<
    { organizationId: string; conversation: Conversation; armed: TimerKind[] }[]
  > {
    const rows = await query<ConversationRow & { organization_id: string; armed: TimerKind[] }>(
      pool,
      OPEN,
      [],
    );
    return rows.map((row) => ({
      organizationId: row.organization_id,
      conversation: conversationOf(row),
      armed: row.armed,
    }));
  },
});

/** Members whose tokens issued before `at` are void, as far as such tokens may still be alive. */
export const revokedSince = (pool: Pool, since: number) =>
  query<{ id: string; at: number }>(pool, REVOKED, [since]);

/**
 * What a node that died was just sending is nobody's any more: the only node there is need not wait for its leases to end. Not where
 * other nodes may be at work.
 */
export async function forgetLeases(pool: Pool): Promise<void> {
  for (const table of ['deliveries', 'outbound'])
    await pool.query(`update ${table} set leased_until = 0 where state = 'queued' and leased_until > 0`);
}
