import type { RefusalCode, Refused } from '@baton/protocol';

/** What the login library calls its refusals, in Baton's codes. */
const OURS: Record<string, RefusalCode> = {
  INVALID_EMAIL_OR_PASSWORD: 'wrong_login',
  INVALID_PASSWORD: 'wrong_password',
  INVALID_CODE: 'wrong_code',
  INVALID_BACKUP_CODE: 'wrong_code',
  INVALID_TWO_FACTOR_COOKIE: 'second_step_over',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'second_step_over',
  INVALID_ORIGIN: 'origin_refused',
  MISSING_OR_NULL_ORIGIN: 'origin_refused',
};
const BY_STATUS: Record<number, RefusalCode> = {
  401: 'unauthenticated',
  403: 'origin_refused',
  404: 'not_found',
  413: 'payload_too_large',
  429: 'rate_limited',
};

/** A refusal of the login library as one of Baton's; `null` when it is no refusal, but failed. */
export function refusalOfLogin(status: number, answer: string): Refused | null {
  if (status >= 500) return null;
  const { code, message } = saidIn(answer);
  const ours = OURS[code] ?? BY_STATUS[status];
  return ours ? { code: ours } : { code: 'invalid_request', facts: { issues: [{ message }] } };
}

/** The library answers some refusals without a body. */
function saidIn(answer: string): { code: string; message: string } {
  const { code, message }: { code?: unknown; message?: unknown } = answer.startsWith('{')
    ? (JSON.parse(answer) as object)
    : {};
  return {
    code: typeof code === 'string' ? code : '',
    message: typeof message === 'string' ? message : 'the request does not fit',
  };
}
