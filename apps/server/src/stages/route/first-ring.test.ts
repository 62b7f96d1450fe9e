import { randomUUID } from 'node:crypto';
import type { Entry } from '@baton/protocol';
import { HandoffPolicy } from '@baton/protocol';
import { beforeEach, expect, test, vi } from 'vitest';
import { asking, begin, newPlace, NOW } from '../../engines/testing/conversations.ts';
import type { Place } from '../../engines/testing/conversations.ts';
import { ENGINES } from '../../engines/testing/engines.ts';
import type { UnderTest } from '../../engines/testing/engines.ts';
import { Appender } from '../../journal/append.ts';
import { Committer } from '../../journal/commit.ts';
import { HeardOf } from '../../journal/heard-of.ts';
import { Lags } from '../../journal/lags.ts';
import { perform } from '../../journal/perform.ts';
import type { Change } from '../../ports/journal.ts';
import type { StagePorts, Written } from '../../ports/stage.ts';
import { firstRing } from './first-ring.ts';
import { route } from './route.ts';

const REACH = { viewing: () => null, online: () => [], unwell: () => false };
const POLICY = HandoffPolicy.parse({});

let engine: UnderTest;
let place: Place;
let conversationId: string;
let ports: StagePorts;
let written: Written[];
let prepared: Partial<Change>[];
let failures: unknown[];
beforeEach(async () => {
  engine = await ENGINES[0]![1]();
  place = await newPlace(engine);
  ({ id: conversationId } = await begin(engine.journal, place));
  const alice = await engine.furnish.member(place.organizationId, { name: 'Alice' });
  await engine.furnish.device({ organizationId: place.organizationId, memberId: alice });
  written = [];
  prepared = [];
  failures = [];
  const { journal, directory, watch } = engine;
  const clock = { now: () => NOW, after: () => () => undefined };
  ports = {
    journal,
    directory,
    watch,
    clock,
    newId: randomUUID,
    botOf: (botId) => directory.bot(botId),
    policyOf: async () => POLICY,
    appender: new Appender(journal, () => undefined),
    committer: new Committer(journal),
    heardOf: new HeardOf(),
    lags: new Lags(),
    committed: (_organizationId, one) => void written.push(one!),
    preparing: (_organizationId, change) => void prepared.push(change),
    firstRing: firstRing(
      { directory, clock, newId: randomUUID, failed: (error) => void failures.push(error) },
      REACH,
    ),
  };
});

const ask = () =>
  perform(ports, () => engine.journal.load(place.organizationId, conversationId), {
    organizationId: place.organizationId,
    act: asking(),
    now: NOW,
  });
const entries = () => engine.journal.read(place.organizationId, { after: 0, limit: 100 });
const typesOf = (all: Entry[]) => all.map(({ type }) => type);
const follow = (entry: Entry) => route(ports, REACH).follow(place.organizationId, entry);
const take = () => engine.deliveries.take(NOW, { until: NOW + 1, limit: 10 });

test('a request and its ring are one commit, and the pushes are this node’s to send', async () => {
  await ask();
  const all = await entries();
  expect(typesOf(all)).toEqual(['conversation.started', 'handoff.requested', 'handoff.rang']);
  expect(all[2]).toMatchObject({ ring: 0, reachable: 1 });
  expect(written).toHaveLength(1);
  const [{ leased, about }] = written as [Written];
  expect(about).toBe(all[1]!.seq);
  expect(leased).toHaveLength(1);
  expect(prepared[0]!.deliveries).toEqual(leased);
  expect(await take()).toEqual([]);
  expect(await engine.deliveries.find(leased[0]!.id)).toMatchObject({ state: 'queued' });
});

test('the stage leaves alone what has rung', async () => {
  await ask();
  const request = (await entries())[1]!;
  expect(await follow(request)).toBeNull();
});

test.each([
  ['cannot be read', () => Promise.reject(new Error('away'))],
  ['make the rules throw', async () => ({ version: '0', members: [{} as never] })],
])('where members %s, the request is written all the same, and the stage rings', async (_what, ringRules) => {
  const { directory } = engine;
  directory.ringRules = ringRules;
  expect(await ask()).toMatchObject({ refusal: null });
  expect(failures).toHaveLength(1);
  const all = await entries();
  expect(typesOf(all)).toEqual(['conversation.started', 'handoff.requested']);
  expect(await follow(all[1]!)).toMatchObject({
    entries: [{ type: 'handoff.rang', reachable: 1 }],
    alert: { seq: all[1]!.seq },
    deliveries: [{ seq: all[1]!.seq }],
  });
});

test('rules are read once; whoever joins later rings all the same', async () => {
  const { directory, furnish } = engine;
  const { organizationId } = place;
  const reading = vi.spyOn(directory, 'ringRules');
  const askAnew = async (): Promise<number> => {
    ({ id: conversationId } = await begin(engine.journal, place));
    await ask();
    return written.at(-1)!.leased.length;
  };
  expect([await askAnew(), await askAnew()]).toEqual([1, 1]);
  expect(reading).toHaveBeenCalledTimes(1);
  const ben = await furnish.member(organizationId, { name: 'Ben' });
  await furnish.device({ organizationId, memberId: ben });
  expect([await askAnew(), await askAnew()]).toEqual([2, 2]);
  expect(reading).toHaveBeenCalledTimes(2);
});

test('what does not ask for a human rings nobody', async () => {
  await ask();
  written = [];
  await perform(ports, () => engine.journal.load(place.organizationId, conversationId), {
    organizationId: place.organizationId,
    act: { type: 'cancel' },
    now: NOW,
  });
  expect(written).toMatchObject([{ leased: [], about: null }]);
});
