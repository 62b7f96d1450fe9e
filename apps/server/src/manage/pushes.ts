import { can, inPlainWords, silenceOf } from '@baton/core';
import type { Reason, Verdict } from '@baton/core';
import type { AlertKind, PushList, PushShown } from '@baton/protocol';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { Database } from '../ports/database.ts';
import type { Journal } from '../ports/journal.ts';
import { pageOf, placeOf } from './paging.ts';
import { pushBanner } from './push-banner.ts';
import type { Made } from './push-banner.ts';

type Ports = { database: Database; journal: Journal; now: number };
type Told = { kind: AlertKind; subject: string; verdict: Verdict; reason: Reason };
type Row = Omit<PushShown, 'title' | 'body' | 'url' | 'why' | 'reason' | 'subject' | 'silence' | 'tells'> &
  Omit<Made, 'organizationId' | 'memberId'> & {
    verdict: Verdict | null;
    reason: Reason | null;
    tells: Told[];
  };

/** So much of a digest is told one by one. */
const MOST_TOLD = 50;
const VERDICT = (seq: string): string =>
  `lateral (select verdict, reason from decisions d where d.organization_id = v.organization_id and d.seq = ${seq}
      and d.member_id = m.id and d.verdict in ('push', 'push_quietly') order by round desc limit 1)`;
const TELLS = `(select coalesce(json_agg(json_build_object('kind', t.kind, 'subject', coalesce(s.name, t.body->>'name', ''),
        'verdict', d.verdict, 'reason', d.reason) order by t.seq), '[]')
    from (select value::bigint as seq from jsonb_array_elements_text(v.digest->'seqs') limit ${MOST_TOLD}) one
      join alerts t on t.organization_id = v.organization_id and t.seq = one.seq left join bots s on s.id = t.subject_id
      join ${VERDICT('t.seq')} d on true)`;
/** What few need is looked up for each row that is shown: with more joins, the planner would make all rows before it takes a page of them. */
const ROW = `select v.id, v.kind, json_build_object('memberId', m.id, 'name', m.name) as member, x.label as device, x.transport, v.state, v.attempts,
        v.loudness, v.created_at as "createdAt", v.expires_at as "expiresAt", v.ledger, v.conversation_id as "conversationId", v.digest, v.ending, m.language,
        case when a.seq is not null then json_build_object('kind', a.kind, 'subject', json_build_object('type', a.subject_type, 'id', a.subject_id),
          'name', coalesce(b.name, a.body->>'name', ''), 'body', a.body) end as alert, d.verdict, d.reason, v.seq, v.ring,
        (select body from handoffs where id = v.handoff_id) as handoff,
        (select spoke.name from conversations c join bots spoke on spoke.id = c.bot_id where c.id = v.conversation_id) as bot,
        (select body from entries e where e.organization_id = v.organization_id and e.seq = v.seq and v.kind in ('claimed', 'withdrawn')) as ended,
        ${TELLS} as tells
      from deliveries v join devices x on x.id = v.device_id and coalesce(v.created_at, v.due_at) >= x.owned_since
        join members m on m.id = x.member_id left join alerts a on a.organization_id = v.organization_id
          and a.seq = case when v.kind = 'over' then v.replaces else v.seq end
        left join bots b on b.id = a.subject_id left join ${VERDICT('v.seq')} d on true`;

/** A push with its ledger, why it came, and what would keep such pushes away: the member's own, or for admins anybody's. */
export async function pushOf(ports: Ports, actor: Actor, id: string): Promise<PushShown> {
  const [row] = await ports.database.rows<Row>(
    'push_of',
    `${ROW} where v.organization_id = $1 and v.id = $2`,
    [actor.organizationId, id],
  );
  const mine = row?.member.memberId === actor.memberId;
  if (!row || (!mine && !can(actor.role, 'chatbot.manage'))) throw new RefusedError('not_found');
  return shown(ports, actor, row);
}

const PAGE = 20;

/** What the member's own devices were sent, newest first; without the nightly signs of life, which show nothing. */
export async function ownPushes(ports: Ports, actor: Actor, after: string | undefined): Promise<PushList> {
  const { at, id } = placeOf(after);
  const rows = await ports.database.rows<Row & { createdAt: number }>(
    'own_pushes',
    `${ROW} where v.id in (select n.id from devices o, lateral (select id, created_at from deliveries w
          where w.device_id = o.id and w.created_at >= o.owned_since and w.organization_id = $1 and w.kind <> 'canary'
            and (w.created_at, w.id) < ($3, $4::uuid) order by w.created_at desc, w.id desc limit ${PAGE + 1}) n
        where o.member_id = $2 order by n.created_at desc, n.id desc limit ${PAGE + 1})
      order by v.created_at desc, v.id desc`,
    [actor.organizationId, actor.memberId, at, id],
  );
  const { page, next } = pageOf(rows, PAGE, (row) => ({ at: row.createdAt, id: row.id }));
  return { pushes: await Promise.all(page.map((row) => shown(ports, actor, row))), next };
}

async function shown({ journal, now }: Ports, actor: Actor, row: Row): Promise<PushShown> {
  const { organizationId } = actor;
  const { memberId } = row.member;
  const banner = await pushBanner({ journal, now }, { ...row, organizationId, memberId });
  const reason = row.kind === 'over' ? null : row.reason;
  const subject = row.alert?.name ?? null;
  const tells = row.tells.map((told) => ({
    ...told,
    why: inPlainWords(told, { member: row.member.name, subject: told.subject }),
  }));
  // It changes the settings of whoever taps it: of somebody else's push there is none.
  const silence = memberId === actor.memberId ? silencing(row) : null;
  return { ...row, ...banner, why: whyOf(row), reason, subject, tells, silence };
}

function whyOf({ kind, member, alert, verdict, reason }: Row): string {
  if (kind === 'over') return `${member.name}: it replaces a push that no longer holds`;
  if (verdict && reason)
    return inPlainWords({ verdict, reason }, { member: member.name, subject: alert?.name ?? '' });
  if (kind === 'claimed' || kind === 'withdrawn')
    return `${member.name}: it replaces a ring that no longer matters`;
  if (kind === 'canary') return `${member.name}: a silent sign of life, sent every night`;
  return `${member.name}: asked for`;
}

/** One tap: the same kind for the same bot or workflow, off. */
function silencing({ kind: push, alert, reason, digest }: Row): PushShown['silence'] {
  // A digest of several bots or workflows names none of them.
  if (!alert || !reason || push === 'over' || (digest?.items.length ?? 0) > 1) return null;
  const { kind, subject, name } = alert;
  return {
    label: `No more "${kind}" of ${name}`,
    query: subject.type === 'bot' ? { bot: subject.id } : { workflow: subject.id },
    change: silenceOf(kind),
  };
}
