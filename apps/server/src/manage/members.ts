import { createHash, randomBytes } from 'node:crypto';
import { mayGrant } from '@baton/core';
import type { Member, NewEntry, Role } from '@baton/protocol';
import { demand } from '../access/permission.ts';
import type { Actor, Revoked } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { Clock, NewId } from '../ports/clock.ts';
import type { Database, Transaction } from '../ports/database.ts';
import type { Logins } from './logins.ts';

export type ManagePorts = {
  database: Database;
  clock: Clock;
  newId: NewId;
  committed: (organizationId: string) => void;
  /** This node refuses these from now on; the others once they read the entry. */
  revoked: (revoked: Revoked) => void;
};
type Person = { name: string; email: string; password: string };

const INVITATION_LIVES_MS = 7 * 86_400_000;
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Waits for a change of the role that is under way: what is read before is revoked by it, what is read after is new. */
export async function membershipOf(
  database: Database,
  loginId: string,
  organizationId?: string,
): Promise<(Member & { organizationId: string; organization: string }) | null> {
  const [row] = await database.rows<Member & { organizationId: string; organization: string }>(
    'membership',
    `select m.id, m.name, m.role, m.organization_id as "organizationId", o.name as organization from members m join organizations o on o.id = m.organization_id
      where m.login_id = $1 and m.left_at is null and ($2::uuid is null or m.organization_id = $2) order by o.created_at limit 1 for share of m`,
    [loginId, organizationId ?? null],
  );
  return row ?? null;
}

/**
 * Adds a member and says so in the journal; part of the caller's transaction. Who comes back is the same member as before; who is still
 * there is refused with `already_member`.
 */
export async function addMember(
  transaction: Transaction,
  login: { loginId: string; organizationId: string },
  member: Member,
  now: number,
): Promise<Member> {
  const [row] = await transaction.rows<{ id: string }>(
    'member_add',
    `insert into members (id, organization_id, login_id, name, role) values ($1, $2, $3, $4, $5)
      on conflict (organization_id, login_id) do update set name = excluded.name, role = excluded.role, left_at = null
        where members.left_at is not null returning id`,
    [member.id, login.organizationId, login.loginId, member.name, member.role],
  );
  if (!row) throw new RefusedError('already_member');
  const joined = { ...member, id: row.id };
  await transaction.commit({
    organizationId: login.organizationId,
    entries: [{ type: 'member.joined', at: now, member: joined }],
  });
  return joined;
}

/** `token` is part of the link, and kept only as a hash. */
export async function invite(
  { database, clock, newId }: ManagePorts,
  actor: Actor,
  wanted: { email: string; role: Role },
) {
  demand(actor, 'member.manage');
  if (!mayGrant(actor.role, wanted.role))
    throw new RefusedError('forbidden', { permission: 'member.manage', role: wanted.role });
  const token = randomBytes(24).toString('base64url');
  const invitation = {
    id: newId(),
    email: wanted.email.toLowerCase(),
    role: wanted.role,
    expiresAt: clock.now() + INVITATION_LIVES_MS,
  };
  await database.rows(
    'invite',
    'insert into invitations (id, organization_id, email, role, token_hash, expires_at) values ($1, $2, $3, $4, $5, $6)',
    [
      invitation.id,
      actor.organizationId,
      invitation.email,
      invitation.role,
      hashOf(token),
      invitation.expiresAt,
    ],
  );
  return { ...invitation, token };
}

type InvitationRow = { id: string; organizationId: string; organization: string; email: string; role: Role };

export async function invitation({ database, clock }: ManagePorts, token: string): Promise<InvitationRow> {
  const [row] = await database.rows<InvitationRow>(
    'invitation',
    `select i.id, i.organization_id as "organizationId", o.name as organization, i.email, i.role from invitations i join organizations o on o.id = i.organization_id
      where i.token_hash = $1 and i.accepted_at is null and i.expires_at > $2`,
    [hashOf(token), clock.now()],
  );
  if (!row) throw new RefusedError('link_invalid');
  return row;
}

