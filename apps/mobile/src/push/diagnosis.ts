import type { DeviceShown } from '@baton/protocol';
import type { Examined, Standing } from './contract.ts';

/** What is known of this device; `device` is `null` when the server knows no address of it, `unreachable` when it could not be asked. */
export type Findings = {
  standing: Standing;
  examined: Examined;
  device: DeviceShown | null | 'unreachable';
  now: number;
};

export type CheckName = 'permission' | 'channel' | 'worker' | 'address' | 'receipt' | 'canary';
/** `note` names the sentence on what was found, and what to do where it is not well. */
export type Check = {
  name: CheckName;
  state: 'well' | 'unwell' | 'unknown';
  note: string;
  at: number | null;
};
export type Diagnosis = { wakes: 'yes' | 'no' | 'unsure'; checks: Check[] };

/** A device that answered within these is there. Longer than two nights: one may be spent without a network. */
const RECENT_MS = 3 * 86_400_000;
/** What a ledger says once the device has answered. */
export const ANSWERED: readonly string[] = ['received', 'opened', 'acted'];

/** Whether this device can wake its owner, check by check in the order in which a push passes them. */
export function diagnose({ standing, examined, device, now }: Findings): Diagnosis {
  const check = (name: CheckName, state: Check['state'], note: string, at: number | null = null): Check => ({
    name,
    state,
    note,
    at,
  });
  const checks: Check[] = [check('permission', standing === 'ready' ? 'well' : 'unwell', standing)];
  if (examined.channel !== null)
    checks.push(check('channel', examined.channel === 'loud' ? 'well' : 'unwell', examined.channel));
  if (examined.worker !== null)
    checks.push(check('worker', examined.worker === 'active' ? 'well' : 'unwell', examined.worker));
  checks.push(...serverChecks());
  const bad = checks.some(({ state }) => state === 'unwell');
  const unsure = checks.some(({ state }) => state === 'unknown');
  return { wakes: bad ? 'no' : unsure ? 'unsure' : 'yes', checks };

  function serverChecks(): Check[] {
    if (device === 'unreachable') return [check('address', 'unknown', 'unreachable')];
    if (device === null || device.gone) return [check('address', 'unwell', device ? 'gone' : 'none')];
    const { lastAckAt, canary, silentSince } = device;
    const heard = lastAckAt !== null && now - lastAckAt < RECENT_MS;
    const receipt =
      silentSince !== null
        ? check('receipt', 'unwell', 'silent', silentSince)
        : check(
            'receipt',
            heard ? 'well' : 'unknown',
            lastAckAt === null ? 'never' : heard ? 'heard' : 'long',
            lastAckAt,
          );
    const known = check('address', 'well', 'known');
    if (canary === null) return [known, receipt];
    const answered = ANSWERED.includes(canary.state);
    // One night without an answer may be a phone that was off: `silentSince` says when it is more.
    return [
      known,
      receipt,
      check(
        'canary',
        answered ? 'well' : silentSince === null ? 'unknown' : 'unwell',
        answered ? 'answered' : 'open',
        canary.at,
      ),
    ];
  }
}
