import { mayGrant } from '@baton/core';
import { Role } from '@baton/protocol';
import type { Member, Problem, Snapshot, TokenAnswer } from '@baton/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { get, post, signInWith, startTrial } from '../trial-server.ts';
import type { Acting, Trial } from '../trial-server.ts';

const ROLES = Role.options;

let trial: Trial;
let olivia: TokenAnswer;
beforeAll(async () => {
  trial = await startTrial();
  olivia = await trial.signIn('olivia');
});
afterAll(() => trial.stop());

const url = (path: string) => trial.baseUrl + path;
type Invited = Problem & { link: string; email: string; role: Role; expiresAt: number };
const invite = (email: string, role: Role, by = olivia.token) =>
  post<Invited>(url('/v1/invitations'), { email, role }, by);
const tokenOf = ({ body }: { body: Invited }): string => body.link.split('/').at(-1)!;
const show = async (token: string) =>
  (await fetch(url(`/v1/invitations/${token}`))).json() as Promise<Problem>;
const accept = (token: string, name: string, password = 'long enough') =>
  post<Member & Problem>(url(`/v1/invitations/${token}/accept`), { name, password });

async function call(method: string, path: string, token: string, body?: object) {
  const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) };
  const response = await fetch(url(path), { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Partial<Problem> };
}
const changeRole = (memberId: string, role: Role, by: string) =>
  call('PATCH', `/v1/members/${memberId}`, by, { role });
const remove = (memberId: string, by: string) => call('DELETE', `/v1/members/${memberId}`, by);
const members = async () =>
  (await get<Snapshot>(url('/v1/snapshot'), (await trial.signIn('alice')).token)).body.members;

