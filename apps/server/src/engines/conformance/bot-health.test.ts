import type { Act } from '@baton/core';
import type { EntryType } from '@baton/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkBots, missHeartbeats } from '../../clock/health-watch.ts';
import type { Checking, Get } from '../../clock/health-watch.ts';
import { changeHealth } from '../../journal/feel.ts';
import type { Follower } from '../../journal/follow.ts';
import { perform } from '../../journal/perform.ts';
import { rescue } from '../../stages/ingest/rescue.ts';
import { ENGINES } from '../testing/engines.ts';
import type { UnderTest } from '../testing/engines.ts';
import { START, watchedPlace } from '../testing/watched.ts';
import type { WatchedPlace } from '../testing/watched.ts';

const MINUTE = 60_000;

describe.each(ENGINES)('bot health on %s', (_name, open) => {
  let engine: UnderTest;
  let place: WatchedPlace;
  beforeAll(async () => {
    engine = await open();
  });
  beforeEach(async () => {
    await engine.empty();
    place = await watchedPlace(engine);
  });
  afterAll(() => engine.close());

  const beat = (status = 'running') => place.send('bot.heartbeat', { bot: place.botId, status });
  const says = (conversation: string, by = 'customer') =>
    place.send('message.created', { bot: place.botId, conversation, by, text: 'Hello?' });
  const failed = (error: unknown): void => {
    throw error;
  };
  /** Asks who is due, and waits for the answers. */
  async function check(get: Get): Promise<void> {
    const checking: Checking = new Set();
    await checkBots(place.ports, { get, checking, failed }, place.now());
    await Promise.all(checking);
  }
  const look = () => missHeartbeats(place.ports, place.now());
  const changes = async () =>
    (await place.entries()).flatMap((entry) =>
      entry.type === 'bot.health_changed'
        ? [{ status: entry.status, was: entry.was, because: entry.because, affected: entry.affected }]
        : [],
    );
  const set = (settings: object) =>
    changeHealth(place.ports, place.botId, (loaded) => ({
      health: loaded.health,
      settings: { ...loaded.settings, ...settings },
    }));
  async function silence(): Promise<void> {
    await beat();
    for (const minute of [1, 2, 3]) {
      place.at(minute * MINUTE);
      await Promise.all([look(), look()]);
    }
  }

  const requests = async () =>
    (await place.entries()).filter((entry) => entry.type === 'handoff.requested').length;
  /** Gives the newest entry of each type, or of one, to the stage. */
  async function follow(stage: Follower, only?: EntryType): Promise<void> {
    const entries = await place.entries();
    for (const type of only ? [only] : stage.types) {
      const entry = entries.findLast((one) => one.type === type);
      if (entry) await stage.follow(place.organizationId, entry);
    }
  }

  test('says in one answer which bots of an organization are watched', async () => {
    const { organizationId } = place;
    const asked = await engine.furnish.bot(organizationId, 'Asked by its URL');
    await engine.furnish.bot(organizationId, 'Left alone');
    const watched = () => engine.watch.watched(organizationId);
    expect(await watched()).toEqual([]);
    await beat();
    await changeHealth(place.ports, asked, ({ health, settings }) => ({
      health,
      settings: { ...settings, url: 'https://bot.example/up' },
    }));
    expect(await watched()).toEqual([place.botId, asked].toSorted());
    expect(await engine.watch.watched(await engine.furnish.organization())).toEqual([]);
  });

  test('three heartbeats missed, told once, with who is talking to it; then it is back', async () => {
    await says('a');
    await says('b');
    await silence();
    expect(await changes()).toEqual([
      {
        status: 'down',
        was: 'running',
        because: { kind: 'no_heartbeat', silentMs: 3 * MINUTE },
        affected: 2,
      },
    ]);
    expect((await engine.directory.bot(place.botId))?.status).toBe('down');
    expect(await engine.watch.nextHeartbeat()).toBeNull();
    for (const minute of [10, 11]) {
      place.at(minute * MINUTE);
      await beat();
    }
    expect((await changes()).at(-1)).toMatchObject({ status: 'running', was: 'down' });
    expect((await engine.directory.bot(place.botId))?.status).toBe('running');
    expect(await engine.watch.nextHeartbeat()).toBe(START + 12 * MINUTE);
  });

  test('its URL is asked by one node at a time, and what it says counts', async () => {
    await set({ url: 'https://bot.example/health' });
    const answers = [503, 503, 503, 200, 200];
    let asked = 0;
    const get = async () => ({ status: answers[asked++] ?? 200, text: '{}' });
    for (const [n] of answers.entries()) {
      place.at(n * 30_000);
      await Promise.all([check(get), check(get)]);
      expect(asked).toBe(n + 1);
    }
    expect(await changes()).toMatchObject([
      { status: 'down', because: { kind: 'health_url', answer: { what: 'status', status: 503 } } },
      { status: 'running', because: { kind: 'health_url', answer: { what: 'status', status: 200 } } },
    ]);
  });

  test('a URL that hangs keeps nobody else waiting, and so many are asked at once at the most', async () => {
    const { organizationId } = place;
    const bots = Array.from({ length: 60 }, (_, n) => engine.furnish.bot(organizationId, `Bot ${n}`));
    for (const botId of await Promise.all(bots))
      await changeHealth(place.ports, botId, ({ health, settings }) => ({
        health,
        settings: { ...settings, url: `https://bot.example/${botId}` },
      }));
    const hanging = new Set<(answer: { status: number; text: string }) => void>();
    const get: Get = () => new Promise((resolve) => hanging.add(resolve));
    const checking: Checking = new Set();
    const begin = () => checkBots(place.ports, { get, checking, failed }, place.now());
    expect(await begin()).toBe(50);
    await vi.waitFor(() => expect(hanging.size).toBe(50));
    expect(await begin()).toBe(0);
    for (const answer of [...hanging].slice(0, 20)) answer({ status: 200, text: '' });
    await vi.waitFor(() => expect(checking.size).toBe(30));
    expect(await begin()).toBe(10);
    await vi.waitFor(() => expect(hanging.size).toBe(60));
    for (const answer of hanging) answer({ status: 200, text: '' });
    await Promise.all(checking);
    expect(checking.size).toBe(0);
  });

  test.each([
    ['slow', 'running', 'degraded'],
    ['says degraded', '{"status":"degraded"}', 'degraded'],
    ['is silent', null, 'down'],
  ])('a URL that %s', async (_what, text, status) => {
    await set({ url: 'https://bot.example/health', downAfter: 1 });
    const get = async () => {
      if (text === null) throw new Error('connect ECONNREFUSED');
      if (text === 'running') place.at(4000);
      return { status: 200, text };
    };
    await check(get);
    expect(await changes()).toMatchObject([{ status }]);
  });

  test('whoever talks to a bot that goes down is given to humans, once; others are left', async () => {
    await says('long ago');
    place.at(60 * MINUTE);
    await says('talking');
    const { botId: bot } = place;
    await place.send('message.created', { bot, conversation: 'talking', by: 'bot', text: 'Hm.', fence: 1 });
    await beat();
    for (const minute of [61, 62, 63]) {
      place.at(minute * MINUTE);
      await look();
    }
    const down = (await place.entries()).find((entry) => entry.type === 'bot.health_changed');
    await rescue(place.ports).follow(place.organizationId, down!);
    await rescue(place.ports).follow(place.organizationId, down!);
    const asked = (await place.entries()).filter((entry) => entry.type === 'handoff.requested');
    expect(asked).toMatchObject([
      {
        handoff: {
          reason: 'platform',
          evidence: [],
          lastWords: 'Hello?',
          because: { kind: 'no_heartbeat', silentMs: 3 * MINUTE },
        },
      },
    ]);
  });

  test.each([true, false])(
    'so is who writes to a bot that is down, if its settings say so: %s',
    async (yes) => {
      await set({ escalateWhenDown: yes });
      await says('talking');
      await silence();
      await follow(rescue(place.ports));
      expect(await requests()).toBe(yes ? 1 : 0);
      const stage = rescue(place.ports);
      place.at(5 * MINUTE);
      await says('late');
      await follow(stage, 'message.added');
      await follow(stage, 'message.added');
      expect(await requests()).toBe(yes ? 2 : 0);
      for (const minute of [6, 7]) {
        place.at(minute * MINUTE);
        await beat();
      }
      await follow(stage, 'bot.health_changed');
      await says('later still');
      await follow(stage, 'message.added');
      expect(await requests()).toBe(yes ? 2 : 0);
    },
  );

  test('so is who is handed back to a bot that is down', async () => {
    await says('talking');
    const memberId = await engine.furnish.member(place.organizationId, { name: 'Olivia' });
    const operator = { memberId, name: 'Olivia' };
    const { organizationId, ports } = place;
    const conversationId = (await place.entries()).find((entry) => 'conversationId' in entry)!.conversationId;
    const act = (wanted: Act) =>
      perform(ports, () => ports.journal.load(organizationId, conversationId), {
        organizationId,
        act: wanted,
        now: place.now(),
      });
    const handoffId = ports.newId();
    await act({ type: 'request', handoffId, reason: 'explicit', evidence: [], slaMs: MINUTE });
    const claimed = await act({ type: 'claim', handoffId, operator, via: 'app' });
    await silence();
    const stage = rescue(ports);
    await follow(stage);
    expect(await requests()).toBe(1);
    const { fence } = claimed!.conversation;
    await act({ type: 'hand_back', operator, fence, outcome: 'Rebooked', facts: {} });
    await follow(stage);
    expect(await requests()).toBe(2);
  });

  test('all of them are counted and rescued, however many', { timeout: 60_000 }, async () => {
    const many = 1030;
    const batches = Array.from({ length: many / 103 }, (_, n) =>
      Array.from({ length: 103 }, (_v, m) => n * 103 + m),
    );
    for (const batch of batches) await Promise.all(batch.map((n) => says(`talking ${n}`)));
    await silence();
    expect((await changes()).at(-1)?.affected).toBe(many);
    await follow(rescue(place.ports), 'bot.health_changed');
    expect(await requests()).toBe(many);
  });

  test('updates are entries and rows, once', async () => {
    const data = { bot: place.botId, chunks: 12, source: 'supplier-spec-2026.pdf' };
    const event = { specversion: '1.0' as const, id: 'u', source: '/p', type: 'bot.knowledge_added', data };
    expect(await place.take(event)).toMatchObject({ status: 'accepted', repeated: false });
    expect(await place.take(event)).toMatchObject({ status: 'accepted', repeated: true });
    const entries = await place.entries();
    expect(entries).toMatchObject([
      { type: 'bot.updated', update: { details: { kind: 'knowledge_added', chunks: 12 }, diff: null } },
    ]);
  });
});
