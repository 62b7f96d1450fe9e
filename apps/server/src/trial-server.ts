import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { TokenAnswer } from '@baton/protocol';
import type { Member, Role } from '@baton/protocol';
import { pino } from 'pino';
import { createApp } from './app.ts';
import type { App } from './app.ts';
import { readConfig } from './config.ts';
import { addMember } from './manage/members.ts';
import { addBot, addOrganization } from './manage/organizations.ts';
import { makeSample, SAMPLE_LOGINS } from './manage/sample.ts';
import { freshDatabase } from './trial-database.ts';

export type Person = 'olivia' | 'alice' | 'ben';

/** A whole server with the sample organization on a free port and a database of its own; for tests and benchmarks. */
export async function startTrial(settings: Record<string, string> = {}) {
  const database = await freshDatabase();
  const config = readConfig({
    BATON_RATE_LIMITS: 'off',
    BATON_ALLOW_PRIVATE_TARGETS: 'true',
    BATON_LOG_LEVEL: 'error',
    ...settings,
  });
  const log = pino({ level: config.BATON_LOG_LEVEL }, pino.destination(2));
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const start = async () => {
    const started = await createApp({ config, connection: database.connection, shared: false, log, baseUrl });
    await started.server.listen({ host: '127.0.0.1', port });
    return started;
  };
  let app = await start();
  const botId = await makeSample(app.manage, app.logins);

  return {
    get app() {
      return app;
    },
    baseUrl,
    botId,
    connection: database.connection,
    /** Signs in afresh and answers an access token with who it is. */
    async signIn(person: Person): Promise<TokenAnswer> {
      const login = SAMPLE_LOGINS.find(({ email }) => email.startsWith(person))!;
      return (await signInWith(baseUrl, login)).access;
    },
    /** A platform's key, made by the owner. */
    apiKey: () => makeApiKey(baseUrl),
    /** Somebody new, invited by the owner and signed in. */
    join: (name: string, role: Role) => join(baseUrl, name, role),
    /** Adds a member of this role, without a login, and answers an access token. */
    member: async (name: string, role: Role): Promise<Acting> => {
      const { organizationId } = (await app.stage.directory.bot(botId))!;
      return addActing(app, organizationId, { id: randomUUID(), name, role });
    },
    /** An organization beside the sample's, with an owner and a bot. */
    neighbour: () => addNeighbour(app),
    /** Adds `count` operators and answers an access token for each. */
    operators: (count: number) => addOperators(app, botId, count),
    async restart(): Promise<void> {
      await app.close();
      app = await start();
    },
    async stop(): Promise<void> {
      await app.close();
      await database.drop();
    },
  };
}

export type Acting = { memberId: string; name: string; token: string };

async function addActing(app: App, organizationId: string, member: Member): Promise<Acting> {
  const { id: memberId, name, role } = member;
  const login = { loginId: memberId, organizationId };
  await app.manage.database.transaction((transaction) => addMember(transaction, login, member, Date.now()));
  const actor = { memberId, organizationId, name, role, sessionId: memberId, issuedAt: Date.now() };
  return { memberId, name, token: await app.tokens.sign(actor) };
}

async function addOperators(app: App, botId: string, count: number): Promise<Acting[]> {
  const { organizationId } = (await app.stage.directory.bot(botId))!;
  const people = Array.from({ length: count }, (_, n) => ({
    id: randomUUID(),
    name: `Operator ${n + 1}`,
    role: 'operator' as const,
  }));
  return Promise.all(people.map((member) => addActing(app, organizationId, member)));
}

async function addNeighbour(app: App) {
  const organization = { id: randomUUID(), name: 'Neighbour' };
  const bot = { id: randomUUID(), name: 'Neighbour’s bot', platform: 'api' as const };
  await app.manage.database.transaction(async (transaction) => {
    await addOrganization(transaction, organization, Date.now());
    await addBot(transaction, organization.id, bot, Date.now());
  });
  const owner = await addActing(app, organization.id, { id: randomUUID(), name: 'Nora', role: 'owner' });
  return { organizationId: organization.id, botId: bot.id, owner };
}

async function makeApiKey(baseUrl: string): Promise<ApiKey> {
  const { access: owner } = await signInWith(baseUrl, SAMPLE_LOGINS[0]);
  return (await post<ApiKey>(`${baseUrl}/v1/api-keys`, { name: 'platform' }, owner.token)).body;
}

/** `session` is the login's own token. */
async function join(
  baseUrl: string,
  name: string,
  role: Role,
): Promise<{ session: string; access: TokenAnswer; login: Login }> {
  // A test that is tried again meets whom its first try left.
  const email = `${name.toLowerCase()}-${randomUUID().slice(0, 8)}@join.example`;
  const login = { email, password: `password-of-${name}` };
  const { access: owner } = await signInWith(baseUrl, SAMPLE_LOGINS[0]);
  const invited = { email: login.email, role };
  const { body } = await post<{ link: string }>(`${baseUrl}/v1/invitations`, invited, owner.token);
  const accept = `${baseUrl}/v1/invitations/${body.link.split('/').at(-1)}/accept`;
  await post(accept, { name, password: login.password });
  return { ...(await signInWith(baseUrl, login)), login };
}

/** `key` is sent as a bearer; `secret` signs. */
export type ApiKey = { id: string; key: string; secret: string };

export type Login = { email: string; password: string };

/** By password, to a session and an access token. */
export async function signInWith(
  baseUrl: string,
  { email, password }: Login,
): Promise<{ session: string; access: TokenAnswer }> {
  const signedIn = await post<{ token: string }>(`${baseUrl}/api/auth/sign-in/email`, { email, password });
  const session = signedIn.body.token;
  const { body } = await post(`${baseUrl}/v1/token`, {}, session);
  return { session, access: TokenAnswer.parse(body) };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

export type Trial = Awaited<ReturnType<typeof startTrial>>;

/** POSTs JSON, and reads JSON. */
export async function post<T>(
  url: string,
  body: unknown,
  token?: string,
): Promise<{ status: number; body: T }> {
  // The login library takes sign-ins from pages of its own origin only.
  const headers = {
    'content-type': 'application/json',
    origin: new URL(url).origin,
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as T };
}

export async function get<T>(url: string, token: string): Promise<{ status: number; body: T }> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, body: (await response.json()) as T };
}
