import { problem } from '@baton/protocol';
import type { Problem, Refused } from '@baton/protocol';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { RefusedError } from '../journal/refused.ts';
import type { Api } from './ports.ts';

const CONNECTION_LOST = /^(08|57P|53|ECONN|EPIPE|ETIMEDOUT|ENOENT)/;

/** What went wrong, as a refusal; `null` when it is our own fault. */
function refusedOf(error: unknown, bodyLimit: number | undefined): Refused | null {
  if (error instanceof RefusedError) return error.refused;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map((issue) => ({ path: issue.instancePath, message: issue.message }));
    return { code: 'invalid_request', facts: { issues } };
  }
  if (!(error instanceof Error)) return null;
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (statusCode === 413) return { code: 'payload_too_large', facts: { limit: bodyLimit } };
  if (statusCode === 429) return { code: 'rate_limited' };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return { code: 'invalid_request', facts: { issues: [{ message: error.message }] } };
  if (CONNECTION_LOST.test(code ?? '') || /timeout|terminated/i.test(error.message))
    return { code: 'unavailable' };
  return null;
}

export function sendProblem(reply: FastifyReply, document: Problem): FastifyReply {
  if (document.status === 503 || document.status === 429)
    void reply.header('retry-after', reply.getHeader('retry-after') ?? 1);
  return reply.status(document.status).type('application/problem+json').send(JSON.stringify(document));
}

/** Every refusal leaves as a problem document; what nobody foresaw is logged, and leaves without its details. */
export function answerWithProblems(api: Api, failed: (error: unknown) => void): void {
  api.setErrorHandler((error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const refused = refusedOf(error, request.routeOptions.bodyLimit);
    if (refused) {
      if (refused.code === 'unavailable') failed(error);
      return sendProblem(reply, problem(refused));
    }
    failed(error);
    return sendProblem(reply, problem({ code: 'internal', facts: { requestId: request.id } }));
  });
  api.setNotFoundHandler((_request, reply) => sendProblem(reply, problem({ code: 'not_found' })));
}
