import { z } from 'zod';
import { Member, Role } from '../access.ts';
import { Id, Instant, Name } from '../primitives.ts';
import { Me } from '../sync.ts';

/** Trades a session for a short-lived access token. Without `organizationId`: the member's first organization. */
export const TokenRequest = z.object({ organizationId: Id.optional() });
export const TokenAnswer = z
  .object({ token: z.string(), expiresAt: Instant, me: Me, organization: z.object({ id: Id, name: Name }) })
  .meta({ id: 'TokenAnswer' });
export type TokenAnswer = z.infer<typeof TokenAnswer>;

/** One's own sign-in. `userAgent`: what a browser or phone calls itself; `label`: its device, when it rings. */
export const Login = z
  .object({
    email: z.string(),
    secondStep: z.boolean(),
    sessions: z.array(
      z.object({
        id: z.string(),
        userAgent: z.string(),
        label: Name.nullable(),
        rings: z.boolean(),
        current: z.boolean(),
        startedAt: Instant,
        lastSeenAt: Instant,
      }),
    ),
  })
  .meta({ id: 'Login' });
export type Login = z.infer<typeof Login>;

const Password = z.string().min(8).max(128);

/** Makes the first owner by the one-time link that the server printed. */
export const SetupRequest = z.object({
  token: z.string().max(100),
  organization: Name,
  name: Name,
  email: z.email().max(200),
  password: Password,
});

export const InvitationRequest = z.object({ email: z.email().max(200), role: Role });
export const Invitation = z
  .object({ id: Id, email: z.string(), role: Role, expiresAt: Instant })
  .meta({ id: 'Invitation' });
/** `link` is shown once; whoever opens it joins. */
export const InvitationAnswer = Invitation.extend({ link: z.string() });
export const InvitationShown = z.object({ organization: Name, email: z.string(), role: Role });
export const InvitationAccept = z.object({ name: Name, password: Password });

export const MemberChange = z.object({ role: Role });
export const MemberList = z.object({ members: z.array(Member) });

export const ApiKeyRequest = z.object({ name: Name, botId: Id.nullable().default(null) });
export const ApiKey = z
  .object({ id: Id, name: Name, botId: Id.nullable(), createdAt: Instant, lastUsedAt: Instant.nullable() })
  .meta({ id: 'ApiKey' });
/** `key` is shown once. */
export const ApiKeyAnswer = ApiKey.extend({ key: z.string() });
