/** Why a push that was decided did not arrive, as far as an admin can do something about it. */
export type LostReason =
  | 'over'
  | 'late'
  | 'gone'
  | 'unconfigured'
  | 'key'
  | 'refused'
  | 'limit'
  | 'breaker'
  | 'unanswered';

/** Nothing was wrong: it no longer mattered. */
export const isTrouble = (reason: LostReason): boolean => reason !== 'over';

const BY_NAME: Record<string, LostReason> = {
  withdrawn: 'over',
  over: 'over',
  expired: 'late',
  device_gone: 'gone',
  gone: 'gone',
  transport_not_configured: 'unconfigured',
  misconfigured: 'key',
  refused: 'refused',
  breaker_open: 'breaker',
  budget: 'limit',
  device_limit: 'limit',
  status_429: 'limit',
};
/** Apple's, Firebase's and Expo's words for "too many". */
const LIMIT = /too_?many|quota|rate_?exceeded/i;

/** `reason` as the ledger has it: a name of ours, the service's own, or both as in `gone: Unregistered`. */
export function lostReasonOf(reason: string): LostReason {
  const name = reason.split(':')[0] ?? reason;
  return BY_NAME[name] ?? (LIMIT.test(reason) ? 'limit' : 'unanswered');
}