export async function acceptInvitation(
  ports: ManagePorts,
  logins: Logins,
  token: string,
  person: Omit<Person, 'email'>,
): Promise<Member> {
  const { database, clock, newId, committed } = ports;
  const { id, organizationId, email, role } = await invitation(ports, token);
  const loginId = await logins.createOrProve({ ...person, email });
  const wanted = { id: newId(), name: person.name, role };
  const member = await database.transaction(async (transaction) => {
    const taken = await transaction.rows(
      'invitation_accept',
      'update invitations set accepted_at = $2 where id = $1 and accepted_at is null returning id',
      [id, clock.now()],
    );
    if (taken.length === 0) throw new RefusedError('link_invalid');
    return addMember(transaction, { loginId, organizationId }, wanted, clock.now());
  });
  committed(organizationId);
  return member;
}

type MemberRow = Member & { loginId: string };

/** The member, locked together with every owner, in one order: two owners who remove each other wait instead of deadlocking. */
async function memberOf(
  transaction: Transaction,
  organizationId: string,
  memberId: string,
): Promise<{ member: MemberRow; owners: number }> {
  const rows = await transaction.rows<MemberRow>(
    'member_lock',
    `select id, name, role, login_id as "loginId" from members
      where organization_id = $1 and left_at is null and (id = $2 or role = 'owner') order by id for update`,
    [organizationId, memberId],
  );
  const member = rows.find(({ id }) => id === memberId);
  if (!member) throw new RefusedError('not_found');
  return { member, owners: rows.filter(({ role }) => role === 'owner').length };
}

/** Takes effect on every token and open socket of the member: here before it is answered, on other nodes as soon as they read the entry. */
export async function changeRole(
  { database, clock, committed, revoked }: ManagePorts,
  actor: Actor,
  memberId: string,
  role: Role,
): Promise<Member> {
  demand(actor, 'member.manage');
  const { organizationId } = actor;
  const { member, now } = await database.transaction(async (transaction) => {
    const { member: found, owners } = await memberOf(transaction, organizationId, memberId);
    const { loginId: _login, ...before } = found;
    const now = clock.now();
    if (!mayGrant(actor.role, before.role) || !mayGrant(actor.role, role))
      throw new RefusedError('forbidden', { permission: 'member.manage', role });
    if (before.role === 'owner' && role !== 'owner' && owners === 1) throw new RefusedError('last_owner');
    await transaction.rows('member_role', 'update members set role = $2, access_since = $3 where id = $1', [
      memberId,
      role,
      now,
    ]);
    const changed: Member = { ...before, role };
    const entries: NewEntry[] = [
      { type: 'member.changed', at: now, member: changed },
      { type: 'access.revoked', at: now, memberId, sessionId: null },
    ];
    await transaction.commit({ organizationId, entries });
    return { member: changed, now };
  });
  revoked({ memberId, at: now, sessionId: null });
  committed(organizationId);
  return member;
}

/** Ends a membership: tokens and sockets die, claims are released (`stages/claim/revoke`), devices are forgotten. */
export async function removeMember(
  { database, clock, committed, revoked }: ManagePorts,
  actor: Actor,
  memberId: string,
): Promise<{ loginId: string }> {
  if (actor.memberId !== memberId) demand(actor, 'member.manage');
  const { organizationId } = actor;
  const { loginId, now } = await database.transaction(async (transaction) => {
    const { member, owners } = await memberOf(transaction, organizationId, memberId);
    const now = clock.now();
    if (actor.memberId !== memberId && !mayGrant(actor.role, member.role))
      throw new RefusedError('forbidden', { permission: 'member.manage' });
    if (member.role === 'owner' && owners === 1) throw new RefusedError('last_owner');
    await transaction.rows(
      'member_leave',
      'update members set left_at = $2, access_since = $2 where id = $1',
      [memberId, now],
    );
    await transaction.rows(
      'devices_leave',
      'update devices set gone_at = $2 where member_id = $1 and gone_at is null',
      [memberId, now],
    );
    const entries: NewEntry[] = [
      { type: 'member.left', at: now, memberId },
      { type: 'access.revoked', at: now, memberId, sessionId: null },
    ];
    await transaction.commit({ organizationId, entries });
    return { loginId: member.loginId, now };
  });
  revoked({ memberId, at: now, sessionId: null });
  committed(organizationId);
  return { loginId };
}
