import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { getMigrations } from 'better-auth/db/migration';
import { bearer, twoFactor } from 'better-auth/plugins';
import pg from 'pg';
import { RefusedError } from '../journal/refused.ts';

/** Argon2id with the parameters that OWASP names for 19 MiB. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const UNIQUE_VIOLATION = '23505';

export type LoginOptions = {
  connection: pg.PoolConfig;
  secret: string;
  baseUrl: string;
  trustedOrigins: string[];
  rateLimits: boolean;
};

export type LoginShown = {
  email: string;
  secondStep: boolean;
  /** `userAgent`: what the browser or phone calls itself; instants in ms. */
  sessions: { id: string; userAgent: string; startedAt: number; lastSeenAt: number }[];
};

/** Sign-in, sessions and passwords: a library's work, in a schema of its own. Who belongs where is Baton's (`members`). */
export async function openLogins(options: LoginOptions) {
  const pool = await openSchema(options.connection);
  const settings = settingsOf(pool, options);
  const { runMigrations } = await getMigrations(settings);
  await runMigrations();
  const auth = betterAuth(settings);

  return {
    handler: (request: Request): Promise<Response> => auth.handler(request),

    /** The signed-in person of a request's cookie or bearer token. */
    async session(headers: Headers): Promise<{ loginId: string; sessionId: string } | null> {
      const found = await auth.api.getSession({ headers });
      return found ? { loginId: found.user.id, sessionId: found.session.id } : null;
    },

    /** Throws `email_taken`. Answers the login's id. */
    async create(person: { email: string; name: string; password: string }): Promise<string> {
      const { internalAdapter, password } = await auth.$context;
      const email = person.email.toLowerCase();
      if (await internalAdapter.findUserByEmail(email)) throw new RefusedError('email_taken');
      const login = await internalAdapter
        .createUser({ email, name: person.name, emailVerified: true }, { method: 'email-password' })
        .catch((error: unknown) => {
          // Two at the same moment: the database lets one through.
          if ((error as { code?: string }).code === UNIQUE_VIOLATION) throw new RefusedError('email_taken');
          throw error;
        });
      await internalAdapter.linkAccount({
        userId: login.id,
        accountId: login.id,
        providerId: 'credential',
        password: await password.hash(person.password),
      });
      return login.id;
    },

    /** The login of this address, made now or proved by its password. Throws `email_taken` when the password is another. */
    async createOrProve(person: { email: string; name: string; password: string }): Promise<string> {
      const { internalAdapter, password } = await auth.$context;
      const known = await internalAdapter.findUserByEmail(person.email.toLowerCase(), {
        includeAccounts: true,
      });
      if (!known) return this.create(person);
      const stored = known.accounts.find(({ providerId }) => providerId === 'credential')?.password;
      if (!stored || !(await password.verify({ hash: stored, password: person.password })))
        throw new RefusedError('email_taken');
      return known.user.id;
    },

    ...sessionsOf(auth),

    close: (): Promise<void> => pool.end(),
  };
}

/** Where people are signed in. */
const sessionsOf = (auth: ReturnType<typeof betterAuth<ReturnType<typeof settingsOf>>>) => ({
  /** Notes that a session is in use, and from where. */
  async seen(sessionId: string, at: number): Promise<void> {
    const { adapter } = await auth.$context;
    const where = [{ field: 'id', value: sessionId }];
    await adapter.update({ model: 'session', where, update: { updatedAt: new Date(at) } });
  },

  /** A person's address, whether their sign-in takes a second step, and their sessions that live, the last seen first. */
  async loginOf(loginId: string): Promise<LoginShown | null> {
    const { internalAdapter } = await auth.$context;
    const login = await internalAdapter.findUserById(loginId);
    if (!login) return null;
    const sessions = await internalAdapter.listSessions(loginId, { onlyActiveSessions: true });
    return {
      email: login.email,
      secondStep: (login as { twoFactorEnabled?: boolean | null }).twoFactorEnabled === true,
      sessions: sessions
        .map(({ id, userAgent, createdAt, updatedAt }) => ({
          id,
          userAgent: userAgent ?? '',
          startedAt: createdAt.getTime(),
          lastSeenAt: updatedAt.getTime(),
        }))
        .toSorted((a, b) => b.lastSeenAt - a.lastSeenAt),
    };
  },

  async endSession(sessionId: string): Promise<void> {
    const { adapter } = await auth.$context;
    await adapter.delete({ model: 'session', where: [{ field: 'id', value: sessionId }] });
  },

  /** All of a person's. */
  async endSessions(loginId: string): Promise<void> {
    const { internalAdapter } = await auth.$context;
    await internalAdapter.deleteUserSessions(loginId);
  },
});

async function openSchema(connection: pg.PoolConfig): Promise<pg.Pool> {
  const pool = new pg.Pool({
    ...connection,
    max: 4,
    options: '-c search_path=logins',
    application_name: 'baton-logins',
  });
  pool.on('error', () => undefined);
  await pool.query('create schema if not exists logins');
  return pool;
}

function thrownOn(error: unknown): void {
  if (!isAPIError(error)) throw error;
}

const settingsOf = (pool: pg.Pool, options: LoginOptions) => ({
  database: pool,
  secret: options.secret,
  baseURL: options.baseUrl,
  basePath: '/api/auth',
  trustedOrigins: options.trustedOrigins,
  telemetry: { enabled: false },
  // What fails is told to whoever asked, and logged there, like everything else.
  logger: { disabled: true },
  onAPIError: { onError: thrownOn },
  appName: 'Baton',
  // Baton ends sessions itself (`/v1/me/sessions`): their sockets, access tokens and pushes end with them.
  disabledPaths: ['/list-sessions', '/revoke-session', '/revoke-sessions', '/revoke-other-sessions'],
  emailAndPassword: {
    enabled: true,
    disableSignUp: true,
    minPasswordLength: 8,
    password: {
      hash: (password: string) => hash(password, ARGON2),
      verify: ({ hash: stored, password }: { hash: string; password: string }) => verify(stored, password),
    },
  },
  session: { expiresIn: 30 * 86_400, updateAge: 86_400 },
  rateLimit: {
    enabled: options.rateLimits,
    window: 60,
    max: 100,
    customRules: {
      '/sign-in/email': { window: 60, max: 10 },
      '/two-factor/*': { window: 60, max: 10 },
    },
  },
  advanced: { cookiePrefix: 'baton', useSecureCookies: options.baseUrl.startsWith('https://') },
  // In this order: the header for phones speaks of the session that the second step leaves, not of the one it takes back.
  plugins: [twoFactor({ issuer: 'Baton' }), bearer()],
});

export type Logins = Awaited<ReturnType<typeof openLogins>>;
