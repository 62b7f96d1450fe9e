/** The program as somebody at a terminal meets it: real processes, a real database, every line that is read. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SAMPLE_LOGINS } from './manage/sample.ts';
import { startEmbedded } from './engines/embedded/start-embedded.ts';
import { Child, emptyDataDir } from './start/child.ts';
import { get, post } from './trial-server.ts';

// A whole start takes seconds where others work, too.
vi.setConfig({ testTimeout: 120_000 });

let data: Awaited<ReturnType<typeof emptyDataDir>>;
let children: Child[] = [];

const run = (settings: Record<string, string> = {}): Child => {
  const child = new Child({ BATON_DATA: data.path, ...settings });
  children.push(child);
  return child;
};

beforeEach(async () => {
  data = await emptyDataDir();
  children = [];
});
afterEach(async () => {
  for (const child of children.filter(({ running }) => running)) {
    child.signal('SIGKILL');
    await child.end();
  }
  await data.remove();
});

/** Ends by itself with exactly these lines, and leaves nothing. */
async function refuses(child: Child, ...lines: (string | RegExp)[]): Promise<void> {
  expect(await child.end()).toBe(1);
  expect(child.stderr.trimEnd().split('\n')).toEqual(
    lines.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  );
  expect(child.stdout).toBe('');
  expect(data.postgres()).toBe(0);
}

async function listening(answer: (server: Server) => Promise<void>): Promise<void> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await answer(server).finally(() => server.close());
}
const portOf = (server: Server): string => String((server.address() as AddressInfo).port);

describe('what is wrong is one line that says what to do', () => {
  test('a port that is taken', () =>
    listening((server) =>
      refuses(
        run({ BATON_PORT: portOf(server) }),
        `Port ${portOf(server)} is taken. Stop what listens there, or set BATON_PORT to another one.`,
      ),
    ));

  test('an address of another machine', () =>
    refuses(
      run({ BATON_HOST: '192.0.2.1', BATON_PORT: '4400', BATON_URL: 'https://baton.example.com' }),
      /^Nothing can listen on 192\.0\.2\.1 \(EADDRNOTAVAIL\)\. Set BATON_HOST /,
    ));

  test('broken, missing and unknown settings', () =>
    refuses(
      run({ BATON_PORT: 'web', BATON_EXPO_URL: 'exp.host', BATON_HOSTS: '::' }),
      'BATON_HOSTS is not a setting. Did you mean BATON_HOST?',
      'BATON_PORT must be a whole number from 0 to 65535.',
      'BATON_EXPO_URL must be an address such as https://exp.host.',
    ));

  test('an address for others, without the one that they use', () =>
    refuses(run({ BATON_HOST: '0.0.0.0' }), /^BATON_URL is missing: .* BATON_URL=https:/));

  test('a database that is not there', () =>
    listening(async (server) => {
      const url = `postgres://baton:hush@127.0.0.1:${portOf(server)}/baton`;
      server.close();
      const child = run({ DATABASE_URL: url });
      await refuses(
        child,
        /^DATABASE_URL leads to no database \(.*ECONNREFUSED.*\)\. Start that PostgreSQL, /,
      );
      expect(child.stderr).not.toContain('hush');
    }));

  test('a database by a wrong name', async () => {
    const embedded = await startEmbedded({
      dataDir: data.path,
      log: { info: () => undefined, warn: () => undefined },
    });
    const child = run({
      DATABASE_URL: `postgres://baton@localhost/nowhere?host=${encodeURIComponent(embedded.connection.host)}`,
    });
    expect(await child.end()).toBe(1);
    expect(child.stderr).toMatch(
      /^DATABASE_URL leads to no database \(database "nowhere" does not exist\)\..*\n$/,
    );
    await embedded.stop();
  });

  test('a data directory that is a file', async () => {
    const file = join(data.path, 'file');
    writeFileSync(file, '');
    await refuses(
      run({ BATON_DATA: file }),
      /^The data directory cannot be used \(EEXIST: .*\)\. Set BATON_DATA /,
    );
  });

  test('a data directory that another Baton uses, which goes on', async () => {
    const first = run();
    const url = await first.ready();
    const second = run();
    expect(await second.end()).toBe(1);
    expect(second.stderr).toMatch(
      /^The data directory is in use by another Baton \(process \d+, .*\)\. Stop that one, .*\n$/,
    );
    expect((await fetch(`${url}/readyz`)).ok).toBe(true);
  });
});

