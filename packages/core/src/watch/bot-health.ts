import type { Bot, BotHealthSettings, HealthCause } from '@baton/protocol';
import { NEW_TRACK, withSign, worstOf } from './health.ts';
import type { HealthTrack } from './health.ts';

/** What is kept of how a bot is. Times in milliseconds; `null`: never. */
export type BotHealth = {
  heartbeat: HealthTrack;
  url: HealthTrack;
  /** When the last heartbeat was sent; `null`: none has come, so none is missed. */
  heartbeatAt: number | null;
  /** Ids of the newest heartbeats, newest last: one that comes again says nothing, whatever time it claims. */
  heard?: readonly string[];
  /** When the next heartbeat counts as missed; `null`: none is expected, or the bot is down for want of them already. */
  heartbeatDueAt: number | null;
  checkedAt: number | null;
  /** Since when, and why, it is as it is. */
  since: number | null;
  because: HealthCause | null;
};

export const NEW_HEALTH: BotHealth = {
  heartbeat: NEW_TRACK,
  url: NEW_TRACK,
  heartbeatAt: null,
  heartbeatDueAt: null,
  checkedAt: null,
  since: null,
  because: null,
};

/** A platform that repeats a heartbeat does so within a few. */
const HEARD = 8;

type Status = Bot['status'];

/** Something that says how the bot is. `at`: when it was so. */
export type HealthSign = { at: number } &
  /** `id`: the same when it is told again. */
  (
    | { type: 'heartbeat'; id: string; status: Status; detail: string | null }
    | { type: 'no_heartbeat' }
    | { type: 'answer'; status: Status; detail: string }
  );

export const statusOf = ({ heartbeat, url }: BotHealth): Status => worstOf([heartbeat, url]);

/** The health after one more sign, or `null` when it says nothing: a heartbeat older than one that is known, or one missed too early. */
export function applySign(
  health: BotHealth,
  sign: HealthSign,
  { settings, now }: { settings: BotHealthSettings; now: number },
): BotHealth | null {
  const next = read(health, sign, { settings, now });
  if (!next || statusOf(next) === statusOf(health)) return next;
  return { ...next, since: now, because: causeOf(health, sign, now) };
}

function read(
  health: BotHealth,
  sign: HealthSign,
  { settings, now }: { settings: BotHealthSettings; now: number },
): BotHealth | null {
  const { heartbeat, url, heartbeatAt, heartbeatDueAt } = health;
  // From now, not from the last one: a server that was away gives each bot its whole row of heartbeats to miss.
  const nextDueAt = settings.heartbeatEveryMs === null ? null : now + settings.heartbeatEveryMs;
  switch (sign.type) {
    case 'heartbeat': {
      const { heard = [] } = health;
      if ((heartbeatAt !== null && sign.at <= heartbeatAt) || heard.includes(sign.id)) return null;
      const track = withSign(heartbeat, sign.status, settings);
      const ids = [...heard, sign.id].slice(-HEARD);
      return { ...health, heartbeatAt: sign.at, heartbeatDueAt: nextDueAt, heartbeat: track, heard: ids };
    }
    case 'no_heartbeat': {
      if (heartbeatDueAt === null || heartbeatDueAt > now) return null;
      const track = withSign(heartbeat, 'down', settings);
      return { ...health, heartbeatDueAt: track.status === 'down' ? null : nextDueAt, heartbeat: track };
    }
    case 'answer':
      return { ...health, checkedAt: sign.at, url: withSign(url, sign.status, settings) };
  }
}

function causeOf({ heartbeatAt }: BotHealth, sign: HealthSign, now: number): HealthCause {
  switch (sign.type) {
    case 'heartbeat':
      if (sign.status === 'running') return { kind: 'heartbeat' };
      return { kind: 'reported', detail: sign.detail ?? sign.status };
    case 'no_heartbeat':
      return { kind: 'no_heartbeat', silentMs: now - (heartbeatAt ?? now) };
    case 'answer':
      return { kind: 'health_url', detail: sign.detail };
  }
}

/** What new settings leave of it: what is no longer asked or expected says nothing any more. */
export function withSettings(health: BotHealth, settings: BotHealthSettings, now: number): BotHealth {
  const { heartbeatEveryMs, url } = settings;
  const unasked = url === null ? { url: NEW_TRACK, checkedAt: null } : {};
  const silent = health.heartbeatAt !== null && health.heartbeatDueAt === null;
  const next = { ...health, ...unasked };
  if (heartbeatEveryMs === null)
    Object.assign(next, { heartbeatDueAt: null }, silent ? { heartbeat: NEW_TRACK } : {});
  else if (health.heartbeatAt !== null && health.heartbeat.status !== 'down')
    Object.assign(next, { heartbeatDueAt: now + heartbeatEveryMs });
  if (statusOf(next) === statusOf(health)) return next;
  return { ...next, since: now, because: { kind: 'reported', detail: 'The settings changed' } };
}
