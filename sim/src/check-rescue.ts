import type { Entry, EntryOf } from '@baton/protocol';
import type { World } from './world.ts';

type Death = EntryOf<'bot.health_changed'>;
/** A node that died is back within 15 seconds; then it looks once a second. */
const RESCUED_WITHIN_MS = 60_000;

/**
 * Whoever talked to a bot when it died is given to humans, once for each death, and whoever writes to it or is handed back to it while it is
 * dead, once for each time; nobody else is, on its account.
 */
export function checkRescue(world: World): void {
  const { entries } = world.tables.organizations.get(world.organizationId)!;
  const conversations = Map.groupBy(entries, (entry) =>
    'conversationId' in entry ? entry.conversationId : '',
  );
  conversations.delete('');
  const changes = entries.filter((entry) => entry.type === 'bot.health_changed');
  const deaths = changes.filter(({ status }) => status === 'down');
  for (const lines of conversations.values()) {
    for (const death of deaths) checkDeath(world, lines, death);
    for (const entry of lines.filter(needsBot)) checkNeed(world, { lines, entry, changes });
    for (const call of lines.filter(isRescue)) checkCall(world, { lines, call, deaths });
  }
}

const isRescue = (entry: Entry): entry is EntryOf<'handoff.requested'> =>
  entry.type === 'handoff.requested' && entry.handoff.because !== undefined;
const saysCustomer = (entry: Entry): boolean =>
  entry.type === 'message.added' && entry.message.by === 'customer';

function checkDeath(world: World, lines: Entry[], death: Death): void {
  const before = lines.filter(({ seq }) => seq < death.seq);
  if (before.length === 0 || !isWithBot(before)) return;
  const since = death.at - world.talkingWithinMs;
  if (!before.some((entry) => saysCustomer(entry) && entry.at >= since)) return;
  world.reach('died with a customer inside');
  const called = lines.find((entry) => entry.seq > death.seq && entry.type === 'handoff.requested');
  if (!called || called.at > death.at + RESCUED_WITHIN_MS)
    world.violation(`nobody was called for a customer of a bot that died at ${death.seq}`);
}

const needsBot = (entry: Entry): boolean =>
  entry.type === 'handoff.returned' || (saysCustomer(entry) && 'owner' in entry && entry.owner === 'bot');

/** Unless the bot comes back before anybody could be called. */
function checkNeed(
  world: World,
  { lines, entry, changes }: { lines: Entry[]; entry: Entry; changes: Death[] },
): void {
  if (changes.findLast(({ seq }) => seq < entry.seq)?.status !== 'down') return;
  const next = changes.find(({ seq }) => seq > entry.seq);
  if (next && next.at < entry.at + RESCUED_WITHIN_MS) return;
  world.reach('needed a dead bot');
  const moved = lines.find(({ seq, type }) => seq > entry.seq && MOVES.has(type));
  if (!moved || moved.at > entry.at + RESCUED_WITHIN_MS)
    world.violation(`nobody was called for a customer who needed a dead bot at ${entry.seq}`);
}

const MOVES = new Set<Entry['type']>([
  'handoff.requested',
  'handoff.claimed',
  'handoff.released',
  'handoff.returned',
  'handoff.failed',
  'conversation.resolved',
  'conversation.reopened',
]);
const TO_THE_BOT = new Set<Entry['type']>(['handoff.returned', 'handoff.failed', 'conversation.reopened']);

const isWithBot = (before: Entry[]): boolean => {
  const moved = before.findLast(({ type }) => MOVES.has(type));
  return moved === undefined || TO_THE_BOT.has(moved.type);
};

function checkCall(
  world: World,
  { lines, call, deaths }: { lines: Entry[]; call: EntryOf<'handoff.requested'>; deaths: Death[] },
): void {
  world.reach('rescued');
  const death = deaths.findLast(({ seq }) => seq < call.seq);
  if (!death) return world.violation('somebody was rescued from a bot that lives');
  const cause = lines.findLast((entry) => entry.seq < call.seq && needsBot(entry));
  const need = cause && cause.seq > death.seq ? cause : death;
  if (call.at > need.at + RESCUED_WITHIN_MS)
    world.violation(`rescued ${call.at - need.at} ms after the bot had died`);
  const again = lines.filter((entry) => isRescue(entry) && entry.seq > need.seq && entry.seq <= call.seq);
  if (again.length > 1) world.violation('rescued twice for one need');
}
