import { permissionsOf } from '@baton/core';
import type { Role } from '@baton/protocol';
import { tuningPath } from './tuning.ts';

const members = Object.fromEntries(
  (['operator', 'admin', 'owner'] as const).map((role) => [role, { id: role, name: role, role }]),
);
const pathFor = (role: Role, memberId: string) =>
  tuningPath(
    { me: { memberId: 'me', name: 'Me', role, permissions: [...permissionsOf(role)] }, members },
    memberId,
  );

test('who manages members comes to those of their own role and below', () => {
  expect(pathFor('admin', 'operator')).toBe('/members/operator');
  expect(pathFor('admin', 'admin')).toBe('/members/admin');
  expect(pathFor('admin', 'owner')).toBeNull();
  expect(pathFor('owner', 'owner')).toBe('/members/owner');
  expect(pathFor('operator', 'operator')).toBeNull();
});

test('of oneself it is the page on what reaches oneself; of who has left there is none', () => {
  const me = {
    memberId: 'admin',
    name: 'Me',
    role: 'admin' as const,
    permissions: [...permissionsOf('admin')],
  };
  expect(tuningPath({ me, members }, 'admin')).toBe('/notifications');
  expect(tuningPath({ me, members }, 'left')).toBeNull();
});
