import { randomBytes } from 'node:crypto';
import { EVENTS_OUT } from '@baton/protocol';
import type { EventOutType } from '@baton/protocol';
import { demand } from '../access/permission.ts';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { ManagePorts } from './members.ts';

type EndpointRow = {
  id: string;
  botId: string;
  url: string;
  types: EventOutType[];
  disabled: boolean;
  disabledReason: string | null;
};
const COLUMNS =
  'id, bot_id as "botId", url, types, disabled_at is not null as disabled, disabled_reason as "disabledReason"';
const ALL = Object.keys(EVENTS_OUT) as EventOutType[];

/** Where a bot's events go. `secret` is shown once. */
export async function addEndpoint(
  { database, newId }: ManagePorts,
  actor: Actor,
  wanted: { botId: string; url: string; types?: EventOutType[] | undefined },
) {
  demand(actor, 'chatbot.manage');
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  const [row] = await database.rows<EndpointRow>(
    'endpoint_add',
    `insert into endpoints (id, organization_id, bot_id, url, types, secret) select $1, b.organization_id, b.id, $3, $4, $5 from bots b
      where b.id = $2 and b.organization_id = $6 returning ${COLUMNS}`,
    [newId(), wanted.botId, wanted.url, JSON.stringify(wanted.types ?? ALL), secret, actor.organizationId],
  );
  if (!row) throw new RefusedError('not_found');
  return { ...row, secret };
}

export async function endpoints({ database }: ManagePorts, actor: Actor): Promise<EndpointRow[]> {
  demand(actor, 'chatbot.manage');
  return database.rows(
    'endpoints_list',
    `select ${COLUMNS} from endpoints where organization_id = $1 order by id`,
    [actor.organizationId],
  );
}

export async function removeEndpoint(
  { database, clock }: ManagePorts,
  actor: Actor,
  id: string,
): Promise<void> {
  demand(actor, 'chatbot.manage');
  const removed = await database.rows(
    'endpoint_remove',
    `update endpoints set disabled_at = $3, disabled_reason = 'removed' where id = $1 and organization_id = $2 and disabled_at is null returning id`,
    [id, actor.organizationId, clock.now()],
  );
  if (removed.length === 0) throw new RefusedError('not_found');
}

type OutboundRow = {
  id: string;
  endpointId: string;
  type: EventOutType;
  state: 'queued' | 'delivered' | 'dead';
  attempts: number;
  nextAt: number | null;
  lastStatus: number | null;
  lastError: string | null;
  createdAt: number;
};
const OUTBOUND = `o.id, o.endpoint_id as "endpointId", o.type, o.state, o.attempts, case when o.state = 'queued' then o.due_at end as "nextAt",
  o.last_status as "lastStatus", o.last_error as "lastError", o.created_at as "createdAt"`;

/** Newest first, 50 a page; `before` is the last one's `createdAt`. */
export async function outboundList(
  { database }: ManagePorts,
  actor: Actor,
  before: number | null,
): Promise<OutboundRow[]> {
  demand(actor, 'chatbot.manage');
  return database.rows(
    'outbound_list',
    `select ${OUTBOUND} from outbound o where o.organization_id = $1 and o.created_at < coalesce($2, 9007199254740991) order by o.created_at desc limit 50`,
    [actor.organizationId, before],
  );
}

/** Sends it again from the first try, under the same id. */
export async function redeliver({ database, clock }: ManagePorts, actor: Actor, id: string): Promise<void> {
  demand(actor, 'chatbot.manage');
  const again = await database.rows(
    'outbound_again',
    `update outbound set state = 'queued', attempts = 0, due_at = $3, leased_until = 0 where id = $1 and organization_id = $2 and leased_until <= $3 returning id`,
    [id, actor.organizationId, clock.now()],
  );
  if (again.length === 0) throw new RefusedError('not_found');
}