describe('an invitation', () => {
  test('is shown, accepted, and makes a member who can sign in', async () => {
    const invited = await invite('Kim@Example.com', 'admin');
    expect(invited).toMatchObject({ status: 201, body: { email: 'kim@example.com', role: 'admin' } });
    const token = tokenOf(invited);
    expect(await show(token)).toEqual({
      organization: 'Meridian Rail',
      email: 'kim@example.com',
      role: 'admin',
    });
    const { status, body: kim } = await accept(token, 'Kim');
    expect([status, kim]).toEqual([201, { id: kim.id, name: 'Kim', role: 'admin' }]);
    const { access } = await signInWith(trial.baseUrl, {
      email: 'kim@example.com',
      password: 'long enough',
    });
    expect(access.me).toMatchObject({ memberId: kim.id, role: 'admin' });
    expect(await members()).toContainEqual(kim);
  });

  test('works once, also when it is used twice at the same time', async () => {
    const token = tokenOf(await invite('lou@example.com', 'operator'));
    const answers = await Promise.all([accept(token, 'Lou'), accept(token, 'Lou')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, expect.any(Number)]);
    const lost = answers.find(({ status }) => status !== 201)!;
    expect(['link_invalid', 'email_taken']).toContain(lost.body.code);
    expect(await accept(token, 'Lou')).toMatchObject({ status: 410, body: { code: 'link_invalid' } });
    expect(await show(token)).toMatchObject({ code: 'link_invalid' });
    expect((await members()).filter(({ name }) => name === 'Lou')).toHaveLength(1);
  });

  test('ends after seven days, and what was never made does not work', async () => {
    const invited = await invite('max@example.com', 'operator');
    const lives = invited.body.expiresAt - Date.now();
    expect(lives).toBeGreaterThan(6.99 * 86_400_000);
    expect(lives).toBeLessThan(7.01 * 86_400_000);
    await trial.app.manage.database.rows('age', 'update invitations set expires_at = $2 where email = $1', [
      'max@example.com',
      Date.now() - 1,
    ]);
    for (const token of [tokenOf(invited), 'made-up'])
      expect(await accept(token, 'Max')).toMatchObject({ status: 410, body: { code: 'link_invalid' } });
    expect((await members()).some(({ name }) => name === 'Max')).toBe(false);
  });

  test('brings a member back who had left, as the same member, with the password they had', async () => {
    const { access, login } = await trial.join('Pia', 'operator');
    const { memberId } = access.me;
    expect((await remove(memberId, olivia.token)).status).toBe(204);
    const token = tokenOf(await invite(login.email, 'admin'));
    expect(await accept(token, 'Pia', 'a wrong password')).toMatchObject({ body: { code: 'email_taken' } });
    expect((await accept(token, 'Pia', login.password)).status).toBe(201);
    expect((await signInWith(trial.baseUrl, login)).access.me).toMatchObject({ memberId, role: 'admin' });
    expect((await members()).find(({ name }) => name === 'Pia')).toEqual({
      id: memberId,
      name: 'Pia',
      role: 'admin',
    });
  });

  test('to an address that has a login is refused without its password', async () => {
    const token = tokenOf(await invite('alice@example.com', 'owner'));
    expect(await accept(token, 'Not Alice')).toMatchObject({ status: 409, body: { code: 'email_taken' } });
    expect(await accept(token, 'Alice', ALICE.password)).toMatchObject({
      status: 409,
      body: { code: 'already_member' },
    });
    expect((await signInWith(trial.baseUrl, ALICE)).access.me.role).toBe('operator');
  });

  test('leaves no secret in the database', async () => {
    const token = tokenOf(await invite('nina@example.com', 'operator'));
    const rows = await trial.app.manage.database.rows('all_invitations', 'select * from invitations', []);
    expect(JSON.stringify(rows)).toContain('nina@example.com');
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

const ALICE = { email: 'alice@example.com', password: 'baton-alice' };

describe('another organization', () => {
  test('cannot touch members here, and sees none of it', async () => {
    const { owner } = await trial.neighbour();
    const { me } = await trial.signIn('ben');
    const foreign = { status: 404, body: { code: 'not_found' } };
    expect(await changeRole(me.memberId, 'admin', owner.token)).toMatchObject(foreign);
    expect(await remove(me.memberId, owner.token)).toMatchObject(foreign);
    const { body } = await get<Snapshot>(url('/v1/snapshot'), owner.token);
    expect(body.members).toEqual([{ id: owner.memberId, name: 'Nora', role: 'owner' }]);
    expect(body.organization.name).toBe('Neighbour');
    const joined = tokenOf(await invite('ola@example.com', 'operator', owner.token));
    expect(await show(joined)).toMatchObject({ organization: 'Neighbour' });
  });

  test('is not entered with a login that does not belong there', async () => {
    const { organizationId } = await trial.neighbour();
    const { session } = await signInWith(trial.baseUrl, ALICE);
    expect(await post(url('/v1/token'), { organizationId }, session)).toMatchObject({
      status: 403,
      body: { code: 'forbidden', permission: 'membership' },
    });
  });
});

describe('the last owner', () => {
  const lastOwner = { status: 409, body: { code: 'last_owner' } };

  test('cannot be removed or made less, not even by themselves', async () => {
    expect(await remove(olivia.me.memberId, olivia.token)).toMatchObject(lastOwner);
    expect(await changeRole(olivia.me.memberId, 'admin', olivia.token)).toMatchObject(lastOwner);
    expect((await changeRole(olivia.me.memberId, 'owner', olivia.token)).status).toBe(200);
    olivia = await trial.signIn('olivia');
  });

  test('is one, when two owners remove each other at once', async () => {
    const { owner: nora, organizationId } = await trial.neighbour();
    for (let round = 0; round < 5; round += 1) {
      const invited = await invite(`owner-${round}@example.com`, 'owner', nora.token);
      await accept(tokenOf(invited), `Owner ${round}`);
    }
    const others = (await get<Snapshot>(url('/v1/snapshot'), nora.token)).body.members;
    const sign = ({ id: memberId, name, role }: Member) =>
      trial.app.tokens.sign({
        memberId,
        organizationId,
        name,
        role,
        sessionId: memberId,
        issuedAt: Date.now(),
      });
    const answers = await Promise.all(
      others.map(async (member, n) =>
        remove(others[(n + 1) % others.length]!.id, await sign(member)).then(({ status }) => status),
      ),
    );
    expect(answers.filter((status) => status === 500)).toEqual([]);
    const owners = await trial.app.manage.database.rows<{ id: string }>(
      'owners_left',
      `select id from members where organization_id = $1 and role = 'owner' and left_at is null`,
      [organizationId],
    );
    expect(owners.length).toBeGreaterThanOrEqual(1);
  });
});

describe('nobody hands out, changes or takes away a role above their own', () => {
  const acting = {} as Record<Role, Acting>;
  beforeAll(async () => {
    for (const role of ROLES) acting[role] = await trial.member(`The ${role}`, role);
  });

  test.each(ROLES.flatMap((by) => ROLES.map((role) => [by, role] as const)))(
    '%s invites %s',
    async (by, role) => {
      const { status, body } = await invite(`${by}-${role}@grant.example`, role, acting[by].token);
      expect(status).toBe(mayGrant(by, role) ? 201 : 403);
      if (status === 403) expect(body).toMatchObject({ code: 'forbidden', permission: 'member.manage' });
    },
  );

  test.each(ROLES.flatMap((by) => ROLES.map((before) => [by, before] as const)))(
    '%s changes and removes %s',
    async (by, before) => {
      for (const after of ROLES) {
        const other = await trial.member('Other', before);
        const { status } = await changeRole(other.memberId, after, acting[by].token);
        expect([after, status]).toEqual([after, mayGrant(by, before) && mayGrant(by, after) ? 200 : 403]);
      }
      const other = await trial.member('Other', before);
      const { status } = await remove(other.memberId, acting[by].token);
      expect(status).toBe(mayGrant(by, before) ? 204 : 403);
    },
  );

  test.each(ROLES)('%s may leave', async (role) => {
    const self = await trial.member('Leaving', role);
    expect((await remove(self.memberId, self.token)).status).toBe(204);
  });
});
