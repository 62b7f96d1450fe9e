import { z } from 'zod';
import { Name } from '../primitives.ts';

/** The platform's own id of a conversation; Baton keeps the pair (bot, reference). */
export const ConversationReference = z.string().min(1).max(200);

export const CustomerReference = z.object({
  id: z.string().min(1).max(200),
  name: Name.optional(),
  language: z.string().max(35).optional(),
});

/** The platform's own ids of a workflow and of a run of it. */
export const WorkflowReference = z.string().min(1).max(200);
export const RunReference = z.string().min(1).max(200);
export const StepReference = z.object({ number: z.int().min(1).max(1000), name: Name });
