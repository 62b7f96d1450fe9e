import type { Conversation, Entry, Message } from '@baton/protocol';
import { ALICE, BOOKING, id } from './people.ts';

/** Yusuf's thread up to now; with `holder` also what came after the claim. */
export function talk(conversation: Conversation, now: number): Entry[] {
  const minute = 60_000;
  const entries: Entry[] = [];
  const conversationId = conversation.id;
  const add = (
    at: number,
    text: string,
    part: Partial<Message> = {},
    type: 'message.added' | 'message.discarded' = 'message.added',
  ) => {
    const seq = entries.length + 1;
    const message: Message = {
      id: id(7000 + seq),
      conversationId,
      by: 'customer',
      memberId: null,
      name: conversation.customer.name,
      kind: 'text',
      text,
      ...part,
    };
    const line = { seq, at, conversationId, message };
    entries.push(
      type === 'message.added'
        ? { ...line, type, owner: 'operator', fence: 1 }
        : { ...line, type, fence: 1, current: 2 },
    );
  };
  const bot = { by: 'bot', name: BOOKING.name } as const;
  const { handoff } = conversation;
  add(now - 13 * minute, 'Trenim iptal edildi. Paramı geri istiyorum.');
  add(now - 13 * minute + 9000, 'Lütfen rezervasyon kodunuzu yazın.', bot);
  add(now - 10 * minute, 'KX7-204. Bunu zaten yazmıştım!');
  add(now - 7 * minute, 'Size 40 € kupon sunabilirim.', bot);
  add(now - 5 * minute, 'Yeter artık! Bir insanla konuşmak istiyorum.');
  if (!handoff || handoff.operator === null) return entries;
  const claimed = now - 60_000;
  entries.push({
    type: 'handoff.claimed',
    seq: entries.length + 1,
    at: claimed,
    conversationId,
    handoffId: handoff.id,
    fence: 2,
    operator: handoff.operator,
    via: 'app',
    waitedMs: 252_000,
  });
  add(claimed + 1000, 'Kupon 12 ay geçerlidir…', bot, 'message.discarded');
  const holder = {
    by: 'operator',
    memberId: handoff.operator.memberId,
    name: handoff.operator.name,
  } as const;
  add(claimed + 2000, 'Merhaba, ben Alice. IC 742 için tam iade yapıyorum.', holder);
  add(claimed + 3000, 'Refund €61.50, not a voucher.', { ...holder, kind: 'note', memberId: ALICE.id });
  add(now - 20_000, 'Teşekkürler. Ne zaman yatar?');
  return entries;
}