describe('the end', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s stops everything, and the next start finds what was',
    async (name) => {
      const first = run({ BATON_SAMPLE: 'never' });
      await first.ready();
      expect(data.postgres()).toBeGreaterThan(0);
      first.signal(name);
      expect(await first.end()).toBe(0);
      expect(first.stderr).toBe('');
      expect(data.postgres()).toBe(0);

      const second = run({ BATON_SAMPLE: 'never' });
      expect((await fetch(`${await second.ready()}/readyz`)).ok).toBe(true);
    },
  );

  test('SIGINT while it starts leaves nothing behind either', async () => {
    const child = run();
    while (data.postgres() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    child.signal('SIGINT');
    expect(await child.end()).toBe(0);
    expect(data.postgres()).toBe(0);
    expect(child.stderr).toBe('');
  });

  test('SIGINT does not wait for a connection that never asked anything', async () => {
    const child = run();
    const silent = connect(Number(new URL(await child.ready()).port), '127.0.0.1');
    await once(silent, 'connect');
    const since = Date.now();
    child.signal('SIGINT');
    await once(silent, 'close');
    // Left alone, it lasts for twenty seconds.
    expect(Date.now() - since).toBeLessThan(15_000);
    expect(await child.end()).toBe(0);
  });

  test('a second SIGINT does not wait for a request that never ends', async () => {
    const child = run();
    const url = new URL(await child.ready());
    const slow = connect(Number(url.port), '127.0.0.1');
    slow.on('error', (error) => expect(error).toBeInstanceOf(Error));
    slow.write(
      'POST /v1/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    child.signal('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(child.running).toBe(true);
    child.signal('SIGINT');
    expect(await child.end()).toBe(130);
    slow.destroy();

    const next = run();
    expect((await fetch(`${await next.ready()}/readyz`)).ok).toBe(true);
  });
});

describe('the first start', () => {
  const owner = {
    organization: 'Acme',
    name: 'Ada',
    email: 'ada@example.com',
    password: 'correct horse battery',
  };
  const signIn = (url: string, { email, password }: { email: string; password: string }) =>
    post<{ token: string }>(`${url}/api/auth/sign-in/email`, { email, password });

  /** The link makes the owner once; nobody from the sample may sign in. */
  async function makesItsOwner(child: Child): Promise<void> {
    const url = await child.ready();
    const [, link, token] = await child.says(/Make its owner \(works once\): (\S+\/setup\?token=(\S+))/);
    expect(link).toBe(`${url}/setup?token=${token}`);
    expect(child.stdout).not.toMatch(/example\.com|\/demo/);
    for (const login of SAMPLE_LOGINS) expect((await signIn(url, login)).status).toBe(401);
    expect((await fetch(`${url}/demo`)).status).toBe(404);

    const wrong = await post<{ code: string }>(`${url}/v1/setup`, { ...owner, token: `${token}x` });
    expect(wrong).toMatchObject({ status: 410, body: { code: 'link_invalid' } });
    expect(await post(`${url}/v1/setup`, { ...owner, token })).toMatchObject({
      status: 201,
      body: { name: 'Ada', role: 'owner' },
    });
    const again = await post<{ code: string }>(`${url}/v1/setup`, {
      ...owner,
      email: 'eve@example.com',
      token,
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'already_set_up' } });
    expect((await signIn(url, { email: 'eve@example.com', password: owner.password })).status).toBe(401);
    expect((await signIn(url, owner)).status).toBe(200);
  }

  test("with a database of one's own prints a link that makes the owner, and no later start does", async () => {
    const embedded = await startEmbedded({
      dataDir: data.path,
      log: { info: () => undefined, warn: () => undefined },
    });
    const DATABASE_URL = `postgres://baton@localhost/baton?host=${encodeURIComponent(embedded.connection.host)}`;
    try {
      const child = run({ DATABASE_URL });
      await makesItsOwner(child);
      child.signal('SIGTERM');
      expect(await child.end()).toBe(0);

      const next = run({ DATABASE_URL });
      await next.ready();
      expect(next.stdout).not.toContain('setup');
      next.signal('SIGTERM');
      await next.end();
    } finally {
      await embedded.stop();
    }
  });

  test('that is no try-out prints the link, too; a restart voids the earlier one', async () => {
    const first = run({ BATON_SAMPLE: 'never' });
    await first.ready();
    const [, old] = await first.says(/token=(\S+)/);
    first.signal('SIGINT');
    await first.end();

    const child = run({ BATON_SAMPLE: 'never' });
    const url = await child.ready();
    expect((await post(`${url}/v1/setup`, { ...owner, token: old })).status).toBe(410);
    await makesItsOwner(child);
  });

  test('of a local try-out makes the sample, and says where to click', async () => {
    const child = run();
    const url = await child.ready();
    expect(child.stdout).toContain(`${url}/sign-in`);
    expect(child.stdout).toContain(`${url}/demo`);
    expect(child.stdout).not.toContain('setup');

    const roles = [];
    for (const login of SAMPLE_LOGINS) {
      expect(child.stdout).toMatch(new RegExp(`${login.email} +${login.password} +\\(${login.role}\\)`));
      const { token } = (await signIn(url, login)).body;
      roles.push((await post<{ me: { role: string } }>(`${url}/v1/token`, {}, token)).body.me.role);
    }
    expect(roles).toEqual(['owner', 'operator', 'operator']);

    const page = await fetch(`${url}/demo`);
    expect(page.status).toBe(200);
    const botId = /data-bot(?:-id)?="([0-9a-f-]+)"/.exec(await page.text())?.[1];
    const customer = await post<{ token: string }>(`${url}/v1/customer/sessions`, { botId, name: 'Erin' });
    await post(
      `${url}/v1/customer/commands`,
      { type: 'send', id: randomUUID(), text: 'I want a refund' },
      customer.body.token,
    );
    await expect
      .poll(async () => JSON.stringify((await get(`${url}/v1/customer/sync`, customer.body.token)).body))
      .toContain('refunded in full');
  });
});
