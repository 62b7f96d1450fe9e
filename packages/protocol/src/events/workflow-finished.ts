import { z } from 'zod';
import { defineEvent } from '../cloud-event.ts';
import { RunReference, WorkflowReference } from './references.ts';

export default defineEvent({
  type: 'workflow.finished',
  summary: 'A run ended.',
  data: z.object({
    workflow: WorkflowReference,
    run: RunReference,
    status: z.enum(['success', 'failure']),
    summary: z.string().max(2000).optional(),
  }),
  sample: { workflow: 'onboarding', run: 'run-4711', status: 'success' },
});
