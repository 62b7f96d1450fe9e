import { describe, expect, it } from 'vitest';
import { receive } from './receive.ts';
import { signWebhook } from './webhook.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const UUID = '0198b2a4-0000-7000-8000-0000000000b1';
const event = (type: string) => ({
  specversion: '1.0',
  id: UUID,
  source: 'https://baton.example',
  type,
  time: '2026-01-12T02:14:00Z',
  data: { bot: UUID, conversation: 'c-1', conversationId: UUID, fence: 4, handoff: UUID },
});
const signed = (body: string) => ({ headers: signWebhook({ id: UUID, body, secret: SECRET }), body });
const secrets = [SECRET];

describe('receive', () => {
  it('reads an event, typed by its name', async () => {
    const received = await receive(signed(JSON.stringify(event('handoff.queued'))), { secrets });
    if (received?.type !== 'handoff.queued') throw new Error('expected handoff.queued');
    expect([received.id, received.data.fence, received.time]).toEqual([UUID, 4, '2026-01-12T02:14:00Z']);
  });

  it('takes a Request of fetch', async () => {
    const { headers, body } = signed(JSON.stringify(event('conversation.resolved')));
    const request = new Request('https://bot.example/baton', { method: 'POST', headers, body });
    expect((await receive(request, { secrets }))?.type).toBe('conversation.resolved');
  });

  it.each(['handoff.teleported', 'toString', '__proto__'])('leaves the unknown type %s', async (type) => {
    expect(await receive(signed(JSON.stringify(event(type))), { secrets })).toBeNull();
  });

  it.each(['', 'null', '[]', '{', '{"specversion":"0.3"}'])('refuses the signed body %j', async (body) => {
    await expect(receive(signed(body), { secrets })).rejects.toMatchObject({ code: 'body_invalid' });
  });

  it('refuses what is not signed before it reads it', async () => {
    const { headers } = signed('{}');
    await expect(receive({ headers, body: '{' }, { secrets })).rejects.toMatchObject({
      code: 'signature_invalid',
    });
  });
});
