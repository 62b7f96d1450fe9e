import { z } from 'zod';
import { CustomerAttributes } from '../customer-attributes.ts';
import { Name } from '../primitives.ts';

/** The platform's own id of a conversation; Baton keeps the pair (bot, reference). */
export const ConversationReference = z.string().min(1).max(200);

export const CustomerReference = z.object({
  id: z.string().min(1).max(200),
  name: Name.optional(),
  language: z.string().max(35).optional(),
  /**
   * What operators see beside the conversation: at most 30, of 500 characters each. `null` forgets one; what is not named stays. What an
   * operator wrote stands: a platform changes and forgets only its own.
   */
  attributes: CustomerAttributes.optional(),
});

/** The platform's own ids of a workflow and of a run of it. */
export const WorkflowReference = z.string().min(1).max(200);
export const RunReference = z.string().min(1).max(200);
export const StepReference = z.object({ number: z.int().min(1).max(1000), name: Name });
