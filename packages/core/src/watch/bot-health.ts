import type { Bot, BotHealthSettings, HealthAnswer, HealthCause } from '@baton/protocol';
import { NEW_TRACK, withSign, worstOf } from './health.ts';
import type { HealthTrack } from './health.ts';

/** What is kept of how a bot is. Times in milliseconds; `null`: never. */
export type BotHealth = {
  heartbeat: HealthTrack;
  url: HealthTrack;
  /** When the last heartbeat came; `null`: none has come, so none is missed. */
  heartbeatAt: number | null;
  /** When it was sent, by the sender's clock, which may be another. */
  sentAt?: number;
  /** Ids of the newest heartbeats, newest last: one that comes again says nothing, whatever time it claims. */
  heard?: readonly string[];
  /** When the next heartbeat counts as missed; `null`: none is expected, or the bot is down for want of them already. */
  heartbeatDueAt: number | null;
  checkedAt: number | null;
  /** What each way of knowing said last that was not well. */
  ill?: { heartbeat?: HealthCause; url?: HealthCause };
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
    | { type: 'answer'; status: Status; detail: string; answer: HealthAnswer }
  );

export const statusOf = ({ heartbeat, url }: BotHealth): Status => worstOf([heartbeat, url]);

/** The health after one more sign, or `null` when it says nothing: a heartbeat that comes again, or one missed too early. */
export function applySign(
  health: BotHealth,
  sign: HealthSign,
  { settings, now }: { settings: BotHealthSettings; now: number },
): BotHealth | null {
  const told = read(health, sign, { settings, now });
  if (!told) return null;
  const cause = causeOf(health, sign, now);
  const way = sign.type === 'answer' ? 'url' : 'heartbeat';
  const well = sign.type !== 'no_heartbeat' && sign.status === 'running';
  const next = well ? told : { ...told, ill: { ...health.ill, [way]: cause } };
  if (statusOf(next) === statusOf(health)) return next;
  return { ...next, since: now, because: worstCause(next) ?? cause };
}

/** What the way of knowing that is worst said last; `null` when the bot is well, or nobody knows. */
function worstCause(health: BotHealth): HealthCause | null {
  const status = statusOf(health);
  if (status === 'running') return null;
  const way = health.heartbeat.status === status ? 'heartbeat' : 'url';
  return health.ill?.[way] ?? null;
}

function read(
  health: BotHealth,
  sign: HealthSign,
  { settings, now }: { settings: BotHealthSettings; now: number },
): BotHealth | null {
  const { heartbeat, url, heartbeatDueAt } = health;
  // From now, not from the last one: a server that was away gives each bot its whole row of heartbeats to miss.
  const nextDueAt = settings.heartbeatEveryMs === null ? null : now + settings.heartbeatEveryMs;
  switch (sign.type) {
    case 'heartbeat': {
      const { heard = [] } = health;
      if (heard.includes(sign.id)) return null;
      const ids = [...heard, sign.id].slice(-HEARD);
      const alive = { ...health, heartbeatAt: now, heartbeatDueAt: nextDueAt, heard: ids };
      // What it says has been said better since; that it comes is a sign of life all the same.
      if (overtaken(health, sign, settings)) return alive;
      return { ...alive, sentAt: sign.at, heartbeat: withSign(heartbeat, sign.status, settings) };
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

const MINUTE_MS = 60_000;

/** Sent before the newest one by less than a heartbeat: it came late. By more, the sender's clock was put back, and it is the newest. */
function overtaken(
  { sentAt }: BotHealth,
  { at }: HealthSign,
  { heartbeatEveryMs }: BotHealthSettings,
): boolean {
  return sentAt !== undefined && at <= sentAt && sentAt - at < (heartbeatEveryMs ?? MINUTE_MS);
}

function causeOf({ heartbeatAt }: BotHealth, sign: HealthSign, now: number): HealthCause {
  switch (sign.type) {
    case 'heartbeat':
      if (sign.status === 'running') return { kind: 'heartbeat' };
      return { kind: 'reported', detail: sign.detail ?? '', status: sign.status };
    case 'no_heartbeat':
      return { kind: 'no_heartbeat', silentMs: now - (heartbeatAt ?? now) };
    case 'answer':
      return { kind: 'health_url', detail: sign.detail, answer: sign.answer };
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
  return { ...next, since: now, because: worstCause(next) ?? { kind: 'settings' } };
}
