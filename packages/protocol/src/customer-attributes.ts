import { z } from 'zod';
import { Instant } from './primitives.ts';

const AttributeKey = z.string().trim().min(1).max(60);
const AttributeValue = z.string().max(500);

/** One fact that is known of a customer. */
export const CustomerAttribute = z.object({
  key: AttributeKey,
  value: AttributeValue,
  /** Whose it is: what an operator wrote stands, and a platform changes and forgets only its own. */
  source: z.enum(['platform', 'operator']),
  at: Instant,
});
export type CustomerAttribute = z.infer<typeof CustomerAttribute>;

/** A value of `null` forgets the attribute; what is not named stays. */
export const CustomerAttributes = z
  .record(AttributeKey, AttributeValue.nullable())
  .refine((attributes) => Object.keys(attributes).length <= 30, 'at most 30 at once');
export type CustomerAttributes = z.infer<typeof CustomerAttributes>;
