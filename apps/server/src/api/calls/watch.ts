import type { Calls } from './call.ts';

/** Bots, what they change, and workflows. */
export const WATCH: Calls = {
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
};
