import type { Login, NewEntry } from '@baton/protocol';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { Database } from '../ports/database.ts';
import type { Logins } from './logins.ts';
import type { ManagePorts } from './members.ts';

/** Longer than any access token lives. */
const ENDED_SESSION_KEPT_MS = 3_600_000;

async function loginIdOf(database: Database, { memberId }: Actor): Promise<string> {
  const [row] = await database.rows<{ loginId: string }>(
    'member_login',
    'select login_id as "loginId" from members where id = $1',
    [memberId],
  );
  if (!row) throw new RefusedError('unauthenticated');
  return row.loginId;
}

/** The member's sign-in: its sessions, what each is called, and whether it rings. */
export async function loginShown(
  { database }: ManagePorts,
  logins: Pick<Logins, 'loginOf'>,
  actor: Actor,
): Promise<Login> {
  const login = await logins.loginOf(await loginIdOf(database, actor));
  const ringing = await database.rows<{ sessionId: string; label: string }>(
    'sessions_ringing',
    'select distinct on (session_id) session_id as "sessionId", label from devices where session_id = any($1) and gone_at is null order by session_id, registered_at desc',
    [login?.sessions.map(({ id }) => id) ?? []],
  );
  const labels = new Map(ringing.map(({ sessionId, label }) => [sessionId, label]));
  return {
    email: login?.email ?? '',
    secondStep: login?.secondStep ?? false,
    sessions: (login?.sessions ?? []).map((session) => ({
      ...session,
      label: labels.get(session.id) ?? null,
      rings: labels.has(session.id),
      current: session.id === actor.sessionId,
    })),
  };
}

/** Ends one of the member's sessions wherever it is, or all but this one. @throws `not_found` */
export async function endOwnSessions(
  ports: ManagePorts,
  logins: Pick<Logins, 'loginOf' | 'endSession'>,
  actor: Actor,
  which: string | 'others',
): Promise<void> {
  const login = await logins.loginOf(await loginIdOf(ports.database, actor));
  const wanted = (login?.sessions ?? []).filter(({ id }) =>
    which === 'others' ? id !== actor.sessionId : id === which,
  );
  if (which !== 'others' && wanted.length === 0) throw new RefusedError('not_found');
  const ids = wanted.map(({ id }) => id);
  // The login first: no new token comes of a session whose old ones are void.
  for (const id of ids) await logins.endSession(id);
  await endSessions(ports, actor, ids);
}

/** The sessions' tokens and sockets die at once, in every organization of the member's login; what they registered is pushed to no more. */
export async function endSessions(
  { database, clock, committed, revoked }: ManagePorts,
  { memberId }: Actor,
  sessionIds: readonly string[],
): Promise<void> {
  const now = clock.now();
  const touched = await database.transaction(async (transaction) => {
    await transaction.rows(
      'sessions_end',
      'insert into ended_sessions (id, at) select unnest($1::text[]), $2 on conflict do nothing',
      [sessionIds, now],
    );
    await transaction.rows('sessions_forget', 'delete from ended_sessions where at < $1', [
      now - ENDED_SESSION_KEPT_MS,
    ]);
    await transaction.rows(
      'sessions_devices',
      'update devices set gone_at = $2 where session_id = any($1) and gone_at is null',
      [sessionIds, now],
    );
    const memberships = await transaction.rows<{ id: string; organizationId: string }>(
      'login_memberships',
      `select m.id, m.organization_id as "organizationId" from members m join members me on me.login_id = m.login_id
        where me.id = $1 and m.left_at is null order by m.organization_id`,
      [memberId],
    );
    for (const { id, organizationId } of memberships) {
      const entries = sessionIds.map((sessionId): NewEntry => ({
        type: 'access.revoked',
        at: now,
        memberId: id,
        sessionId,
      }));
      if (entries.length > 0) await transaction.commit({ organizationId, entries });
    }
    return memberships;
  });
  for (const { id, organizationId } of touched) {
    for (const sessionId of sessionIds) revoked({ memberId: id, at: now, sessionId });
    committed(organizationId);
  }
}

/** Sessions whose tokens may still be alive though they were signed out; for a node that starts. */
export const endedSessions = (database: Database, since: number): Promise<{ id: string; at: number }[]> =>
  database.rows('sessions_ended', 'select id, at from ended_sessions where at > $1', [since]);
