import type { Permission, RefusalCode } from '@baton/protocol';

/** Who may call: a permission that the caller's role must have, or one of these. */
export const CALLERS = {
  anybody: 'anybody',
  login: 'whoever is signed in',
  member: 'every member',
  customer: "the customer's token",
  bot: 'an API key, or a body signed with its secret',
  'member or bot': 'every member, or an API key',
  push: 'the token in a push',
} as const;

export type Caller = keyof typeof CALLERS | Permission;

/** `refuses`: what this call may answer beside what every call of its kind may (see `refusalsOf`). */
export type Call = { by: Caller; does: string; refuses?: readonly RefusalCode[] };

export type Calls = Record<string, Call>;

export const CLAIM = ['not_found', 'not_waiting', 'already_claimed'] as const;
