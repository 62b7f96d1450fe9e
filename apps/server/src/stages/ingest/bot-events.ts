import { occurredAt } from '@baton/core';
import type { BotUpdate, BotUpdateDetails, CloudEvent, EventAnswer, PlatformEvent } from '@baton/protocol';
import { feel } from '../../journal/feel.ts';
import { writtenBy } from '../../journal/written.ts';
import type { StagePorts } from '../../ports/stage.ts';
import { accepted, inboxRowOf, refused, repeatOf, uuidOf } from './taken.ts';

type BotEvent = Exclude<
  Extract<PlatformEvent, { type: `bot.${string}` }>,
  { data: { conversation: string } } | { data: { run: string } }
>;
type UpdateEvent = Exclude<BotEvent, { type: 'bot.heartbeat' }>;

/** A bot is alive, or has changed itself. */
export async function botEvent(
  ports: StagePorts,
  organizationId: string,
  { event, parsed }: { event: CloudEvent; parsed: BotEvent },
): Promise<EventAnswer> {
  const at = occurredAt(event.time, ports.clock.now());
  if (parsed.type !== 'bot.heartbeat') return update(ports, organizationId, { event, parsed, at });
  // Heartbeats stay out of the inbox, on purpose: a bot sends one each minute or oftener for ever, most change one row and no entry, and a row
  // for each would outgrow all else. The bot's own row knows the newest by (source, id), so that one that comes again says nothing.
  const { bot, status, detail = null } = parsed.data;
  await feel(ports, bot, { type: 'heartbeat', id: uuidOf(event), at, status, detail });
  return accepted(event);
}

async function update(
  ports: StagePorts,
  organizationId: string,
  { event, parsed, at }: { event: CloudEvent; parsed: UpdateEvent; at: number },
): Promise<EventAnswer> {
  const known = await repeatOf(ports, organizationId, event);
  if (known) return known;
  const now = ports.clock.now();
  const { bot: botId, summary = null, diff = null } = parsed.data;
  const changed: BotUpdate = { id: uuidOf(event), botId, at, details: detailsOf(parsed), summary, diff };
  const change = {
    entries: [{ type: 'bot.updated' as const, at: now, update: changed }],
    inbox: inboxRowOf(event, accepted(event), now),
    watch: { update: changed },
  };
  const committed = await ports.journal.commit({ organizationId, ...change });
  if (committed.status !== 'committed')
    return (await repeatOf(ports, organizationId, event)) ?? refused(event, 'unavailable');
  ports.committed(organizationId, writtenBy(change, committed));
  return accepted(event);
}

function detailsOf({ type, data }: UpdateEvent): BotUpdateDetails {
  switch (type) {
    case 'bot.retrained':
      return { kind: 'retrained', pages: data.pages };
    case 'bot.knowledge_added':
      return { kind: 'knowledge_added', chunks: data.chunks, source: data.source };
    case 'bot.prompt_tuned':
      return { kind: 'prompt_tuned', because: data.because };
    case 'bot.tool_added':
      return { kind: 'tool_added', tool: data.tool };
  }
}
