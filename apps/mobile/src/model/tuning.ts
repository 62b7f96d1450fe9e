import { mayGrant } from '@baton/core';
import type { State } from '@baton/core';

type Seen = Pick<State, 'me' | 'members'>;

/** Whether whoever looks may see and set what reaches this member, as the server has it: nobody of a role above their own. */
export function tunes({ me, members }: Seen, memberId: string): boolean {
  const member = members[memberId];
  return member !== undefined && me.permissions.includes('member.manage') && mayGrant(me.role, member.role);
}

/** The page on what reaches a member. */
export type MemberPath = '/notifications' | `/members/${string}`;

/** `null`: whoever looks may not see it. */
export const tuningPath = (seen: Seen, memberId: string): MemberPath | null =>
  !tunes(seen, memberId) ? null : memberId === seen.me.memberId ? '/notifications' : `/members/${memberId}`;
