import {
  DecisionList,
  Device,
  DeviceRequest,
  DeviceShown,
  Id,
  PushAckRequest,
  PushClaimAnswer,
  PushClaimRequest,
  PushKey,
  PushText,
  PushTextRequest,
  deepLinkPath,
} from '@baton/protocol';
import { z } from 'zod';
import { demand } from '../access/permission.ts';
import { RefusedError } from '../journal/refused.ts';
import { decisionsOf } from '../manage/decisions.ts';
import { deviceShown, devices, forgetDevice, registerDevice, testDevice } from '../manage/devices.ts';
import { acknowledgePush, claimByPush, textOfPush } from '../push-actions.ts';
import { memberOf } from './bearer.ts';
import type { Api, ApiPorts } from './ports.ts';

const params = z.object({ id: Id });
const nothing = { 204: z.null() };

/** Devices, what a push lets its bearer do without a session, and why who was rung. */
export function pushRoutes(api: Api, ports: ApiPorts): void {
  const { manage, stage, deliveries, pushKey } = ports;
  const tags = ['push'];

  api.get('/v1/push/key', { schema: { tags, response: { 200: PushKey } } }, async () => ({
    publicKey: ports.vapidPublicKey,
  }));

  api.post(
    '/v1/push/claim',
    { schema: { tags, body: PushClaimRequest, response: { 200: PushClaimAnswer } } },
    async (request) => {
      const { conversationId, fence } = await claimByPush(
        { stage, deliveries, key: pushKey },
        request.body.token,
      );
      return { conversationId, fence, url: deepLinkPath({ to: 'conversation', conversationId }) };
    },
  );
  api.post(
    '/v1/push/ack',
    { schema: { tags, body: PushAckRequest, response: nothing } },
    async (request, reply) => {
      await acknowledgePush({ stage, deliveries, key: pushKey }, request.body);
      return reply.status(204).send(null);
    },
  );
  api.post(
    '/v1/push/text',
    {
      config: { rateLimit: { max: 120, timeWindow: 60_000 } },
      schema: { tags, body: PushTextRequest, response: { 200: PushText } },
    },
    async (request) =>
      textOfPush({ stage, deliveries, key: pushKey, database: manage.database }, request.body.token),
  );

  deviceRoutes(api, ports);

  api.get(
    '/v1/handoffs/:id/decisions',
    { schema: { tags, params, response: { 200: DecisionList } } },
    async (request) => {
      const actor = await memberOf(ports, request);
      demand(actor, 'chatbot.respond');
      return { decisions: await decisionsOf(manage.database, actor.organizationId, request.params.id) };
    },
  );
}

function deviceRoutes(api: Api, ports: ApiPorts): void {
  const { manage, stage } = ports;
  const tags = ['push'];

  api.post(
    '/v1/devices',
    { schema: { tags, body: DeviceRequest, response: { 201: Device } } },
    async (request, reply) => {
      const actor = await memberOf(ports, request);
      // An address that nothing is sent to would look like somebody who can be reached.
      if (!ports.transports.has(request.body.transport)) throw new RefusedError('transport_not_configured');
      return reply.status(201).send(await registerDevice(manage, actor, request.body));
    },
  );
  api.get(
    '/v1/devices',
    { schema: { tags, response: { 200: z.object({ devices: z.array(Device) }) } } },
    async (request) => ({
      devices: await devices(manage, await memberOf(ports, request)),
    }),
  );
  api.get('/v1/devices/:id', { schema: { tags, params, response: { 200: DeviceShown } } }, async (request) =>
    deviceShown(manage, await memberOf(ports, request), request.params.id),
  );
  api.delete('/v1/devices/:id', { schema: { tags, params, response: nothing } }, async (request, reply) => {
    await forgetDevice(manage, await memberOf(ports, request), request.params.id);
    return reply.status(204).send(null);
  });
  api.post(
    '/v1/devices/:id/test',
    { schema: { tags, params, response: { 202: z.object({ deliveryId: Id }) } } },
    async (request, reply) => {
      const actor = await memberOf(ports, request);
      const queued = await testDevice(manage, actor, request.params.id);
      stage.committed(actor.organizationId);
      return reply.status(202).send(queued);
    },
  );
}
