import type { FastifyRequest } from 'fastify';
import type { Actor, CustomerActor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { KeyHolder } from '../manage/api-keys.ts';
import type { ApiPorts } from './ports.ts';

/** The token of `Authorization: Bearer …`; throws `unauthenticated`. */
export function bearerOf(request: FastifyRequest): string {
  const [scheme, token, ...rest] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0)
    throw new RefusedError('unauthenticated');
  return token;
}

export const memberOf = ({ tokens, stage }: ApiPorts, request: FastifyRequest): Promise<Actor> =>
  tokens.verify(bearerOf(request), stage.clock.now());

export const customerOf = ({ tokens, stage }: ApiPorts, request: FastifyRequest): Promise<CustomerActor> =>
  tokens.verifyCustomer(bearerOf(request), stage.clock.now());

export async function keyOf({ keys }: ApiPorts, request: FastifyRequest): Promise<KeyHolder> {
  const holder = await keys.byKey(bearerOf(request));
  if (!holder) throw new RefusedError('unauthenticated');
  return holder;
}
