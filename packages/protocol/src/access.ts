import { z } from 'zod';
import { Id, Name } from './primitives.ts';

export const Permission = z.enum([
  'chatbot.respond',
  'chatbot.manage',
  'scenario.edit',
  'member.manage',
  'analytics.view',
  'organization.manage',
]);
export type Permission = z.infer<typeof Permission>;

export const Role = z.enum(['owner', 'admin', 'operator']);
export type Role = z.infer<typeof Role>;

/** A person in the organization, as every other member may see them. */
export const Member = z.object({ id: Id, name: Name, role: Role }).meta({ id: 'Member' });
export type Member = z.infer<typeof Member>;
