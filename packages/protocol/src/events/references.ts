import { z } from 'zod';
import { Name } from '../primitives.ts';

/** The platform's own id of a conversation; Baton keeps the pair (bot, reference). */
export const ConversationReference = z.string().min(1).max(200);

export const CustomerReference = z.object({
  id: z.string().min(1).max(200),
  name: Name.optional(),
  language: z.string().max(35).optional(),
});
