import { CLAIM } from './call.ts';
import type { Calls } from './call.ts';

const HELD = ['not_found', 'not_holder', 'stale_fence'] as const;
const SEND = [...HELD, 'conversation_closed', 'id_conflict'] as const;
const SET_ASIDE = ['cannot_answer'] as const;

/** Conversations, and what is at hand in them. */
export const DESK: Calls = {
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
};
