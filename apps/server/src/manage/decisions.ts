import type { z } from 'zod';
import type { DecisionShown } from '@baton/protocol';
import type { Database } from '../ports/database.ts';

type Shown = z.infer<typeof DecisionShown>;

/** "Why was I called, and why was she not?": every member's decision about every ring, with what became of its pushes. */
export function decisionsOf(database: Database, organizationId: string, handoffId: string): Promise<Shown[]> {
  return database.rows<Shown>(
    'decisions_of',
    `select d.ring, json_build_object('memberId', m.id, 'name', m.name) as member, d.verdict, d.reason, d.at,
        coalesce((select json_agg(json_build_object('id', v.id, 'device', x.label, 'state', v.state, 'attempts', v.attempts, 'detail', v.detail) order by v.id)
          from deliveries v join devices x on x.id = v.device_id
          where v.handoff_id = d.handoff_id and v.ring = d.ring and v.kind = 'escalation' and x.member_id = d.member_id), '[]') as deliveries
      from decisions d join members m on m.id = d.member_id where d.organization_id = $1 and d.handoff_id = $2 order by d.ring, m.name, d.round`,
    [organizationId, handoffId],
  );
}
