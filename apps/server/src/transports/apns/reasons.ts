import { z } from 'zod';
import type { Verdict } from '../../ports/transport.ts';
import { failed, parseJson, verdictByStatus } from '../reply.ts';
import type { Reply } from '../reply.ts';

/** `ours`: our key, topic or environment is wrong, for every device; `foreign`: perhaps for this one alone. */
type Meaning = 'gone' | 'refused' | 'ours' | 'foreign' | 'again' | 'sick';

/** Every reason that Apple names. One that it may name later is read by its status. */
const MEANING: Record<string, Meaning> = {
  BadCollapseId: 'refused',
  BadDeviceToken: 'gone',
  BadExpirationDate: 'refused',
  BadMessageId: 'refused',
  BadPriority: 'refused',
  BadTopic: 'ours',
  DeviceTokenNotForTopic: 'foreign',
  DuplicateHeaders: 'refused',
  IdleTimeout: 'sick',
  InvalidPushType: 'refused',
  MissingDeviceToken: 'gone',
  MissingTopic: 'ours',
  PayloadEmpty: 'refused',
  TopicDisallowed: 'ours',
  BadCertificate: 'ours',
  BadCertificateEnvironment: 'ours',
  ExpiredProviderToken: 'ours',
  Forbidden: 'ours',
  InvalidProviderToken: 'ours',
  MissingProviderToken: 'ours',
  UnrelatedKeyIdInToken: 'ours',
  BadEnvironmentKeyIdInToken: 'ours',
  BadPath: 'refused',
  MethodNotAllowed: 'refused',
  ExpiredToken: 'gone',
  Unregistered: 'gone',
  PayloadTooLarge: 'refused',
  TooManyProviderTokenUpdates: 'sick',
  TooManyRequests: 'again',
  InternalServerError: 'sick',
  ServiceUnavailable: 'sick',
  Shutdown: 'sick',
};

/** `timestamp`: when the token became invalid, in milliseconds. */
const Body = z.object({ reason: z.string().max(100), timestamp: z.number().optional() });

export function verdictOf(reply: Reply): Verdict {
  if ('failure' in reply) return failed(reply.failure);
  const { status, text, retryAfterMs } = reply;
  if (status === 200) return { kind: 'accepted' };
  const body = Body.safeParse(parseJson(text)).data;
  const meaning = body && MEANING[body.reason];
  if (!body || !meaning) {
    if (status === 410) return { kind: 'gone', reason: body?.reason ?? 'status_410' };
    return verdictByStatus(status, retryAfterMs, body?.reason);
  }
  const { reason, timestamp } = body;
  if (meaning === 'refused') return { kind: 'refused', reason };
  if (meaning === 'gone')
    return { kind: 'gone', reason, ...(timestamp !== undefined && { since: timestamp }) };
  if (meaning === 'foreign') return { kind: 'misconfigured', reason };
  if (meaning === 'ours') return { kind: 'misconfigured', reason, sick: true };
  return {
    kind: 'retry',
    reason,
    ...(retryAfterMs !== undefined && { afterMs: retryAfterMs }),
    ...(meaning === 'sick' && { sick: true }),
  };
}
