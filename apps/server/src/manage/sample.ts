import type { CannedReply, Label, Member, Scenario } from '@baton/protocol';
import { addMember } from './members.ts';
import type { ManagePorts } from './members.ts';
import type { Logins } from './logins.ts';
import { addBot, addOrganization, addScenario } from './organizations.ts';

/** Logins of the local try-out. They are never made on a server that others can reach. */
export const SAMPLE_LOGINS = [
  { email: 'olivia@example.com', password: 'baton-olivia', name: 'Olivia', role: 'owner' },
  { email: 'alice@example.com', password: 'baton-alice', name: 'Alice', role: 'operator' },
  { email: 'ben@example.com', password: 'baton-ben', name: 'Ben', role: 'operator' },
] as const;

const SCENARIOS: Omit<Scenario, 'id' | 'enabled'>[] = [
  {
    name: 'Greeting',
    triggers: ['hello', 'hi there', 'good morning', 'hallo', 'bonjour'],
    answer: 'Hello! I can help with timetables, refunds and seats. What do you need?',
  },
  {
    name: 'Refund',
    triggers: ['I want a refund', 'my train was cancelled', 'get my money back', 'refund my ticket'],
    answer:
      'I am sorry about that. A cancelled train is refunded in full within 5 working days. May I have your booking code?',
  },
  {
    name: 'Seats',
    triggers: ['change my seat', 'reserve a seat', 'which seat do I have'],
    answer:
      'You can change your seat up to one hour before departure: tell me the train and the seat you would like.',
  },
  {
    name: 'Luggage',
    triggers: ['how much luggage', 'bring a bicycle', 'take my bike'],
    answer: 'Two pieces of luggage travel free. A bicycle needs a place of its own, from €6.',
  },
  {
    name: 'Opening hours',
    triggers: ['opening hours', 'when are you open'],
    answer: 'Our counters are open from 6:00 to 22:00, every day.',
  },
];

/** The sample organization of a local try-out: an owner, two operators, one bot with scenarios. Answers the bot's id. */
const LABELS: Omit<Label, 'id'>[] = [
  { name: 'Refund', colour: 'teal' },
  { name: 'Missed connection', colour: 'orange' },
  { name: 'Follow up', colour: 'violet' },
];
const REPLIES: Pick<CannedReply, 'shortcut' | 'text'>[] = [
  {
    shortcut: 'hello',
    text: 'Hello {{customer.first_name}}, this is {{operator.name}}. I have read what you wrote to {{bot.name}}; one moment please.',
  },
  {
    shortcut: 'booking',
    text: 'Could you tell me your booking number? It has six characters, such as MR4K7Q.',
  },
  {
    shortcut: 'thanks',
    text: 'Thank you for your patience, {{customer.first_name}}. Is there anything else?',
  },
];

export async function makeSample(
  { database, clock, newId, committed }: ManagePorts,
  logins: Logins,
): Promise<string> {
  const organization = { id: newId(), name: 'Meridian Rail' };
  const people = await Promise.all(
    SAMPLE_LOGINS.map(async (person) => ({ ...person, loginId: await logins.create(person) })),
  );
  const botId = newId();
  await database.transaction(async (transaction) => {
    await addOrganization(transaction, organization, clock.now());
    for (const { loginId, name, role } of people) {
      const member: Member = { id: newId(), name, role };
      await addMember(transaction, { loginId, organizationId: organization.id }, member, clock.now());
    }
    await addBot(
      transaction,
      organization.id,
      { id: botId, name: 'Booking', platform: 'built_in' },
      clock.now(),
    );
    for (const scenario of SCENARIOS)
      await addScenario(transaction, botId, { id: newId(), enabled: true, ...scenario });
    for (const label of LABELS)
      await transaction.rows('sample_label', 'insert into labels values ($1, $2, $3, $4)', [
        newId(),
        organization.id,
        label.name,
        label.colour,
      ]);
    for (const reply of REPLIES)
      await transaction.rows('sample_reply', 'insert into canned_replies values ($1, $2, $3, $4)', [
        newId(),
        organization.id,
        reply.shortcut,
        reply.text,
      ]);
    await transaction.rows('sample_note', `insert into settings values ('sample', $1)`, [
      JSON.stringify({ botId }),
    ]);
  });
  committed(organization.id);
  return botId;
}

/** The sample bot, if this installation has the sample. */
export async function sampleBot({ database }: Pick<ManagePorts, 'database'>): Promise<string | null> {
  const [row] = await database.rows<{ value: { botId: string } }>(
    'sample_bot',
    `select value from settings where key = 'sample'`,
    [],
  );
  return row?.value.botId ?? null;
}
