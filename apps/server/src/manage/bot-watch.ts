import { settingsChanged, statusOf, withSettings } from '@baton/core';
import { ACTIVITY } from '@baton/protocol';
import type {
  ActivityKind,
  ActivityList,
  BotHealthSettings,
  BotHealthShown,
  BotList,
  BotUpdateKind,
  BotUpdateList,
  BotUpdateShown,
  Entry,
} from '@baton/protocol';
import { demand } from '../access/permission.ts';
import type { Actor } from '../access/tokens.ts';
import { changeHealth } from '../journal/feel.ts';
import { RefusedError } from '../journal/refused.ts';
import type { StagePorts } from '../ports/stage.ts';
import type { ManagePorts } from './members.ts';
import { pageOf, placeOf } from './paging.ts';

const PAGE = 50;

export async function botList({ directory, watch }: StagePorts, actor: Actor): Promise<BotList> {
  demand(actor, 'chatbot.respond');
  const { organizationId } = actor;
  const [bots, watched] = await Promise.all([
    directory.bots(organizationId),
    watch.watched(organizationId).then((ids) => new Set(ids)),
  ]);
  return { bots: bots.map((bot) => ({ ...bot, watched: watched.has(bot.id) })) };
}

export async function botHealth(
  { watch, clock }: StagePorts,
  actor: Actor,
  botId: string,
): Promise<BotHealthShown> {
  demand(actor, 'chatbot.respond');
  const loaded = await watch.health(botId);
  if (loaded?.organizationId !== actor.organizationId) throw new RefusedError('not_found');
  const { health, settings } = loaded;
  const { since, because, heartbeatAt, checkedAt } = health;
  const talking = await watch.countTalking(botId, clock.now() - settings.talkingWithinMs);
  return { botId, status: statusOf(health), since, because, heartbeatAt, checkedAt, talking, settings };
}

type Wanted = { [K in keyof BotHealthSettings]?: BotHealthSettings[K] | undefined };

/** Changes what is named. */
export async function setBotHealth(
  stage: StagePorts,
  actor: Actor,
  { botId, wanted }: { botId: string; wanted: Wanted },
): Promise<BotHealthShown> {
  demand(actor, 'chatbot.manage');
  const known = await stage.watch.health(botId);
  if (known?.organizationId !== actor.organizationId) throw new RefusedError('not_found');
  const named = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
  await changeHealth(stage, botId, (loaded, now) => {
    const settings: BotHealthSettings = { ...loaded.settings, ...named };
    const of = { settings: 'health' as const, botId };
    const said = settingsChanged({ by: actor, of }, loaded.settings, settings, now);
    return { settings, health: withSettings(loaded.health, settings, now), said };
  });
  return botHealth(stage, actor, botId);
}

const UPDATES = `select u.body || jsonb_build_object('handoffsSince', (
    select count(*) from conversations c join handoffs h on h.conversation_id = c.id
      where c.bot_id = u.bot_id and (h.body->>'waitingSince')::bigint >= u.at)) as shown from bot_updates u`;
type UpdateRow = { shown: BotUpdateShown };

/** Newest first, 50 a page. */
export async function botUpdates(
  { database }: ManagePorts,
  actor: Actor,
  { botId, kind, after }: { botId: string; kind?: BotUpdateKind | undefined; after?: string | undefined },
): Promise<BotUpdateList> {
  demand(actor, 'chatbot.respond');
  const { at, id } = placeOf(after);
  const rows = await database.rows<UpdateRow>(
    'bot_updates_list',
    `${UPDATES} where u.organization_id = $1 and u.bot_id = $2 and (u.at, u.id) < ($3, $4::uuid) and ($5::text is null or u.kind = $5)
      order by u.at desc, u.id desc limit ${PAGE + 1}`,
    [actor.organizationId, botId, at, id, kind ?? null],
  );
  const { page, next } = pageOf(rows, PAGE, ({ shown }) => shown);
  return { updates: page.map(({ shown }) => shown), next };
}

export async function botUpdate(
  { database }: ManagePorts,
  actor: Actor,
  { botId, id }: { botId: string; id: string },
): Promise<BotUpdateShown> {
  demand(actor, 'chatbot.respond');
  const [row] = await database.rows<UpdateRow>(
    'bot_update',
    `${UPDATES} where u.organization_id = $1 and u.bot_id = $2 and u.id = $3`,
    [actor.organizationId, botId, id],
  );
  if (!row) throw new RefusedError('not_found');
  return row.shown;
}

type EntryRow = { seq: number; at: number; type: Entry['type']; body: object };
const TYPES = Object.values(ACTIVITY).flat();
/** As in the index of the same name, word for word, so that it is used. */
const SHOWN = `type in (${TYPES.map((type) => `'${type}'`).join(', ')})`;

/** What bots and workflows did, and admins set, newest first, 50 a page: entries of the journal. */
export async function activity(
  { database }: ManagePorts,
  actor: Actor,
  {
    kind,
    bot,
    before,
  }: { kind?: ActivityKind | undefined; bot?: string | undefined; before?: number | undefined },
): Promise<ActivityList> {
  demand(actor, 'chatbot.respond');
  const rows = await database.rows<EntryRow>(
    'activity',
    `select e.seq, e.at, e.type, e.body from entries e where e.organization_id = $1 and e.seq < $2 and ${SHOWN} and e.type = any($3)
        and ($4::uuid is null or coalesce(e.body->>'botId', e.body->'update'->>'botId', e.body->'of'->>'botId',
          (select w.bot_id::text from workflows w where w.id = coalesce(e.body->>'workflowId', e.body->'run'->>'workflowId', e.body->'of'->>'workflowId')::uuid)) = $4::text)
      order by e.seq desc limit ${PAGE + 1}`,
    [
      actor.organizationId,
      before ?? Number.MAX_SAFE_INTEGER,
      kind ? [...ACTIVITY[kind]] : TYPES,
      bot ?? null,
    ],
  );
  const page = rows.slice(0, PAGE);
  const entries = page.map(({ seq, at, type, body }) => ({ seq, at, type, ...body }) as Entry);
  return { entries, next: rows.length > PAGE ? (page.at(-1)?.seq ?? null) : null };
}
