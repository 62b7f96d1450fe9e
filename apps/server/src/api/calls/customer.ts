import type { Calls } from './call.ts';

/** What a customer may. */
export const CUSTOMER: Calls = {
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
