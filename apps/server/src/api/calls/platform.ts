import type { Calls } from './call.ts';

/** What a bot platform is connected by. */
export const PLATFORM: Calls = {
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
};
