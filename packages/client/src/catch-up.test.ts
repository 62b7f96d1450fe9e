/** Whatever the network did, and however often the app was closed: in the end the client has what a fresh fetch would give it. */
import { snapshotOf } from '@baton/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FaultyWorld } from './testing/faulty-world.ts';
import type { Fault, PageFault } from './testing/faulty-world.ts';
import { CONVERSATIONS } from './testing/model-server.ts';

type Step = fc.AsyncCommand<object, FaultyWorld>;

const step = (name: string, act: (world: FaultyWorld) => void): Step => ({
  check: () => true,
  run: async (_model, world) => act(world),
  toString: () => name,
});
const always = (name: string, act: (world: FaultyWorld) => void): fc.Arbitrary<Step> =>
  fc.constant(null).map(() => step(name, act));

const which = fc.nat({ max: CONVERSATIONS.length - 1 });
const some = { minLength: 1, maxLength: 3 };

/** What goes on in the journal, and what is looked at. */
const journal: fc.Arbitrary<Step>[] = [
  which.map((n) =>
    step(`customer says in ${n}`, (world) => world.write(world.server.customerSays(CONVERSATIONS[n]!))),
  ),
  which.map((n) => step(`open ${n}`, (world) => world.client.openThread(CONVERSATIONS[n]!))),
  which.map((n) => step(`close ${n}`, (world) => world.client.closeThread(CONVERSATIONS[n]!))),
  which.map((n) => step(`older of ${n}`, (world) => void world.client.loadOlder(CONVERSATIONS[n]!))),
  always('compact', (world) => world.server.compact()),
  fc.nat({ max: 3 }).map((lost) => step(`new epoch, ${lost} lost`, (world) => world.server.newEpoch(lost))),
  fc.constantFrom(500, 1600, 3100, 21_000).map((ms) => step(`${ms} ms pass`, (world) => world.pass(ms))),
];

/** What else can go wrong, and what is sent meanwhile. */
const troubles: fc.Arbitrary<Step>[] = [
  which.map((n) => step(`send in ${n}`, (world) => world.send(n))),
  which.map((n) =>
    step(`owner of ${n} changes`, (world) => world.write(world.server.ownerChanges(CONVERSATIONS[n]!))),
  ),
  fc
    .array(fc.constantFrom<Fault>('fine', 'unreached', 'unheard'), some)
    .map((faults) => step(`requests ${faults.join()}`, (world) => void world.faults.push(...faults))),
  fc
    .array(fc.constantFrom<PageFault>('fine', 'lost', 'twice'), some)
    .map((faults) => step(`pages ${faults.join()}`, (world) => void world.pageFaults.push(...faults))),
  fc.boolean().map((open) => step(`socket ${open ? 'opens' : 'breaks'}`, (world) => world.socket(open))),
  fc.boolean().map((up) => step(`network ${up ? 'up' : 'down'}`, (world) => world.network(up))),
  always('restart', (world) => world.restart()),
];

const endsAsAFreshFetch = (steps: fc.Arbitrary<Step>[], numRuns: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.commands(steps, { maxCommands: 60, size: '+2' }),
      async (scheduler, commands) => {
        const world = new FaultyWorld(scheduler);
        await fc.scheduledModelRun(scheduler, () => ({ model: {}, real: world }), commands);
        await world.settle();
        agrees(world);
      },
    ),
    { numRuns },
  );

test('any interleaving ends in the state of a fresh fetch, with one entry for each message sent', () =>
  endsAsAFreshFetch([...journal, ...troubles], 1500));

test('a thread that is open while the journal begins anew has no hole', () =>
  endsAsAFreshFetch(journal, 1500));

function agrees({ client, server, sent }: FaultyWorld): void {
  const state = client.getState();
  // A socket that once did not answer is not asked again before it speaks.
  expect(['live', 'polling']).toContain(state.phase);
  expect(snapshotOf(state.snapshot!)).toEqual(server.snapshot());
  for (const [conversationId, thread] of Object.entries(state.threads)) {
    const all = server.threadEntries(conversationId);
    expect(thread.loading).toBe(false);
    expect(thread.entries).toEqual(all.slice(all.length - thread.entries.length));
    // News may have brought the rest of the older ones already: then `more` asks once in vain.
    if (!thread.more) expect(thread.entries).toHaveLength(all.length);
  }
  const failed = new Set(state.outbox.filter((item) => item.state === 'failed').map(({ id }) => id));
  expect(state.outbox).toHaveLength(failed.size);
  for (const id of sent) expect(server.entriesOfMessage(id)).toHaveLength(failed.has(id) ? 0 : 1);
}
