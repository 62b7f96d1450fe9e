import { z } from 'zod';
import { Id, Instant, Name } from '../primitives.ts';

/** Starts or resumes a customer's thread with a bot. `token` of an earlier session keeps the thread. */
export const CustomerSessionRequest = z.object({
  botId: Id,
  token: z.string().max(2000).optional(),
  name: Name.optional(),
  language: z.string().max(35).optional(),
});
export const CustomerSession = z
  .object({
    token: z.string(),
    expiresAt: Instant,
    customerId: Id,
    conversationId: Id.nullable(),
    botName: Name,
    organizationName: Name,
  })
  .meta({ id: 'CustomerSession' });
export const CustomerAvailability = z
  .object({ humansAvailable: z.boolean() })
  .meta({ id: 'CustomerAvailability' });
export type CustomerAvailability = z.infer<typeof CustomerAvailability>;

export type CustomerSession = z.infer<typeof CustomerSession>;
