import { isTrouble, lostReasonOf } from './lost-reason.ts';

test.each([
  ['withdrawn', 'over'],
  ['over', 'over'],
  ['expired', 'late'],
  ['device_gone', 'gone'],
  ['gone: Unregistered', 'gone'],
  ['transport_not_configured', 'unconfigured'],
  ['misconfigured: InvalidProviderToken', 'key'],
  ['refused: PayloadTooLarge', 'refused'],
  ['breaker_open', 'breaker'],
  ['device_limit', 'limit'],
  ['QUOTA_EXCEEDED', 'limit'],
  ['TooManyRequests', 'limit'],
  ['MessageRateExceeded', 'limit'],
  ['status_503', 'unanswered'],
  ['ECONNREFUSED', 'unanswered'],
  ['what a newer server says', 'unanswered'],
])('%s is told as %s', (reason, told) => expect(lostReasonOf(reason)).toBe(told));

test('what no longer mattered is no trouble', () => {
  expect([isTrouble('over'), isTrouble('gone')]).toEqual([false, true]);
});
