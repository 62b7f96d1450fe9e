import { beforeEach, expect, test } from 'vitest';
import { every } from './every.ts';

let armed: { ms: number; task: () => void }[];
const clock = {
  now: () => 0,
  after(ms: number, task: () => void) {
    const one = { ms, task };
    armed.push(one);
    return () => void (armed = armed.filter((other) => other !== one));
  },
};
const ring = (): void => armed.shift()!.task();
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A task whose runs are ended by hand. */
function held() {
  const runs: PromiseWithResolvers<void>[] = [];
  const failures: unknown[] = [];
  const run = (): Promise<void> => {
    const one = Promise.withResolvers<void>();
    runs.push(one);
    return one.promise;
  };
  return { runs, failures, task: { run, failed: (error: unknown) => void failures.push(error) } };
}

beforeEach(() => {
  armed = [];
});

test('the next run is armed when the last one has ended: a slow one never meets itself', async () => {
  const { runs, task } = held();
  every(clock, 1000, task);
  expect(armed).toMatchObject([{ ms: 1000 }]);
  ring();
  expect(armed).toEqual([]);
  runs[0]!.resolve();
  await settled();
  expect(armed).toMatchObject([{ ms: 1000 }]);
});

test('the first run may come sooner, or later', async () => {
  const { runs, task } = held();
  every(clock, 1000, { ...task, firstAfter: 250 });
  expect(armed).toMatchObject([{ ms: 250 }]);
  ring();
  runs[0]!.resolve();
  await settled();
  expect(armed).toMatchObject([{ ms: 1000 }]);
});

test('what fails is told, and tried again', async () => {
  const { runs, failures, task } = held();
  every(clock, 1000, task);
  ring();
  runs[0]!.reject(new Error('away'));
  await settled();
  expect(failures).toMatchObject([{ message: 'away' }]);
  expect(armed).toHaveLength(1);
});

test('whoever ends it waits for what is under way, and nothing comes after', async () => {
  const { runs, task } = held();
  const end = every(clock, 1000, task);
  ring();
  let over = false;
  const ending = end().then(() => (over = true));
  await settled();
  expect(over).toBe(false);
  runs[0]!.resolve();
  await ending;
  expect(armed).toEqual([]);
});

test('ended while it rests, it is over at once', async () => {
  const { task } = held();
  await every(clock, 1000, task)();
  expect(armed).toEqual([]);
});
