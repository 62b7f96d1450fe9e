import { z } from 'zod';
import { nearestName } from './nearest-name.ts';

const oneOf = <const Values extends [string, ...string[]]>(values: Values, does: string) =>
  z
    .enum(values)
    .default(values[0])
    .meta({ values: `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`, does });

const flag = (does: string) =>
  z
    .enum(['false', 'true', '0', '1'])
    .default('false')
    .transform((value) => value === 'true' || value === '1')
    .meta({ values: 'true, false, 1 or 0', does });

/** Every setting: its default, the values it takes, what it does. `docs/operate/settings.md` is generated from here. */
export const SETTINGS = {
  BATON_HOST: z.string().default('127.0.0.1').meta({
    values: 'an address of this machine',
    does: 'Address to listen on. Any but a loopback address needs BATON_URL, too.',
  }),
  BATON_PORT: z.coerce.number().int().min(0).max(65_535).default(4400).meta({
    values: 'a whole number from 0 to 65535',
    does: 'Port to listen on; 0 takes a free one.',
  }),
  BATON_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      values: 'an address such as https://baton.example.com',
      otherwise: 'http://localhost:PORT',
      does: 'Public address, as browsers and phones see it.',
    }),
  BATON_DATA: z.string().optional().meta({
    values: 'a folder',
    otherwise: '.data',
    does: 'Directory of the embedded database, kept between runs. Where the user that runs PostgreSQL for root may not enter .data, the default is /var/lib/baton.',
  }),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .meta({
      values: 'an address such as postgres://user:password@host:5432/baton',
      otherwise: 'the embedded one',
      does: 'A PostgreSQL server of your own (15 or newer).',
    }),
  BATON_SAMPLE: oneOf(
    ['auto', 'never'],
    'auto makes the sample organization in a local try-out (embedded database, loopback address); never does not.',
  ),
  BATON_BUILD: oneOf(
    ['auto', 'never'],
    'auto builds the web app and the widget when they are not there yet; never starts without.',
  ),
  BATON_ALLOW_PRIVATE_TARGETS: flag(
    'Let webhooks and Web Push call private and loopback addresses. For tests and closed networks only.',
  ),
  BATON_EXPO_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://exp.host')
    .meta({
      values: 'an address such as https://exp.host',
      does: 'Base address of the Expo push service.',
    }),
  BATON_EXPO_TOKEN: z.string().optional().meta({
    values: 'a token of expo.dev',
    otherwise: 'none',
    does: 'Access token for Expo push security.',
  }),
  BATON_FCM_ACCOUNT: z.string().optional().meta({
    values: 'a path of a JSON file',
    otherwise: 'none: no pushes by FCM',
    does: 'Key file of the Google service account that may send by Firebase Cloud Messaging.',
  }),
  BATON_FCM_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://fcm.googleapis.com')
    .meta({
      values: 'an address such as https://fcm.googleapis.com',
      does: 'Base address of Firebase Cloud Messaging.',
    }),
  BATON_FCM_TOKEN_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      values: 'an address such as https://oauth2.googleapis.com/token',
      otherwise: 'the one in the key file',
      does: 'Where access tokens for FCM come from.',
    }),
  BATON_APNS_KEY: z.string().optional().meta({
    values: 'a path of a .p8 file',
    otherwise: 'none: no pushes by APNs',
    does: 'Key file of the Apple developer account. Needs BATON_APNS_KEY_ID, BATON_APNS_TEAM_ID and BATON_APNS_TOPIC, too.',
  }),
  BATON_APNS_KEY_ID: z.string().optional().meta({
    values: 'ten letters and digits',
    otherwise: 'none',
    does: 'Id of the key in BATON_APNS_KEY.',
  }),
  BATON_APNS_TEAM_ID: z.string().optional().meta({
    values: 'ten letters and digits',
    otherwise: 'none',
    does: 'Id of the Apple developer team.',
  }),
  BATON_APNS_TOPIC: z.string().optional().meta({
    values: 'a bundle id such as com.example.baton',
    otherwise: 'none',
    does: 'Bundle id of the app.',
  }),
  BATON_APNS_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://api.push.apple.com')
    .meta({
      values: 'an address such as https://api.push.apple.com',
      does: 'Base address of the Apple Push Notification service.',
    }),
  BATON_APNS_SANDBOX_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://api.sandbox.push.apple.com')
    .meta({
      values: 'an address such as https://api.sandbox.push.apple.com',
      does: 'The same for development builds of the app.',
    }),
  BATON_CONTENT_FREE_PUSHES: flag(
    'Send ids alone in pushes, no words: no push service sees what customers and bots say. Browsers and rings on Android fetch them; elsewhere the banner says that there is news, and the app what.',
  ),
  BATON_VAPID_SUBJECT: z
    .string()
    .regex(/^(mailto:.+@.+|https:\/\/.+)$/)
    .default('mailto:ops@example.com')
    .meta({
      values: 'an address that begins with mailto: or https:',
      does: 'Contact that Web Push services may write to. Set your own.',
    }),
  BATON_TRUST_PROXY: flag('Take the client address from X-Forwarded-For. Only behind a proxy that sets it.'),
  BATON_RATE_LIMITS: oneOf(['on', 'off'], 'off for load tests.'),
  BATON_LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn').meta({
    values: 'silent, error, warn, info or debug',
    does: 'How much is logged. Never words of customers, never secrets.',
  }),
} as const;

const Settings = z.object(SETTINGS);
export type Config = z.output<typeof Settings>;

export class ConfigError extends Error {
  override name = 'ConfigError';
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

/** The only reader of the environment. Throws a `ConfigError` of one clear line per problem; no line shows a value, which may be a secret. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([key, value]) => key in SETTINGS && value !== ''),
  );
  const parsed = Settings.safeParse(given);
  const problems = Object.keys(environment).filter(isUnknown).map(unknown);
  if (!parsed.success) problems.push(...new Set(parsed.error.issues.map(({ path }) => broken(path[0]))));
  else if (!isLoopback(parsed.data.BATON_HOST) && parsed.data.BATON_URL === undefined)
    problems.push(
      'BATON_URL is missing: others reach this server by its BATON_HOST, so set the address they use, such as BATON_URL=https://baton.example.com.',
    );
  if (parsed.data?.BATON_APNS_KEY !== undefined)
    for (const name of ['BATON_APNS_KEY_ID', 'BATON_APNS_TEAM_ID', 'BATON_APNS_TOPIC'] as const)
      if (!parsed.data[name]) problems.push(`${name} is missing: BATON_APNS_KEY needs it.`);
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems.join('\n'));
  return parsed.data;
}

const isUnknown = (key: string): boolean => key.startsWith('BATON_') && !(key in SETTINGS);

function unknown(key: string): string {
  const nearest = nearestName(key, Object.keys(SETTINGS));
  return `${key} is not a setting. ${nearest === undefined ? 'docs/operate/settings.md lists them.' : `Did you mean ${nearest}?`}`;
}

const broken = (name: PropertyKey | undefined): string =>
  `${String(name)} must be ${String(SETTINGS[name as keyof typeof SETTINGS].meta()?.['values'])}.`;
