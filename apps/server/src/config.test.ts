import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const problemsOf = (environment: Record<string, string>): string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
};

test('without any setting, everything has its default', () => {
  expect(readConfig({ PATH: '/bin', BATON_PORT: '' })).toMatchObject({
    BATON_HOST: '127.0.0.1',
    BATON_PORT: 4400,
    BATON_SAMPLE: 'auto',
    BATON_TRUST_PROXY: false,
  });
});

test.each([
  ['BATON_PORT', 'abc', 'a whole number from 0 to 65535'],
  ['BATON_PORT', '70000', 'a whole number from 0 to 65535'],
  ['BATON_PORT', '80.5', 'a whole number from 0 to 65535'],
  ['BATON_URL', 'baton.example.com', 'an address such as https://baton.example.com'],
  ['DATABASE_URL', 'mysql://a:secret@b/c', 'an address such as postgres://user:password@host:5432/baton'],
  ['BATON_TRUST_PROXY', 'yes', 'true, false, 1 or 0'],
  ['BATON_SAMPLE', 'always', 'auto or never'],
  ['BATON_LOG_LEVEL', 'loud', 'silent, error, warn, info or debug'],
  ['BATON_VAPID_SUBJECT', 'me', 'an address that begins with mailto: or https:'],
])('%s=%s is answered by what it must be, without the value', (name, value, mustBe) => {
  expect(problemsOf({ [name]: value })).toEqual([`${name} must be ${mustBe}.`]);
});

test('an unknown name is answered by the nearest one', () => {
  expect(problemsOf({ BATON_PROT: '1' })).toEqual(['BATON_PROT is not a setting. Did you mean BATON_PORT?']);
  expect(problemsOf({ BATON_DATABASE_URL: 'x' })).toEqual([
    'BATON_DATABASE_URL is not a setting. Did you mean DATABASE_URL?',
  ]);
  expect(problemsOf({ BATON_XYZZY_PLUGH: '1' })).toEqual([
    'BATON_XYZZY_PLUGH is not a setting. docs/operate/settings.md lists them.',
  ]);
});

test('every problem has its line', () => {
  expect(problemsOf({ BATON_PORT: 'x', BATON_URL: 'y', BATON_HOTS: 'z' })).toHaveLength(3);
});

test('a server that others reach must say by which address', () => {
  expect(problemsOf({ BATON_HOST: '0.0.0.0' })).toEqual([expect.stringMatching(/^BATON_URL is missing: /)]);
  expect(problemsOf({ BATON_HOST: '0.0.0.0', BATON_URL: 'https://baton.example.com' })).toEqual([]);
  expect(problemsOf({ BATON_HOST: '127.0.0.2' })).toEqual([]);
});

test('a key for APNs needs its id, its team and the app', () => {
  const key = { BATON_APNS_KEY: 'key.p8', BATON_APNS_KEY_ID: 'A', BATON_APNS_TOPIC: 'com.example' };
  expect(problemsOf(key)).toEqual([expect.stringMatching(/^BATON_APNS_TEAM_ID is missing/)]);
  expect(problemsOf({ ...key, BATON_APNS_TEAM_ID: 'T' })).toEqual([]);
});
