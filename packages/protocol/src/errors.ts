import { z } from 'zod';

type Refusal = { status: number; title: string; todo: string };

/** Every refusal: its status, what it means, and what to do about it. `docs/errors.md` is generated from here. */
export const REFUSALS = {
  invalid_request: {
    status: 400,
    title: 'The request does not fit its schema',
    todo: 'Mend the fields named in `issues`.',
  },
  unsupported_event: {
    status: 400,
    title: 'Unknown event type or version',
    todo: 'Use one of the types in the events reference.',
  },
  fence_missing: {
    status: 400,
    title: 'A bot message must carry the fence',
    todo: 'Send the `fence` of the newest event or answer about this conversation.',
  },
  endpoint_forbidden: {
    status: 400,
    title: 'That address may not be called',
    todo: 'Use a public https address, or allow private targets in the server settings.',
  },
  transport_not_configured: {
    status: 409,
    title: 'This server does not push by that transport',
    todo: 'Register an address of another transport, or give the server a key for this one.',
  },
  unauthenticated: { status: 401, title: 'Not signed in', todo: 'Send a valid access token or API key.' },
  token_expired: {
    status: 401,
    title: 'The access token has expired or was revoked',
    todo: 'Get a new one from `POST /v1/token`.',
  },
  wrong_login: {
    status: 401,
    title: 'That address and password do not belong together',
    todo: 'Check both; after several attempts, wait a minute.',
  },
  wrong_password: {
    status: 400,
    title: 'That is not the password',
    todo: 'Give the password of the login that is signed in.',
  },
  wrong_code: {
    status: 401,
    title: 'That code does not fit',
    todo: 'Give the six digits of the moment, or a backup code that was not used yet.',
  },
  second_step_over: {
    status: 401,
    title: 'The first step of this sign-in has ended',
    todo: 'Sign in with the password again.',
  },
  origin_refused: {
    status: 403,
    title: 'Sign-ins from that page are not taken',
    todo: 'Open the app at the address that the server settings name.',
  },
  signature_invalid: {
    status: 401,
    title: 'The signature does not fit the body',
    todo: 'Sign `id.timestamp.body` with the current secret; send the raw body.',
  },
  timestamp_out_of_tolerance: {
    status: 401,
    title: 'The timestamp is more than five minutes off',
    todo: 'Check the clock of the sender; sign again.',
  },
  forbidden: {
    status: 403,
    title: 'Your role does not allow this',
    todo: 'Ask an admin for the permission named in `permission`.',
  },
  not_found: {
    status: 404,
    title: 'There is no such thing here',
    todo: 'Check the id and the organization.',
  },
  already_claimed: {
    status: 409,
    title: 'Somebody else has this conversation',
    todo: 'See `claimedBy`; they can transfer or release it.',
  },
  not_waiting: {
    status: 409,
    title: 'This handoff no longer waits',
    todo: 'See `state`; nothing is left to claim.',
  },
  cannot_answer: {
    status: 409,
    title: 'That member cannot take this conversation',
    todo: 'Choose a teammate whose role may answer, not yourself.',
  },
  not_holder: { status: 409, title: 'You do not hold this conversation', todo: 'Claim it first.' },
  stale_fence: {
    status: 409,
    title: 'The conversation has changed hands since',
    todo: 'Take `current` as the new fence after catching up; do not resend as it was.',
  },
  conversation_closed: {
    status: 409,
    title: 'The conversation is closed',
    todo: 'A new message of the customer opens it again.',
  },
  handoff_open: {
    status: 409,
    title: 'A human was already asked for',
    todo: 'Nothing to do; see `handoffId`.',
  },
  name_taken: {
    status: 409,
    title: 'Another one has this name',
    todo: 'Choose another name, or change the one that has it.',
  },
  attachment_too_large: {
    status: 413,
    title: 'The file is too large',
    todo: 'Send a file of at most `maxBytes`.',
  },
  attachment_type: {
    status: 415,
    title: 'Files of this type cannot be attached',
    todo: 'Send one of `types`, with its media type as content-type.',
  },
  id_conflict: {
    status: 409,
    title: 'That id was used for something else',
    todo: 'Make a new id for a new thing; repeat an id only with the same content.',
  },
  already_set_up: {
    status: 409,
    title: 'This server has its owner',
    todo: 'Sign in, or ask the owner for an invitation.',
  },
  email_taken: {
    status: 409,
    title: 'That address already has a login',
    todo: 'Use the password of that login, or sign in with it.',
  },
  already_member: { status: 409, title: 'Already a member of this organization', todo: 'Sign in.' },
  last_owner: {
    status: 409,
    title: 'An organization needs an owner',
    todo: 'Make somebody else an owner first.',
  },
  link_invalid: { status: 410, title: 'This link or token no longer works', todo: 'Ask for a new one.' },
  payload_too_large: { status: 413, title: 'The body is too large', todo: 'Send less at once; see `limit`.' },
  rate_limited: { status: 429, title: 'Too many requests', todo: 'Wait for `Retry-After` seconds.' },
  internal: {
    status: 500,
    title: 'Something went wrong here',
    todo: 'Try again; if it stays, give the support `requestId`.',
  },
  unavailable: {
    status: 503,
    title: 'The server cannot do this right now',
    todo: 'Try again after `Retry-After` seconds; nothing was half-done.',
  },
} as const satisfies Record<string, Refusal>;

export type RefusalCode = keyof typeof REFUSALS;
const CODES = Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]];

/** RFC 9457 problem document; `code` is stable, further members depend on it. */
export const Problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(CODES),
    detail: z.string(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** A refusal as data; `facts` go into the problem document (`claimedBy`, `current`, `issues`, …). */
export type Refused = { code: RefusalCode; facts?: Record<string, unknown> };

/** Relative to the server, which serves the page. */
const DOCS = '/docs/errors#';

export function problem({ code, facts }: Refused): Problem {
  const { status, title, todo } = REFUSALS[code];
  return { ...facts, type: DOCS + code, title, status, code, detail: todo };
}
