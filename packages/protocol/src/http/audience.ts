import { z } from 'zod';
import { Role } from '../access.ts';
import { Holder } from '../conversation.ts';
import { Id, Instant } from '../primitives.ts';

/** Who would hear of a customer of this bot who began to wait now. */
export const BotAudience = z
  .object({
    botId: Id,
    /** How many hear of it at once; 0: nobody can be reached. */
    reachable: z.int(),
    /** Since when somebody, or nobody, can be reached; `null` before the first look. */
    since: Instant.nullable(),
    members: z.array(
      z.object({
        member: Holder,
        role: Role,
        /** From which ring on they hear of it; `null`: never. */
        ring: z.int().nullable(),
        reason: z.string(),
        /** The reason as a sentence. */
        words: z.string(),
      }),
    ),
  })
  .meta({ id: 'BotAudience' });
export type BotAudience = z.infer<typeof BotAudience>;
