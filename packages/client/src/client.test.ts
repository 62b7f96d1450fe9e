/** What happens before the device has read what it keeps: a phone that a push woke shows a conversation at once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FaultyWorld } from './testing/faulty-world.ts';
import { CONVERSATIONS } from './testing/model-server.ts';

const [ONE] = CONVERSATIONS;

test('a thread that is opened while the device still reads what it kept is loaded, and stays open', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, known) => {
      const world = new FaultyWorld(scheduler);
      if (known) world.client.openThread(ONE);
      await world.settle();
      world.restart();
      world.client.openThread(ONE);
      await world.settle();
      world.write(world.server.customerSays(ONE));
      await world.settle();
      const thread = world.client.getState().threads[ONE];
      expect(thread).toMatchObject({ open: true, loading: false });
      expect(thread!.entries.at(-1)!.seq).toBe(world.client.getState().snapshot!.cursor.seq);
    }),
    { numRuns: 30 },
  );
});
