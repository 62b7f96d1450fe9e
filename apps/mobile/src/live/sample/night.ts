import type { State } from '@baton/core';
import { permissionsOf } from '@baton/core';
import type { Conversation, Evidence } from '@baton/protocol';
import {
  ALICE,
  BEN,
  BOOKING,
  conversation,
  handoff,
  id,
  LABELS,
  LOYALTY,
  NADIA,
  REFUNDS,
  REPLIES,
} from './people.ts';

const said = (text: string, words: string): Evidence[] => {
  const start = text.indexOf(words);
  return [{ messageId: null, text, start, end: start + words.length, rule: 'human.ask', weight: 1 }];
};

const customer = (number: number, name: string, language: string) => ({
  id: id(500 + number),
  name,
  language,
});

/** Yusuf: waiting for 4:12 at `now`, or claimed after 4:12 by somebody, a minute ago. */
export function yusuf(now: number, holder?: { id: string; name: string }): Conversation {
  const claimedAt = now - 60_000;
  const waitingSince = (holder ? claimedAt : now) - 252_000;
  const evidence = said('Yeter artık! Bir insanla konuşmak istiyorum.', 'Bir insanla konuşmak istiyorum.');
  const held = holder
    ? { state: 'claimed' as const, operator: { memberId: holder.id, name: holder.name }, claimedAt }
    : {};
  return conversation({
    number: 1,
    name: 'Yusuf Demir',
    at: now - 20_000,
    words: 'Bir insanla konuşmak istiyorum.',
    customer: customer(1, 'Yusuf Demir', 'tr'),
    connector: 'whatsapp',
    owner: holder ? 'operator' : 'queue',
    fence: holder ? 2 : 1,
    deliveredToCustomer: 40,
    readByCustomer: 40,
    handoff: handoff(1, { waitingSince, evidence, slaBreached: true, ...held }),
  });
}

const minute = 60_000;

const others = (now: number): Conversation[] => [
  ...waiting(now),
  ...withOperators(now),
  ...withBots(now),
  ...closed(now),
];

const waiting = (now: number): Conversation[] => [
  conversation({
    number: 2,
    name: 'Camille Roux',
    at: now - 112_000,
    words: 'Ça fait trois fois que je vous l’explique !',
    labels: [LABELS[0]!.id],
    botId: REFUNDS.id,
    customer: customer(2, 'Camille Roux', 'fr'),
    owner: 'queue',
    handoff: handoff(2, { waitingSince: now - 112_000, reason: 'tone' }),
  }),
  conversation({
    number: 3,
    name: 'Leila Haddad',
    at: now - 31_000,
    words: 'هل يمكنني نقل الحجز إلى اسم أختي؟',
    connector: 'telegram',
    customer: customer(3, 'Leila Haddad', 'ar'),
    owner: 'queue',
    handoff: handoff(3, { waitingSince: now - 31_000, reason: 'cannot_answer' }),
  }),
];

function withOperators(now: number): Conversation[] {
  const held = (number: number, by: typeof BEN) =>
    handoff(number, {
      waitingSince: now - 9 * minute,
      state: 'claimed',
      operator: { memberId: by.id, name: by.name },
      claimedAt: now - 8 * minute,
    });
  return [
    conversation({
      number: 4,
      name: 'Tomás Herrera',
      at: now - minute,
      by: 'operator',
      words: 'I moved you to the 09:40, same seat',
      owner: 'operator',
      handoff: held(4, BEN),
    }),
    conversation({
      number: 5,
      name: 'Priya Raman',
      at: now - 4 * minute,
      words: 'Great, thank you so much!',
      owner: 'operator',
      handoff: held(5, BEN),
    }),
  ];
}

const withBots = (now: number): Conversation[] => [
  conversation({
    number: 6,
    name: 'Marta Kowalska',
    at: now - 61 * minute,
    by: 'bot',
    words: 'Your refund of €84.00 is on its way',
    botId: REFUNDS.id,
  }),
  conversation({
    number: 7,
    name: 'Ingrid Solberg',
    at: now - 63 * minute,
    by: 'bot',
    words: 'Which date would you like to travel?',
  }),
  conversation({
    number: 8,
    name: 'Haruto Sato',
    at: now - 68 * minute,
    by: 'bot',
    words: 'You have 12,480 points this year',
    botId: LOYALTY.id,
  }),
];

const closed = (now: number): Conversation[] =>
  Array.from({ length: 41 }, (_, index) =>
    conversation({
      number: 20 + index,
      name: 'Ana Duarte',
      at: now - (80 + index) * minute,
      by: 'bot',
      words: 'Have a good trip!',
      owner: 'nobody',
    }),
  );

const keyed = <T extends { id: string }>(list: readonly T[]): Record<string, T> =>
  Object.fromEntries(list.map((item) => [item.id, item]));

/** What Alice sees at `now`. */
export function night(now: number, first: Conversation | null = yusuf(now)): State {
  return {
    cursor: { epoch: 'sample', seq: 40 },
    me: {
      memberId: ALICE.id,
      name: ALICE.name,
      role: ALICE.role,
      permissions: [...permissionsOf(ALICE.role)],
    },
    organization: { id: id(9), name: 'Northbound Travel' },
    members: keyed([ALICE, BEN, NADIA]),
    bots: keyed([BOOKING, REFUNDS, LOYALTY]),
    conversations: keyed([...(first ? [first] : []), ...others(now)]),
    labels: keyed(LABELS),
    cannedReplies: keyed(REPLIES),
  };
}
