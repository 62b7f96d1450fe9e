import { z } from 'zod';
import { defineEvent } from '../cloud-event.ts';
import { RunReference, StepReference, WorkflowReference } from './references.ts';

export default defineEvent({
  type: 'workflow.step_finished',
  summary: 'A step of a run ended.',
  data: z.object({
    workflow: WorkflowReference,
    run: RunReference,
    step: StepReference,
    status: z.enum(['success', 'failure']).default('success'),
  }),
  sample: {
    workflow: 'onboarding',
    run: 'run-4711',
    step: { number: 2, name: 'Enrich contact' },
    status: 'success',
  },
});
