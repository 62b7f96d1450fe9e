import { z } from 'zod';
import { EVENTS_OUT } from '../events-out.ts';
import type { EventOutType } from '../events-out.ts';
import { Id, Instant } from '../primitives.ts';

const Types = z.enum(Object.keys(EVENTS_OUT) as [EventOutType, ...EventOutType[]]);

/** Where a bot's events go. `secret` (whsec_…) is shown once. */
export const EndpointRequest = z.object({
  botId: Id,
  url: z.url().max(1000),
  types: z.array(Types).min(1).optional(),
});
export const Endpoint = z
  .object({
    id: Id,
    botId: Id,
    url: z.string(),
    types: z.array(Types),
    disabled: z.boolean(),
    disabledReason: z.string().nullable(),
  })
  .meta({ id: 'Endpoint' });
export const EndpointAnswer = Endpoint.extend({ secret: z.string() });

/** One event on its way to an endpoint. */
export const OutboundShown = z
  .object({
    id: Id,
    endpointId: Id,
    type: Types,
    state: z.enum(['queued', 'delivered', 'dead']),
    attempts: z.int(),
    nextAt: Instant.nullable(),
    lastStatus: z.int().nullable(),
    lastError: z.string().nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'OutboundShown' });
export const OutboundList = z.object({ outbound: z.array(OutboundShown), next: z.string().nullable() });
