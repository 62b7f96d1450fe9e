import { z } from 'zod';
import type { Verdict } from '../../ports/transport.ts';
import { failed, parseJson, verdictByStatus } from '../reply.ts';
import type { Reply } from '../reply.ts';

const Failure = z.object({
  error: z.object({
    status: z.string().max(100).optional(),
    details: z
      .array(
        z
          .object({
            errorCode: z.string().max(100).optional(),
            fieldViolations: z.array(z.object({ field: z.string().optional() }).loose()).optional(),
          })
          .loose(),
      )
      .optional(),
  }),
});
type Failure = z.infer<typeof Failure>['error'];

/** Quotas are counted by the minute. */
const QUOTA_MS = 60_000;
const TOKEN_FIELDS = new Set(['message.token', 'message.fid']);

export function verdictOf(reply: Reply): Verdict {
  if ('failure' in reply) return failed(reply.failure);
  const { status, text, retryAfterMs } = reply;
  if (status === 200) return { kind: 'accepted' };
  const error = Failure.safeParse(parseJson(text)).data?.error;
  const reason = error?.details?.find(({ errorCode }) => errorCode !== undefined)?.errorCode ?? error?.status;
  return (
    named(reason, error, retryAfterMs) ??
    verdictByStatus(status, retryAfterMs ?? (status === 429 ? QUOTA_MS : undefined), reason)
  );
}

/** What the error's own name decides; the rest is read by its status. */
function named(
  reason: string | undefined,
  error: Failure | undefined,
  retryAfterMs: number | undefined,
): Verdict | undefined {
  const after = retryAfterMs === undefined ? {} : { afterMs: retryAfterMs };
  switch (reason) {
    case 'UNREGISTERED':
      return { kind: 'gone', reason };
    case 'INVALID_ARGUMENT':
      return { kind: blamesToken(error) ? 'gone' : 'refused', reason };
    // A token of another project: this device's alone, so not sick.
    case 'SENDER_ID_MISMATCH':
      return { kind: 'misconfigured', reason };
    // Of a dead token Firebase says more than that: it is our project that is not found.
    case 'NOT_FOUND':
    case 'THIRD_PARTY_AUTH_ERROR':
    case 'PERMISSION_DENIED':
    case 'UNAUTHENTICATED':
      return { kind: 'misconfigured', reason, sick: true };
    case 'QUOTA_EXCEEDED':
    case 'RESOURCE_EXHAUSTED':
      return { kind: 'retry', reason, afterMs: retryAfterMs ?? QUOTA_MS };
    case 'UNAVAILABLE':
    case 'INTERNAL':
    case 'UNSPECIFIED_ERROR':
      return { kind: 'retry', reason, ...after, sick: true };
    default:
      return undefined;
  }
}

/** The same code says that any field is wrong; only blame for the token is a reason to prune it. */
const blamesToken = (error: Failure | undefined): boolean =>
  error?.details?.some(({ fieldViolations }) =>
    fieldViolations?.some(({ field }) => field !== undefined && TOKEN_FIELDS.has(field)),
  ) ?? false;
