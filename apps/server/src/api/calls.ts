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

const HELD = ['not_found', 'not_holder', 'stale_fence'] as const;
const CLAIM = ['not_found', 'not_waiting', 'already_claimed'] as const;
const SEND = [...HELD, 'conversation_closed', 'id_conflict'] as const;
const SET_ASIDE = ['cannot_answer'] as const;

/** Every call of the REST interface. One that is missing here makes the description, and `npm run check`, fail. */
export const CALLS: Record<string, Call> = {
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

  'GET /v1/snapshot': {
    by: 'chatbot.respond',
    does: 'Everything an operator sees, and the cursor to go on from.',
  },
  'GET /v1/sync': { by: 'chatbot.respond', does: 'The entries after a cursor, or a fresh start.' },
  'GET /v1/conversations/:id/thread': {
    by: 'chatbot.respond',
    does: 'A page of what was said.',
    refuses: ['not_found'],
  },

  'POST /v1/commands': {
    by: 'chatbot.respond',
    does: 'Any of the calls below, as on the socket.',
    refuses: [...new Set([...CLAIM, ...SEND, ...SET_ASIDE])],
  },
  'POST /v1/handoffs/:id/claim': {
    by: 'chatbot.respond',
    does: 'Claims a waiting handoff.',
    refuses: CLAIM,
  },
  'POST /v1/conversations/:id/messages': {
    by: 'chatbot.respond',
    does: 'Writes to the customer, or leaves a note: at any time, whoever has the conversation.',
    refuses: SEND,
  },
  'POST /v1/conversations/:id/hand-back': {
    by: 'chatbot.respond',
    does: 'Hands the conversation back to the bot.',
    refuses: HELD,
  },
  'POST /v1/conversations/:id/release': {
    by: 'chatbot.respond',
    does: 'Lets go: the conversation waits again.',
    refuses: HELD,
  },
  'POST /v1/conversations/:id/resolve': {
    by: 'chatbot.respond',
    does: 'Closes the conversation.',
    refuses: [...HELD, 'conversation_closed'],
  },
  'POST /v1/conversations/:id/read': {
    by: 'chatbot.respond',
    does: 'Says how far an operator has read.',
    refuses: ['not_found'],
  },
  'POST /v1/conversations/:id/attachments': {
    by: 'chatbot.respond',
    does: 'Uploads a file for a message that will follow; the body is the file.',
    refuses: ['not_found', 'attachment_too_large', 'attachment_type', 'id_conflict'],
  },
  'GET /v1/attachments/:id/link': {
    by: 'chatbot.respond',
    does: 'A link to a file, which works for ten minutes.',
    refuses: ['not_found'],
  },
  'GET /v1/attachments/:id': {
    by: 'anybody',
    does: 'The file, for whoever has a link.',
    refuses: ['link_invalid', 'not_found'],
  },
  'GET /v1/conversations/:id/customer': {
    by: 'chatbot.respond',
    does: 'Who the customer is: attributes, other conversations, earlier handoffs.',
    refuses: ['not_found'],
  },
  'PATCH /v1/conversations/:id/customer': {
    by: 'chatbot.respond',
    does: 'Keeps or forgets attributes of the customer.',
    refuses: ['not_found'],
  },
  'GET /v1/conversations/:id/transcript': {
    by: 'chatbot.respond',
    does: 'The conversation as a document.',
    refuses: ['not_found'],
  },
  'GET /v1/search': {
    by: 'chatbot.respond',
    does: 'Conversations by what was said in them and by the name of the customer, newest first.',
  },
  'GET /v1/labels': { by: 'chatbot.respond', does: 'The labels that conversations may have.' },
  'PUT /v1/labels/:id': {
    by: 'chatbot.manage',
    does: 'Makes a label, or changes its name and colour.',
    refuses: ['not_found', 'name_taken'],
  },
  'DELETE /v1/labels/:id': { by: 'chatbot.manage', does: 'Removes a label.', refuses: ['not_found'] },
  'GET /v1/canned-replies': { by: 'chatbot.respond', does: 'The replies that the team has written once.' },
  'PUT /v1/canned-replies/:id': {
    by: 'chatbot.respond',
    does: 'Makes a canned reply, or changes it.',
    refuses: ['not_found', 'name_taken'],
  },
  'DELETE /v1/canned-replies/:id': {
    by: 'chatbot.respond',
    does: 'Removes a canned reply.',
    refuses: ['not_found'],
  },
  'GET /v1/bots/:id/availability': {
    by: 'member or bot',
    does: 'Is a human there? A bot asks before it promises one.',
    refuses: ['not_found'],
  },
  'GET /v1/bots': { by: 'chatbot.respond', does: 'The bots, and how they are, as far as it is known.' },
  'GET /v1/bots/:id/health': {
    by: 'chatbot.respond',
    does: 'How a bot is, since when and why, and who is talking to it.',
    refuses: ['not_found'],
  },
  'PATCH /v1/bots/:id/health': {
    by: 'chatbot.manage',
    does: 'Changes how Baton knows how a bot is: heartbeats, URL, thresholds.',
    refuses: ['not_found', 'endpoint_forbidden'],
  },
  'GET /v1/bots/:id/updates': {
    by: 'chatbot.respond',
    does: 'What a bot changed by itself, with the handoffs since each change.',
  },
  'GET /v1/bots/:bot/updates/:id': {
    by: 'chatbot.respond',
    does: 'One change, with its diff.',
    refuses: ['not_found'],
  },
  'GET /v1/activity': {
    by: 'chatbot.respond',
    does: 'What bots and workflows did, newest first: entries of the journal.',
  },
  'GET /v1/workflows': { by: 'chatbot.respond', does: 'The workflows, and what goes on in them.' },
  'PUT /v1/workflows/limit': {
    by: 'chatbot.manage',
    does: 'Sets after what time a step without history is stuck.',
  },
  'PATCH /v1/workflows/:id': {
    by: 'chatbot.manage',
    does: "Sets the same for one workflow; null takes the organization's.",
    refuses: ['not_found'],
  },
  'PUT /v1/workflows/:id/step-limit': {
    by: 'chatbot.manage',
    does: "Sets the same for one step, by its name; null takes the workflow's.",
    refuses: ['not_found'],
  },
  'GET /v1/runs': { by: 'chatbot.respond', does: 'Runs of workflows, newest first.' },
  'GET /v1/runs/:id': {
    by: 'chatbot.respond',
    does: 'One run: each of its steps beside its history.',
    refuses: ['not_found'],
  },
  'GET /v1/handoffs/:id/decisions': {
    by: 'chatbot.respond',
    does: 'Who was rung, and who was not, and why.',
  },

  'GET /v1/me/alerts': {
    by: 'member',
    does: 'What one is told of, how loud, and where each value comes from.',
    refuses: ['not_found'],
  },
  'PATCH /v1/me/alerts': { by: 'member', does: "Changes one's own settings.", refuses: ['not_found'] },
  'GET /v1/organization/alerts': {
    by: 'chatbot.manage',
    does: 'What everybody is told of unless they say otherwise.',
    refuses: ['not_found'],
  },
  'PATCH /v1/organization/alerts': {
    by: 'chatbot.manage',
    does: "Changes the organization's settings.",
    refuses: ['not_found'],
  },
  'GET /v1/me/peace': {
    by: 'member',
    does: 'Quiet hours, snooze, override, language.',
    refuses: ['not_found'],
  },
  'PATCH /v1/me/peace': {
    by: 'member',
    does: 'Changes quiet hours, snooze, override, language.',
    refuses: ['not_found'],
  },
  'POST /v1/me/alerts/preview': {
    by: 'member',
    does: 'What would reach the caller at a given time.',
    refuses: ['not_found'],
  },
  'POST /v1/me/alerts/dry-run': {
    by: 'member',
    does: 'Tries settings on what happened in the last two weeks.',
    refuses: ['not_found', 'forbidden'],
  },
  'GET /v1/bots/:id/policy': {
    by: 'chatbot.respond',
    does: 'When and how humans are called for a bot, and what of it is inherited.',
    refuses: ['not_found'],
  },
  'PATCH /v1/bots/:id/policy': {
    by: 'chatbot.manage',
    does: 'Changes when and how humans are called for a bot; `null` goes back to what is inherited.',
    refuses: ['not_found'],
  },
  'GET /v1/organization/policy': {
    by: 'chatbot.manage',
    does: 'When and how humans are called for bots that say nothing themselves.',
  },
  'PATCH /v1/organization/policy': {
    by: 'chatbot.manage',
    does: 'Changes what every bot inherits.',
  },
  'GET /v1/bots/:id/audience': {
    by: 'chatbot.respond',
    does: 'Who would hear of a customer who began to wait now, from which ring on, and why.',
    refuses: ['not_found'],
  },
  'GET /v1/me/pushes': { by: 'member', does: "One's own last pushes, each with its ledger and why it came." },
  'GET /v1/workflows/:id': {
    by: 'chatbot.respond',
    does: 'A workflow, its limit, and what its steps usually take.',
    refuses: ['not_found'],
  },
  'GET /v1/alerts': { by: 'chatbot.respond', does: 'What people may have been told of, newest first.' },
  'GET /v1/alerts/:seq/decisions': {
    by: 'chatbot.respond',
    does: "Every member's decision about one entry of the journal, and why.",
    refuses: ['not_found'],
  },
  'GET /v1/alerts/figures': {
    by: 'analytics.view',
    does: 'What was sent and how fast, what was not and why, and whom nobody can reach.',
  },
  'GET /v1/pushes/:id': {
    by: 'member',
    does: 'A push, its ledger, why it came, and what would keep such pushes away.',
    refuses: ['not_found'],
  },

  'GET /v1/push/key': { by: 'anybody', does: "The server's key of Web Push." },
  'POST /v1/push/claim': {
    by: 'push',
    does: 'The Claim button of a push.',
    refuses: ['link_invalid', 'forbidden', ...CLAIM],
  },
  'POST /v1/push/text': {
    by: 'push',
    does: 'The words of a push that left without them.',
    refuses: ['link_invalid', 'forbidden', 'not_found'],
  },
  'POST /v1/push/ack': {
    by: 'push',
    does: 'Says what became of a push on the device.',
    refuses: ['link_invalid'],
  },
  'POST /v1/devices': {
    by: 'member',
    does: 'Registers a device for pushes.',
    refuses: ['transport_not_configured'],
  },
  'GET /v1/devices': { by: 'member', does: 'The devices of the caller.' },
  'GET /v1/devices/:id': {
    by: 'member',
    does: "One of one's devices, with its last nightly sign of life.",
    refuses: ['not_found'],
  },
  'DELETE /v1/devices/:id': { by: 'member', does: 'Forgets a device.', refuses: ['not_found'] },
  'POST /v1/devices/:id/test': { by: 'member', does: 'Sends a test push.', refuses: ['not_found'] },

  'POST /v1/api-keys': {
    by: 'chatbot.manage',
    does: 'Makes an API key; its secret is shown once.',
    refuses: ['not_found'],
  },
  'GET /v1/api-keys': { by: 'chatbot.manage', does: 'The API keys, without their secrets.' },
  'DELETE /v1/api-keys/:id': { by: 'chatbot.manage', does: 'Revokes an API key.', refuses: ['not_found'] },
  'POST /v1/endpoints': {
    by: 'chatbot.manage',
    does: 'Adds an endpoint for webhooks.',
    refuses: ['not_found', 'endpoint_forbidden'],
  },
  'GET /v1/endpoints': { by: 'chatbot.manage', does: 'The endpoints.' },
  'DELETE /v1/endpoints/:id': { by: 'chatbot.manage', does: 'Removes an endpoint.', refuses: ['not_found'] },
  'GET /v1/outbound': {
    by: 'chatbot.manage',
    does: 'What was sent to the endpoints, and what was answered.',
  },
  'POST /v1/outbound/:id/redeliver': {
    by: 'chatbot.manage',
    does: 'Sends an event once more.',
    refuses: ['not_found'],
  },

  'POST /v1/events': {
    by: 'bot',
    does: 'Takes events: CloudEvents 1.0; structured, binary, or a batch that is answered event by event.',
    refuses: ['signature_invalid', 'timestamp_out_of_tolerance'],
  },
  'POST /v1/customer/sessions': {
    by: 'anybody',
    does: "Begins, or takes up again, a customer's thread with a bot.",
    refuses: ['not_found'],
  },
  'GET /v1/customer/sync': {
    by: 'customer',
    does: 'What the customer sees, since a cursor.',
    refuses: ['not_found'],
  },
  'GET /v1/customer/availability': {
    by: 'customer',
    does: 'Whether a human is there who may answer.',
    refuses: [],
  },
  'POST /v1/customer/attachments': {
    by: 'customer',
    does: 'Uploads a file for a message that will follow; the body is the file.',
    refuses: ['attachment_too_large', 'attachment_type', 'id_conflict'],
  },
  'GET /v1/customer/attachments/:id/link': {
    by: 'customer',
    does: 'A link to a file of the conversation, which works for ten minutes.',
    refuses: ['not_found'],
  },
  'POST /v1/customer/commands': {
    by: 'customer',
    does: 'What the customer does: write, ask for a human, read.',
    refuses: ['not_found', 'id_conflict', 'already_claimed'],
  },
};
