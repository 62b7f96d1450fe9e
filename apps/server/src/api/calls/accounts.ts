import type { Calls } from './call.ts';

/** Signing in, members and invitations. */
export const ACCOUNTS: Calls = {
  'POST /v1/token': { by: 'login', does: 'Changes a sign-in into an access token.', refuses: ['forbidden'] },
  'POST /v1/sign-out': { by: 'member', does: 'Ends the session; its tokens and sockets end with it.' },
  'GET /v1/me/login': { by: 'member', does: 'Where one is signed in, and whether that takes a second step.' },
  'DELETE /v1/me/sessions': {
    by: 'member',
    does: "Ends all of one's sessions but this one: sockets, tokens and pushes with them.",
  },
  'DELETE /v1/me/sessions/:id': {
    by: 'member',
    does: "Ends one of one's sessions: sockets, tokens and pushes with it.",
    refuses: ['not_found'],
  },
  'POST /v1/setup': {
    by: 'anybody',
    does: 'Makes the first owner, with the link that the first start printed.',
    refuses: ['link_invalid', 'already_set_up', 'email_taken'],
  },
  'POST /v1/invitations': { by: 'member.manage', does: 'Invites somebody by a link.' },
  'GET /v1/invitations/:token': {
    by: 'anybody',
    does: 'Shows what a link invites to.',
    refuses: ['link_invalid'],
  },
  'POST /v1/invitations/:token/accept': {
    by: 'anybody',
    does: 'Accepts an invitation.',
    refuses: ['link_invalid', 'email_taken', 'already_member', 'unauthenticated'],
  },
  'PATCH /v1/members/:id': {
    by: 'member.manage',
    does: "Changes a member's role.",
    refuses: ['not_found', 'last_owner'],
  },
  'GET /v1/members/:id/alerts': {
    by: 'member.manage',
    does: 'What a member is told of, and where each setting comes from.',
    refuses: ['not_found'],
  },
  'PATCH /v1/members/:id/alerts': {
    by: 'member.manage',
    does: 'Changes what a member is told of; the journal says who did.',
    refuses: ['not_found'],
  },
  'DELETE /v1/members/:id': {
    by: 'member',
    does: 'Removes a member: oneself, or with member.manage another one.',
    refuses: ['forbidden', 'not_found', 'last_owner'],
  },
};
