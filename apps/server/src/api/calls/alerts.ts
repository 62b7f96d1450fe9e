import { CLAIM } from './call.ts';
import type { Calls } from './call.ts';

/** Who is told of what, on which device, and why. */
export const ALERTS: Calls = {
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
};
