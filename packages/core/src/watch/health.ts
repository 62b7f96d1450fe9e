import type { Bot } from '@baton/protocol';

type Status = Bot['status'];

/** One track per way of knowing: what it said last, newest last, and what that makes of the bot. */
export type HealthTrack = { status: Status; recent: readonly Status[] };

/** How many signs in a row make it worse, and better; from 1. */
export type Hysteresis = { downAfter: number; backAfter: number };

export const NEW_TRACK: HealthTrack = { status: 'running', recent: [] };

const ORDER: readonly Status[] = ['running', 'degraded', 'down'];
const badness = (status: Status): number => ORDER.indexOf(status);
const statusAt = (level: number): Status => ORDER[level] ?? 'down';

/**
 * The track after one more sign. It becomes as bad as the best of the last `downAfter` signs, and as good as the worst of the last
 * `backAfter`: so a single sign changes nothing, and after each change it takes a whole row of other signs to change it back.
 */
export function withSign(
  track: HealthTrack,
  sign: Status,
  { downAfter, backAfter }: Hysteresis,
): HealthTrack {
  const recent = [...track.recent, sign].slice(-Math.max(downAfter, backAfter));
  const levels = recent.map(badness);
  const now = badness(track.status);
  const worse = levels.length < downAfter ? now : Math.min(...levels.slice(-downAfter));
  if (worse > now) return { status: statusAt(worse), recent };
  const better = levels.length < backAfter ? now : Math.max(...levels.slice(-backAfter));
  return { status: statusAt(Math.min(better, now)), recent };
}

/** A bot is as well as the worst that is known of it. */
export const worstOf = (tracks: readonly HealthTrack[]): Status =>
  statusAt(Math.max(0, ...tracks.map(({ status }) => badness(status))));
