import type { Permission, Role } from '@baton/protocol';

const OPERATOR: readonly Permission[] = ['chatbot.respond'];
const ADMIN: readonly Permission[] = [
  ...OPERATOR,
  'chatbot.manage',
  'scenario.edit',
  'member.manage',
  'analytics.view',
];

const PERMISSIONS: Record<Role, readonly Permission[]> = {
  operator: OPERATOR,
  admin: ADMIN,
  owner: [...ADMIN, 'organization.manage'],
};

export const permissionsOf = (role: Role): readonly Permission[] => PERMISSIONS[role];

export const can = (role: Role, permission: Permission): boolean => PERMISSIONS[role].includes(permission);

const RANK: Record<Role, number> = { operator: 0, admin: 1, owner: 2 };

/** Nobody hands out, takes away or changes a role above their own. */
export const mayGrant = (actor: Role, role: Role): boolean =>
  can(actor, 'member.manage') && RANK[role] <= RANK[actor];
