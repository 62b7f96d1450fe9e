import {
  Id,
  RunDetail,
  RunList,
  RunsQuery,
  StepLimit,
  Workflow,
  WorkflowDetail,
  WorkflowLimit,
  WorkflowList,
  WorkflowRequest,
} from '@baton/protocol';
import { z } from 'zod';
import { runDetail, runs } from '../manage/runs.ts';
import { setLimitOfStep, setStepLimit, setWorkflowLimit } from '../manage/step-limits.ts';
import { workflowDetail, workflows } from '../manage/workflows.ts';
import { memberOf } from './bearer.ts';
import type { Api, ApiPorts } from './ports.ts';

const params = z.object({ id: Id });
const tags = ['workflows'];

/** Workflows, their runs, and when a step of theirs is stuck. */
export function workflowRoutes(api: Api, ports: ApiPorts): void {
  const { manage } = ports;
  api.get('/v1/workflows', { schema: { tags, response: { 200: WorkflowList } } }, async (request) =>
    workflows(manage, await memberOf(ports, request)),
  );
  api.get(
    '/v1/workflows/:id',
    { schema: { tags, params, response: { 200: WorkflowDetail } } },
    async (request) => workflowDetail(manage, await memberOf(ports, request), request.params.id),
  );
  api.put(
    '/v1/workflows/limit',
    { schema: { tags, body: WorkflowLimit, response: { 200: WorkflowLimit } } },
    async (request) => {
      await setStepLimit(manage, await memberOf(ports, request), request.body.stuckAfterMs);
      return request.body;
    },
  );
  api.patch(
    '/v1/workflows/:id',
    { schema: { tags, params, body: WorkflowRequest, response: { 200: Workflow } } },
    async (request) =>
      setWorkflowLimit(manage, await memberOf(ports, request), {
        id: request.params.id,
        ms: request.body.stuckAfterMs,
      }),
  );
  api.put(
    '/v1/workflows/:id/step-limit',
    { schema: { tags, params, body: StepLimit, response: { 200: StepLimit } } },
    async (request) => {
      const limit = { workflowId: request.params.id, ...request.body };
      await setLimitOfStep(manage, await memberOf(ports, request), limit);
      return request.body;
    },
  );
  api.get(
    '/v1/runs',
    { schema: { tags, querystring: RunsQuery, response: { 200: RunList } } },
    async (request) => runs(manage, await memberOf(ports, request), request.query),
  );
  api.get('/v1/runs/:id', { schema: { tags, params, response: { 200: RunDetail } } }, async (request) =>
    runDetail(manage, await memberOf(ports, request), request.params.id),
  );
}
