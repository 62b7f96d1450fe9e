import { createHash, randomBytes } from 'node:crypto';
import { demand } from '../access/permission.ts';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { Database } from '../ports/database.ts';
import type { ManagePorts } from './members.ts';

/** Who sends events: an organization's key, perhaps for one bot only. */
export type KeyHolder = { id: string; organizationId: string; botId: string | null; signingSecret: string };
type FoundKey = KeyHolder & { lastUsedAt: number | null };
type KeyRow = {
  id: string;
  name: string;
  botId: string | null;
  createdAt: number;
  lastUsedAt: number | null;
};

const hashOf = (key: string): string => createHash('sha256').update(key).digest('base64url');
const COLUMNS = 'id, name, bot_id as "botId", created_at as "createdAt", last_used_at as "lastUsedAt"';

/** `key` goes as `Authorization: Bearer bk_…`; `secret` (whsec_…) signs instead. Both are shown once. */
export async function addApiKey(
  { database, clock, newId }: ManagePorts,
  actor: Actor,
  wanted: { name: string; botId: string | null },
) {
  demand(actor, 'chatbot.manage');
  if (wanted.botId !== null) {
    const bots = await database.rows(
      'key_bot',
      'select id from bots where id = $1 and organization_id = $2',
      [wanted.botId, actor.organizationId],
    );
    if (bots.length === 0) throw new RefusedError('not_found');
  }
  const id = newId();
  const key = `bk_${randomBytes(24).toString('base64url')}`;
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  await database.rows(
    'key_add',
    'insert into api_keys (id, organization_id, bot_id, name, key_hash, signing_secret, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, actor.organizationId, wanted.botId, wanted.name, hashOf(key), secret, clock.now()],
  );
  return { id, ...wanted, createdAt: clock.now(), lastUsedAt: null, key, secret };
}

export async function apiKeys({ database }: ManagePorts, actor: Actor): Promise<KeyRow[]> {
  demand(actor, 'chatbot.manage');
  return database.rows(
    'keys',
    `select ${COLUMNS} from api_keys where organization_id = $1 and revoked_at is null order by created_at`,
    [actor.organizationId],
  );
}

export async function revokeApiKey(
  { database, clock }: ManagePorts,
  actor: Actor,
  id: string,
): Promise<void> {
  demand(actor, 'chatbot.manage');
  const revoked = await database.rows(
    'key_revoke',
    'update api_keys set revoked_at = $3 where id = $1 and organization_id = $2 and revoked_at is null returning id',
    [id, actor.organizationId, clock.now()],
  );
  if (revoked.length === 0) throw new RefusedError('not_found');
}

const HOLDER =
  'id, organization_id as "organizationId", bot_id as "botId", signing_secret as "signingSecret"';
const CACHED_MS = 1000;
/** People ask which keys are in use, and need no second's precision. */
const USED_EVERY_MS = 60_000;

type KeyRingPorts = { database: Database; now: () => number; failed: (error: unknown) => void };

/** Finds keys with one query at most every second each. A revoked key dies at once on the node that revoked it, within a second on others. */
export class KeyRing {
  readonly #ports: KeyRingPorts;
  readonly #known = new Map<string, { holder: KeyHolder; until: number }>();

  constructor(ports: KeyRingPorts) {
    this.#ports = ports;
  }

  byKey = (key: string): Promise<KeyHolder | null> =>
    this.#find(`k${hashOf(key)}`, 'key_by_hash', 'key_hash', hashOf(key));
  byId = (id: string): Promise<KeyHolder | null> => this.#find(`i${id}`, 'key_by_id', 'id', id);

  forget(id: string): void {
    for (const [cacheKey, { holder }] of this.#known) if (holder.id === id) this.#known.delete(cacheKey);
  }

  async #find(
    cacheKey: string,
    name: string,
    column: 'key_hash' | 'id',
    value: string,
  ): Promise<KeyHolder | null> {
    const now = this.#ports.now();
    const known = this.#known.get(cacheKey);
    if (known && known.until > now) return known.holder;
    const text = `select ${HOLDER}, last_used_at as "lastUsedAt" from api_keys where ${column} = $1 and revoked_at is null`;
    const [row] = await this.#ports.database.rows<FoundKey>(name, text, [value]);
    if (!row) {
      this.#known.delete(cacheKey);
      return null;
    }
    if (this.#known.size > 10_000) this.#known.clear();
    const { lastUsedAt, ...holder } = row;
    this.#known.set(cacheKey, { holder, until: now + CACHED_MS });
    if ((lastUsedAt ?? 0) + USED_EVERY_MS <= now) this.#use(holder.id, now);
    return holder;
  }

  /** Beside the request: it waits for no write. */
  #use(id: string, now: number): void {
    this.#ports.database
      .rows('key_used', 'update api_keys set last_used_at = greatest(last_used_at, $2) where id = $1', [
        id,
        now,
      ])
      .catch(this.#ports.failed);
  }
}
