import { z } from 'zod';
import { defineEvent } from '../cloud-event.ts';
import { Id, Name } from '../primitives.ts';
import { RunReference, WorkflowReference } from './references.ts';

export default defineEvent({
  type: 'workflow.started',
  summary: 'A run of a workflow began.',
  data: z.object({
    workflow: WorkflowReference,
    name: Name,
    run: RunReference,
    /** The bot that it belongs to, if any. */
    bot: Id.optional(),
    /** Whom or what it is for, as in `new contact "Jane Doe (Acme)"`. */
    subject: z.string().max(300).optional(),
    steps: z.int().min(1).max(1000).optional(),
  }),
  sample: {
    workflow: 'onboarding',
    name: 'Onboarding',
    run: 'run-4711',
    subject: 'new contact "Jane Doe (Acme)"',
    steps: 5,
  },
});
