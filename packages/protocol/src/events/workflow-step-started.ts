import { z } from 'zod';
import { defineEvent } from '../cloud-event.ts';
import { RunReference, StepReference, WorkflowReference } from './references.ts';

export default defineEvent({
  type: 'workflow.step_started',
  summary: 'A step of a run began.',
  data: z.object({ workflow: WorkflowReference, run: RunReference, step: StepReference }),
  sample: { workflow: 'onboarding', run: 'run-4711', step: { number: 2, name: 'Enrich contact' } },
});
