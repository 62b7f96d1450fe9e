import { z } from 'zod';

const flag = z
  .enum(['true', 'false', '1', '0'])
  .default('false')
  .transform((value) => value === 'true' || value === '1');

/** Every setting, its default, and what it does; `docs/operate/settings.md` is generated from here. The only reader of the environment. */
export const SETTINGS = {
  BATON_HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  BATON_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(4400)
    .describe('Port to listen on; 0 takes a free one.'),
  BATON_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Public address, as browsers and phones see it. Default: http://localhost:PORT.'),
  BATON_DATA: z.string().default('.data').describe('Directory of the embedded database, kept between runs.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('A PostgreSQL server of your own (15 or newer). Default: the embedded one.'),
  BATON_SAMPLE: z
    .enum(['auto', 'never'])
    .default('auto')
    .describe(
      '`auto` makes the sample organization in a local try-out (embedded database, loopback); `never` does not.',
    ),
  BATON_BUILD: z
    .enum(['auto', 'never'])
    .default('auto')
    .describe(
      '`auto` builds the web app and the widget when they are not there yet; `never` starts without.',
    ),
  BATON_ALLOW_PRIVATE_TARGETS: flag.describe(
    'Let webhooks and Web Push call private and loopback addresses. For tests and closed networks only.',
  ),
  BATON_EXPO_URL: z.url().default('https://exp.host').describe('Base address of the Expo push service.'),
  BATON_EXPO_TOKEN: z.string().optional().describe('Access token for Expo push security.'),
  BATON_VAPID_SUBJECT: z
    .string()
    .default('mailto:ops@example.com')
    .describe('Contact that Web Push services may write to (mailto: or https:).'),
  BATON_TRUST_PROXY: flag.describe(
    'Take the client address from X-Forwarded-For. Only behind a proxy that sets it.',
  ),
  BATON_RATE_LIMITS: z.enum(['on', 'off']).default('on').describe('`off` for load tests.'),
  BATON_LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('warn')
    .describe('How much is logged. Never words of customers, never secrets.'),
} as const;

const Settings = z.object(SETTINGS);
export type Config = z.output<typeof Settings>;

export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

/** Throws a `ConfigError` of one clear line per broken setting. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([key, value]) => key in SETTINGS && value !== ''),
  );
  const unknown = Object.keys(environment).filter((key) => key.startsWith('BATON_') && !(key in SETTINGS));
  const parsed = Settings.safeParse(given);
  const problems = unknown.map((key) => `${key} is not a setting`);
  if (!parsed.success)
    problems.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems.join('\n'));
  return parsed.data;
}
