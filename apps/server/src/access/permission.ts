import { can } from '@baton/core';
import type { Permission } from '@baton/protocol';
import { RefusedError } from '../journal/refused.ts';
import type { Actor } from './tokens.ts';

/** Throws `forbidden`, naming the permission that is missing. */
export function demand(actor: Pick<Actor, 'role'>, permission: Permission): void {
  if (!can(actor.role, permission)) throw new RefusedError('forbidden', { permission });
}
