import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Tokens } from '../access/tokens.ts';
import type { KeyRing } from '../manage/api-keys.ts';
import type { Logins } from '../manage/logins.ts';
import type { ManagePorts } from '../manage/members.ts';
import type { Deliveries } from '../ports/deliveries.ts';
import type { Reach } from '../ports/presence.ts';
import type { StagePorts } from '../ports/stage.ts';
import type { SyncPorts } from '../stream/sync.ts';

export type ApiPorts = {
  stage: StagePorts;
  sync: SyncPorts;
  manage: ManagePorts;
  tokens: Tokens;
  logins: Logins;
  keys: KeyRing;
  deliveries: Deliveries;
  reach: Reach;
  pushKey: Buffer;
  vapidPublicKey: string;
  /** By which pushes can leave. */
  transports: ReadonlySet<string>;
  /** Public address, without a slash at the end. */
  baseUrl: string;
  rateLimits: boolean;
  /** Says why an address may not be called; `null` when it may. */
  forbiddenTarget: (url: string) => Promise<string | null>;
  failed: (error: unknown) => void;
};

export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;
