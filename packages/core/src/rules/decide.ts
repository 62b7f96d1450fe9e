import type { QuietHours, Role } from '@baton/protocol';
import { can } from '../access/policy.ts';
import { channelOf } from './alert-channels.ts';
import { kindOf } from './alert.ts';
import type { Alert } from './alert.ts';
import type { ChannelRules } from './channel-rules.ts';
import type { Decision, Reason, Verdict } from './decision.ts';
import { devicesFor } from './devices.ts';
import { quietUntil } from './quiet-hours.ts';
import { explainLoudness, explainOn, explainSubscribed } from './settings.ts';
import type { MemberRules } from './snapshot.ts';

/** After a push about a bot's or a workflow's noise, the next ones wait so long and then come together. */
export const BUNDLE_MS = 10 * 60_000;

export type MayRespond = (role: Role) => boolean;
const mayRespond: MayRespond = (role) => can(role, 'chatbot.respond');

/** One decision for every member and every channel, always with its reason. Pure; `now` in milliseconds; `may`: who may answer. */
export function decide(
  alert: Alert,
  members: readonly MemberRules[],
  now: number,
  may: MayRespond = mayRespond,
): Decision[] {
  const channel = channelOf(alert);
  const only = channel.only?.(alert) ?? null;
  const concerned = only === null ? members : members.filter(({ memberId }) => only.includes(memberId));
  return concerned.map((member) => decideFor({ alert, channel, may }, member, now));
}

type Case = { alert: Alert; channel: ChannelRules; may: MayRespond };
type Verdicts = { verdict: Verdict; reason: Reason; until?: number };

function decideFor(about: Case, member: MemberRules, now: number): Decision {
  const { verdict, reason, until } =
    closedFor(about, member) ?? heldFor(about, member, now) ?? opened(about, member, now);
  const loudness = explainLoudness(member.settings, kindOf(about.alert)).value;
  const quietly = verdict === 'push' && loudness === 'quiet';
  return {
    memberId: member.memberId,
    verdict: quietly ? 'push_quietly' : verdict,
    reason,
    loudness,
    until: until ?? null,
    deviceIds:
      verdict === 'push'
        ? devicesFor(about.alert.channel === 'escalation' ? 'ring' : 'rest', member.devices)
        : [],
  };
}

const skip = (reason: Reason): Verdicts => ({ verdict: 'skip', reason });

/** The gates that end it, in order; the first that closes names the reason. */
function closedFor(about: Case, member: MemberRules): Verdicts | null {
  const { alert, channel, may } = about;
  if (!may(member.role)) return skip('no_permission');
  if (alert.channel === 'escalation') {
    const { handoff } = alert.conversation;
    if (handoff?.id !== alert.handoffId || handoff.state !== 'waiting') return skip('not_waiting');
  }
  if (!called(about, member)) {
    if (!subscribed(about, member)) return skip('not_subscribed');
    if (!explainOn(member.settings, kindOf(alert), member.role).value) return skip('turned_off');
  }
  const conversationId = channel.seenIn?.(alert) ?? null;
  if (conversationId !== null && member.viewing === conversationId) return skip('looking_at_it');
  return null;
}

/** Admins whom the last rings call, whatever they have turned off. */
const called = ({ alert }: Case, { role }: MemberRules): boolean =>
  alert.channel === 'escalation' && alert.ring >= alert.policy.adminsFromRing && can(role, 'chatbot.manage');

const subscribed = ({ alert, channel }: Case, { settings }: MemberRules): boolean =>
  !channel.needsSubscription(alert) || explainSubscribed(settings, channel.subject(alert).type).value;

/** Their own, or else what the organization says of everybody. */
const quietHoursOf = ({ quietHours, settings }: MemberRules): QuietHours | null =>
  quietHours ?? settings.organization?.quietHours ?? null;

const quietNow = (member: MemberRules, now: number): Verdicts | null => {
  const { snoozedUntil } = member;
  const quietHours = quietHoursOf(member);
  const quiet = quietHours && quietUntil(quietHours, now);
  const snoozed = snoozedUntil !== null && snoozedUntil > now ? snoozedUntil : null;
  if (quiet === null && snoozed === null) return null;
  return (snoozed ?? 0) > (quiet ?? 0)
    ? { verdict: 'hold', reason: 'snoozed', until: snoozed! }
    : { verdict: 'hold', reason: 'quiet_hours', until: quiet! };
};

/** An escalation's override is the member's own or the bot's; the last rings leave admins no choice. */
function comesThrough(about: Case, member: MemberRules): boolean {
  const { alert, channel } = about;
  if (called(about, member)) return true;
  const allowed = channel.overridesQuiet(alert);
  return alert.channel === 'escalation' ? (member.overrideQuietHours ?? allowed) : allowed;
}

/** What keeps it for later. */
function heldFor(about: Case, member: MemberRules, now: number): Verdicts | null {
  const { alert, channel } = about;
  const quiet = quietNow(member, now);
  if (quiet && !comesThrough(about, member)) return quiet;
  if (alert.channel === 'escalation' || member.devices.length === 0) return null;
  if (channel.waitsForRings(alert) && member.ringingUntil !== null && member.ringingUntil > now)
    return { verdict: 'hold', reason: 'escalation_first', until: member.ringingUntil };
  if (channel.bundles(alert) && member.pushedAt !== null && member.pushedAt + BUNDLE_MS > now)
    return { verdict: 'hold', reason: 'bundled', until: member.pushedAt + BUNDLE_MS };
  return null;
}

function opened(about: Case, member: MemberRules, now: number): Verdicts {
  const { alert, channel } = about;
  if (member.devices.length === 0) return skip(member.online ? 'rings_in_app' : 'no_device');
  const push = (reason: Reason): Verdicts => ({ verdict: 'push', reason });
  // It is tried all the same: so it is found out when the service is back.
  if (member.devices.every(({ unwell }) => unwell === true))
    return push(member.online ? 'rings_in_app' : 'service_fails');
  if (quietNow(member, now)) return push('overrides_quiet_hours');
  if (alert.channel === 'conversation') return push('concerns_them');
  if (alert.channel !== 'escalation')
    return push(channel.needsSubscription(alert) ? 'wants_it' : 'concerns_admins');
  const wider = alert.ring >= alert.policy.everyoneFromRing;
  return push(wider && !explainSubscribed(member.settings, 'bot').value ? 'wider_audience' : 'handoff_waits');
}
