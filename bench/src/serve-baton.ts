import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { HandoffPolicy } from '@baton/protocol';
import type { Member } from '@baton/protocol';
import { addMember } from '@baton/server/src/manage/members.ts';
import { addBot, addOrganization } from '@baton/server/src/manage/organizations.ts';
import { perform } from '@baton/server/src/journal/perform.ts';
import { claim } from '@baton/server/src/stages/claim/claim.ts';
import { openConversation } from '@baton/server/src/stages/ingest/conversation.ts';
import { startTrial } from '@baton/server/src/trial-server.ts';

/** What a benchmark needs to be there before it starts. */
export type Furniture = {
  organizations: number;
  operatorsEach: number;
  customersEach: number;
  state: 'bot' | 'waiting' | 'claimed';
  devicesEach?: number;
  /** Devices are iPhones that this answers for. */
  apns?: { url: string; key: string };
};

export type Place = {
  organizationId: string;
  botId: string;
  operators: { memberId: string; name: string; token: string }[];
  customers: { token: string; conversationId: string; handoffId: string; fence: number }[];
  apiKey: { id: string; key: string; secret: string };
};
export type Ready = { baseUrl: string; places: Place[] };

const furniture = JSON.parse(process.argv[2]!) as Furniture;
const trial = await startTrial({
  BATON_LOG_LEVEL: 'error',
  BATON_SAMPLE: 'never',
  ...(furniture.apns && {
    BATON_APNS_URL: furniture.apns.url,
    BATON_APNS_KEY: furniture.apns.key,
    BATON_APNS_KEY_ID: 'KEY1234567',
    BATON_APNS_TEAM_ID: 'TEAM123456',
    BATON_APNS_TOPIC: 'example.baton',
  }),
});
const { app } = trial;
const { stage, tokens, manage } = app;

async function customerOf(
  place: { organizationId: string; botId: string },
  holder: { memberId: string; name: string } | undefined,
) {
  const { organizationId, botId } = place;
  const customer = { id: randomUUID(), name: 'Customer', language: null };
  const loaded = await openConversation(stage, {
    organizationId,
    botId,
    reference: customer.id,
    connector: 'web_widget',
    customer,
  });
  const conversationId = loaded.conversation.id;
  const handoffId = randomUUID();
  let fence = 1;
  if (furniture.state !== 'bot') {
    const act = {
      type: 'request' as const,
      handoffId,
      reason: 'explicit' as const,
      evidence: [],
      slaMs: 3_600_000,
    };
    await perform(stage, () => stage.journal.load(organizationId, conversationId), {
      organizationId,
      act,
      now: Date.now(),
    });
    fence = 2;
  }
  if (furniture.state === 'claimed' && holder)
    fence = (await claim(stage, { organizationId, operator: holder }, { id: handoffId, via: 'api' })).fence;
  const token = await tokens.signCustomer(
    { customerId: customer.id, organizationId, botId, name: customer.name, language: null },
    Date.now(),
  );
  return { token, conversationId, handoffId, fence };
}

async function furnish(): Promise<Place> {
  const organizationId = randomUUID();
  const botId = randomUUID();
  const members: Member[] = Array.from({ length: furniture.operatorsEach }, (_, n) => ({
    id: randomUUID(),
    name: `Operator ${n}`,
    role: n === 0 ? 'owner' : 'operator',
  }));
  await manage.database.transaction(async (transaction) => {
    await addOrganization(transaction, { id: organizationId, name: 'Bench' }, Date.now());
    for (const member of members)
      await addMember(transaction, { loginId: member.id, organizationId }, member, Date.now());
    await addBot(transaction, organizationId, { id: botId, name: 'Booking', platform: 'api' }, Date.now());
    const policy = JSON.stringify(
      HandoffPolicy.parse({
        slaMs: 3_600_000,
        ringEveryMs: 3_600_000,
        giveUpAfterMs: 3_600_000,
        leaseMs: 3_600_000,
      }),
    );
    await transaction.rows('bench_policy', 'update bots set policy = $2 where id = $1', [botId, policy]);
    for (const member of members) {
      for (let n = 0; n < (furniture.devicesEach ?? 0); n += 1) {
        const address = JSON.stringify({ token: randomUUID().replaceAll('-', '') });
        await transaction.rows(
          'bench_device',
          `insert into devices (id, organization_id, member_id, transport, address_key, address, label, registered_at) values ($1, $2, $3, 'apns', $4, $5, 'phone', 0)`,
          [randomUUID(), organizationId, member.id, randomUUID(), address],
        );
      }
    }
  });
  const operators = await Promise.all(
    members.map(async ({ id: memberId, name, role }) => ({
      memberId,
      name,
      token: await tokens.sign({
        memberId,
        organizationId,
        name,
        role,
        sessionId: memberId,
        issuedAt: Date.now(),
      }),
    })),
  );
  const customers: Place['customers'] = [];
  for (let n = 0; n < furniture.customersEach; n += 1)
    customers.push(await customerOf({ organizationId, botId }, operators[n % operators.length]));
  const response = await fetch(`${trial.baseUrl}/v1/api-keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${operators[0]!.token}` },
    body: JSON.stringify({ name: 'bench' }),
  });
  return { organizationId, botId, operators, customers, apiKey: (await response.json()) as Place['apiKey'] };
}

/** Until the stages have done with what was furnished: two seconds in which no journal moved. */
async function settled(): Promise<void> {
  let before = '';
  for (;;) {
    const heads = JSON.stringify(await stage.journal.heads());
    if (heads === before) return;
    before = heads;
    await sleep(2000);
  }
}

const places: Place[] = [];
for (let n = 0; n < furniture.organizations; n += 1) places.push(await furnish());
await settled();
process.send!({ baseUrl: trial.baseUrl, places } satisfies Ready);
process.on('message', (question: { stop?: boolean; memory?: boolean }) => {
  if (question.memory) {
    globalThis.gc?.();
    process.send!({ rss: process.memoryUsage().rss });
  }
  if (question.stop) void trial.stop().then(() => process.exit(0));
});
