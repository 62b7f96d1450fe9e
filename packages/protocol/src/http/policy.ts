import { z } from 'zod';
import { HandoffPolicy } from '../bot.ts';

type Fields = typeof HandoffPolicy.shape;
export type PolicyField = keyof Fields;

/** Each field of the policy without its default, as `wrap` has it. */
const each = <T extends Record<PolicyField, z.ZodType>>(wrap: (field: z.ZodType) => z.ZodType): T =>
  Object.fromEntries(
    Object.entries(HandoffPolicy.shape).map(([name, field]) => [name, wrap(field.unwrap())]),
  ) as T;

/** What one layer says; what it leaves out comes from the layer below. */
export const PolicyLayer = z
  .strictObject(
    each<{ [K in PolicyField]: z.ZodOptional<ReturnType<Fields[K]['unwrap']>> }>((field) => field.optional()),
  )
  .meta({ id: 'PolicyLayer' });
export type PolicyLayer = z.infer<typeof PolicyLayer>;

/** A value sets, `null` goes back to what is inherited, what is left out stays. */
export const PolicyChange = z
  .strictObject(
    each<{ [K in PolicyField]: z.ZodOptional<z.ZodNullable<ReturnType<Fields[K]['unwrap']>>> }>((field) =>
      field.nullable().optional(),
    ),
  )
  .meta({ id: 'PolicyChange' });
export type PolicyChange = z.infer<typeof PolicyChange>;

/** What counts for a bot, or for every bot that says nothing itself. */
export const ExplainedPolicy = z
  .object({
    policy: HandoffPolicy,
    /** What this very layer says. */
    own: PolicyLayer,
    /** What would count if it said nothing. */
    inherited: HandoffPolicy,
    /** What of that the organization says; the rest is built in. */
    organization: PolicyLayer,
  })
  .meta({ id: 'ExplainedPolicy' });
export type ExplainedPolicy = z.infer<typeof ExplainedPolicy>;
