import { inPlainWords } from '@baton/core';
import type { Reason, Verdict } from '@baton/core';
import type { AlertKind, DecisionShown, EventDecisions, Loudness } from '@baton/protocol';
import type { z } from 'zod';
import { RefusedError } from '../journal/refused.ts';
import type { Database } from '../ports/database.ts';
import type { NamedSubject } from './alert-settings.ts';

type Shown = z.infer<typeof DecisionShown>;
type Alert = { kind: AlertKind; at: number; subject: NamedSubject };

const PUSHES = `coalesce((select json_agg(json_build_object('id', v.id, 'device', x.label, 'state', v.state, 'attempts', v.attempts, 'detail', v.detail) order by v.id)
    from deliveries v join devices x on x.id = v.device_id
    where v.organization_id = d.organization_id and v.created_at >= d.at and (v.seq = d.seq or v.digest->'seqs' @> to_jsonb(d.seq)) and v.kind not in ('claimed', 'withdrawn', 'over')
      and x.member_id = d.member_id), '[]') as deliveries`;
const SUBJECT = `json_build_object('type', a.subject_type, 'id', a.subject_id, 'name', coalesce(b.name, a.body->>'name', '')) as subject`;
const NAMED = 'alerts a left join bots b on b.id = a.subject_id';

type HandoffRow = Omit<Shown, 'words' | 'verdict'> & { verdict: Verdict; reason: Reason; subject: string };

/** "Why was I called, and why was she not?": every member's decision about every ring, with what became of its pushes. */
export async function decisionsOf(
  database: Database,
  organizationId: string,
  handoffId: string,
): Promise<Shown[]> {
  const rows = await database.rows<HandoffRow>(
    'decisions_of',
    `select d.ring, json_build_object('memberId', m.id, 'name', m.name) as member, d.verdict, d.reason, d.at, coalesce(b.name, '') as subject,
        ${PUSHES}
      from decisions d join members m on m.id = d.member_id left join alerts a on a.organization_id = d.organization_id and a.seq = d.seq
        left join bots b on b.id = a.subject_id
      where d.organization_id = $1 and d.handoff_id = $2 order by d.ring, m.name, d.round`,
    [organizationId, handoffId],
  );
  return rows.map(({ subject, ...row }) => ({
    ...row,
    words: inPlainWords(row, { member: row.member.name, subject }),
  }));
}

type EventRow = {
  member: { memberId: string; name: string };
  round: number;
  verdict: Verdict;
  reason: Reason;
  loudness: Loudness;
  until: number | null;
  at: number;
  deliveries: EventDecisions['decisions'][number]['deliveries'];
};

/** Every member's decision about one entry of the journal. */
export async function eventDecisions(
  database: Database,
  organizationId: string,
  seq: number,
): Promise<EventDecisions> {
  const [alert] = await database.rows<Alert>(
    'alert_of',
    `select a.kind, a.at, ${SUBJECT} from ${NAMED} where a.organization_id = $1 and a.seq = $2`,
    [organizationId, seq],
  );
  if (!alert) throw new RefusedError('not_found');
  const rows = await database.rows<EventRow>(
    'event_decisions',
    `select json_build_object('memberId', m.id, 'name', m.name) as member, d.round, d.verdict, d.reason, d.loudness, d.until, d.at, ${PUSHES}
      from decisions d join members m on m.id = d.member_id where d.organization_id = $1 and d.seq = $2 order by m.name, d.round`,
    [organizationId, seq],
  );
  const decisions = rows.map((row) => ({
    ...row,
    words: inPlainWords(row, { member: row.member.name, subject: alert.subject.name }),
  }));
  return { ...alert, decisions };
}

const PAGE = 50;

/** What people may have been told of, newest first. */
export async function alertList(database: Database, organizationId: string, before: number | null) {
  const alerts = await database.rows<
    Alert & { seq: number; over: boolean; pushed: number; held: number; skipped: number }
  >(
    'alert_list',
    `select a.seq, a.kind, a.at, ${SUBJECT}, a.over_at is not null as over, d.pushed, d.held, d.skipped
      from ${NAMED}, lateral (select count(*) filter (where verdict in ('push', 'push_quietly'))::int as pushed,
          count(*) filter (where verdict = 'hold' and settled_at is null)::int as held, count(*) filter (where verdict = 'skip')::int as skipped
        from decisions d where d.organization_id = a.organization_id and d.seq = a.seq) d
      where a.organization_id = $1 and ($2::bigint is null or a.seq < $2) order by a.seq desc limit ${PAGE}`,
    [organizationId, before],
  );
  return { alerts, next: alerts.length === PAGE ? alerts.at(-1)!.seq : null };
}
