import {
  can,
  channelOf,
  claimedBanner,
  digestBanner,
  endingBanner,
  escalationBanner,
  inPlainWords,
  silenceOf,
  withdrawnBanner,
  wordsIn,
} from '@baton/core';
import type { Banner, Ending, Notice, Reason, Subject, Verdict } from '@baton/core';
import { deepLinkPath } from '@baton/protocol';
import type { AlertKind, PushList, PushShown } from '@baton/protocol';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { Database } from '../ports/database.ts';
import type { DigestPush, Journal } from '../ports/journal.ts';
import { pageOf, placeOf } from './paging.ts';

type Ports = { database: Database; journal: Journal; now: number };
type Row = Omit<PushShown, 'title' | 'body' | 'url' | 'why' | 'reason' | 'subject' | 'silence'> & {
  conversationId: string | null;
  digest: DigestPush | null;
  ending: Ending | null;
  language: string;
  alert: { kind: AlertKind; subject: Subject; name: string; body: Notice } | null;
  verdict: Verdict | null;
  reason: Reason | null;
};

const ROW = `select v.id, v.kind, json_build_object('memberId', m.id, 'name', m.name) as member, x.label as device, x.transport, v.state, v.attempts,
        v.loudness, v.created_at as "createdAt", v.expires_at as "expiresAt", v.ledger, v.conversation_id as "conversationId", v.digest, v.ending, m.language,
        case when a.seq is not null then json_build_object('kind', a.kind, 'subject', json_build_object('type', a.subject_type, 'id', a.subject_id),
          'name', coalesce(b.name, a.body->>'name', ''), 'body', a.body) end as alert, d.verdict, d.reason
      from deliveries v join devices x on x.id = v.device_id and coalesce(v.created_at, v.due_at) >= x.owned_since
        join members m on m.id = x.member_id left join alerts a on a.organization_id = v.organization_id
          and a.seq = case when v.kind = 'over' then v.replaces else v.seq end
        left join bots b on b.id = a.subject_id left join lateral (select verdict, reason from decisions d where d.organization_id = v.organization_id and d.seq = v.seq
          and d.member_id = m.id and d.verdict in ('push', 'push_quietly') order by round desc limit 1) d on true`;

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

async function shown(ports: Ports, actor: Actor, row: Row): Promise<PushShown> {
  const banner = await shownBy(ports, actor, row);
  const reason = row.kind === 'over' ? null : row.reason;
  const subject = row.alert?.name ?? null;
  // It changes the settings of whoever taps it: of somebody else's push there is none.
  const silence = row.member.memberId === actor.memberId ? silencing(row) : null;
  return { ...row, ...banner, why: whyOf(row), reason, subject, silence };
}

async function shownBy(
  { journal, now }: Ports,
  actor: Actor,
  { kind, member, alert, digest, ending, language, conversationId }: Row,
): Promise<Banner & { url: string }> {
  const words = wordsIn(language);
  if (digest) return { ...digestBanner(digest, words), url: digest.url };
  if (alert && ending)
    return {
      ...endingBanner(ending, alert.name, words),
      url: deepLinkPath(channelOf(alert.body).link(alert.body)),
    };
  if (alert && kind === alert.body.channel) {
    const channel = channelOf(alert.body);
    const banner = channel.banner(alert.body, { name: alert.name, words, now });
    return { ...banner, url: deepLinkPath(channel.link(alert.body)) };
  }
  const loaded = conversationId && (await journal.load(actor.organizationId, conversationId));
  if (!loaded) return { ...words.test, url: '/' };
  const url = deepLinkPath({ to: 'conversation', conversationId });
  const bot = alert?.name ?? 'Baton';
  const { handoff } = loaded.conversation;
  if (kind === 'claimed' && handoff?.operator) {
    const { operator } = handoff;
    return {
      ...claimedBanner(bot, operator.memberId === member.memberId ? null : operator.name, words),
      url,
    };
  }
  if (kind === 'withdrawn')
    return { ...withdrawnBanner(bot, handoff?.failure === 'cancelled' ? 'cancelled' : 'closed', words), url };
  return { ...escalationBanner(bot, loaded.conversation, now, words), url };
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
function silencing({ kind: push, alert, reason }: Row): PushShown['silence'] {
  if (!alert || !reason || push === 'over') return null;
  const { kind, subject, name } = alert;
  return {
    label: `No more "${kind}" of ${name}`,
    query: subject.type === 'bot' ? { bot: subject.id } : { workflow: subject.id },
    change: silenceOf(kind),
  };
}
