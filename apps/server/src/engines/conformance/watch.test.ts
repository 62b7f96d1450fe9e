import { averageOf, HISTORY_KEPT, p95Of } from '@baton/core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { auditSteps, fireDueSteps } from '../../clock/step-watch.ts';
import { ENGINES } from '../testing/engines.ts';
import type { UnderTest } from '../testing/engines.ts';
import { START, watchedPlace } from '../testing/watched.ts';
import type { WatchedPlace } from '../testing/watched.ts';

const MINUTE = 60_000;

/** The real stage and the real clock's work on each engine, at times that the test chooses. */
describe.each(ENGINES)('the workflow watch on %s', (_name, open) => {
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

  const reference = (run: string) => ({ workflow: 'onboarding', run });
  const step = { number: 1, name: 'Enrich contact' };
  const begin = (run: string) =>
    place.send('workflow.started', { ...reference(run), name: 'Onboarding', bot: place.botId, steps: 5 });
  const stepBegins = (run: string) => place.send('workflow.step_started', { ...reference(run), step });
  const stepEnds = (run: string) => place.send('workflow.step_finished', { ...reference(run), step });
  const look = () => fireDueSteps(place.ports, place.now());
  const stuck = async () => (await place.types()).filter((type) => type === 'workflow.stuck').length;

  /** Runs whose step takes two minutes, one after the other; answers when the last one ended. */
  async function history(runs: number): Promise<number> {
    for (let n = 0; n < runs; n += 1) {
      place.at(n * 10 * MINUTE);
      await begin(`old-${n}`);
      await stepBegins(`old-${n}`);
      place.at(n * 10 * MINUTE + 2 * MINUTE);
      await stepEnds(`old-${n}`);
    }
    return runs * 10 * MINUTE;
  }

  test('a step is stuck after its history says so: once, and over by itself', async () => {
    const t = await history(5);
    place.at(t);
    await begin('new');
    await stepBegins('new');
    place.at(t + 6 * MINUTE - 1);
    expect(await look()).toBe(0);
    expect(await engine.watch.nextStep()).toBe(START + t + 6 * MINUTE);
    place.at(t + 15 * MINUTE);
    await Promise.all([look(), look()]);
    await look();
    expect(await stuck()).toBe(1);
    expect((await place.entries()).at(-1)).toMatchObject({
      type: 'workflow.stuck',
      workflow: 'Onboarding',
      steps: 5,
      runningMs: 15 * MINUTE,
      step: { number: 1, averageMs: 2 * MINUTE, status: 'stuck' },
    });
    await stepEnds('new');
    expect((await place.types()).slice(-2)).toEqual(['workflow.unstuck', 'workflow.step_finished']);
    expect(await engine.watch.nextStep()).toBeNull();
  });

  test('without enough runs the limit counts', async () => {
    const t = await history(4);
    place.at(t);
    await stepBegins('new');
    expect(await engine.watch.nextStep()).toBe(START + t + 30 * MINUTE);
  });

  test('a step has a limit of its own, until its history decides', async () => {
    await stepBegins('first');
    const [added] = (await place.entries()).filter((entry) => entry.type === 'workflow.added');
    await engine.furnish.stepLimit(added!.workflow.id, step.name, 3 * MINUTE);
    await engine.furnish.stepLimit(added!.workflow.id, 'Another', MINUTE);
    const t = await history(4);
    place.at(t);
    await stepBegins('new');
    place.at(t + 3 * MINUTE - 1);
    await look();
    const inRun = async () => (await place.entries()).filter((entry) => entry.type === 'workflow.stuck');
    expect((await inRun()).map(({ runningMs }) => runningMs)).toEqual([t + 3 * MINUTE - 1]);
    expect(await engine.watch.nextStep()).toBe(START + t + 3 * MINUTE);
    place.at(t + 3 * MINUTE);
    await look();
    expect(await stuck()).toBe(2);
    await stepEnds('new');
    await stepBegins('newest');
    expect(await engine.watch.nextStep()).toBe(place.now() + 6.6 * MINUTE);
  });

  test('a step that was slow elsewhere meanwhile gives this one more time', async () => {
    const t = await history(5);
    place.at(t);
    await stepBegins('slow');
    await stepBegins('new');
    place.at(t + 5 * MINUTE);
    await stepEnds('slow');
    place.at(t + 6 * MINUTE);
    await look();
    expect(await stuck()).toBe(0);
    expect(await engine.watch.nextStep()).toBe(START + t + 7.5 * MINUTE);
  });

  test('the history keeps the newest durations, and average and p95 equal a recount', async () => {
    const took = Array.from({ length: HISTORY_KEPT + 7 }, (_, n) => 1000 + ((n * 7919) % 5000));
    for (const [n, ms] of took.entries()) {
      place.at(n * 10_000);
      await stepBegins(`run-${n}`);
      place.at(n * 10_000 + ms);
      await stepEnds(`run-${n}`);
    }
    const newest = took.slice(-HISTORY_KEPT);
    const started = (await place.entries()).find((entry) => entry.type === 'workflow.added');
    const kept = (await engine.watch.step(started?.workflow.id ?? '', step.name)).history;
    expect(kept).toEqual({ done: took.length, recent: newest });
    expect(averageOf(kept)).toBe(Math.round(newest.reduce((a, b) => a + b) / newest.length));
    expect(p95Of(kept)).toBe(newest.toSorted((a, b) => a - b)[Math.ceil(HISTORY_KEPT * 0.95) - 1]);
  });

  test('many steps that end at once all count', async () => {
    const runs = Array.from({ length: 12 }, (_, n) => `at-once-${n}`);
    await Promise.all(runs.map(stepBegins));
    place.at(3000);
    const answers = await Promise.all(runs.map(stepEnds));
    expect(answers.map(({ status }) => status)).toEqual(runs.map(() => 'accepted'));
    const added = (await place.entries()).filter((entry) => entry.type === 'workflow.added');
    expect(added).toHaveLength(1);
    const [workflow] = added;
    expect((await engine.watch.step(workflow!.workflow.id, step.name)).history.done).toBe(12);
  });

  test('the same event again is the same event; another under its id is refused', async () => {
    const event = {
      specversion: '1.0' as const,
      id: 'one',
      source: '/platform',
      type: 'workflow.started',
      data: { ...reference('r'), name: 'Onboarding' },
    };
    expect(await place.take(event)).toMatchObject({ status: 'accepted', repeated: false });
    expect(await place.take(event)).toMatchObject({ status: 'accepted', repeated: true });
    const other = { ...event, data: { ...event.data, name: 'Other' } };
    expect(await place.take(other)).toMatchObject({ problem: { code: 'id_conflict' } });
    expect(await place.types()).toEqual(['workflow.added', 'workflow.started']);
  });

  test("a key of one bot neither sees nor touches another bot's workflows", async () => {
    await begin('r');
    const other = await engine.furnish.bot(place.organizationId, 'Other');
    const event = { specversion: '1.0' as const, id: 'x', source: '/p', type: 'workflow.finished' };
    const data = { ...reference('r'), status: 'success' };
    expect(await place.take({ ...event, data }, other)).toMatchObject({ problem: { code: 'not_found' } });
    expect(await place.take({ ...event, data }, place.botId)).toMatchObject({ status: 'accepted' });
  });

  test('the auditor puts back a timer that is missing', async () => {
    await stepBegins('r');
    const [timer] = await engine.watch.dueSteps(START + 60 * MINUTE, 1);
    await engine.watch.dropStep(timer!);
    expect(await auditSteps(place.ports)).toMatchObject([{ runId: timer!.runId, step: 1 }]);
    expect(await auditSteps(place.ports)).toEqual([]);
    await look();
    // It was put back as due; the step is not stuck yet, so it waits on.
    expect(await engine.watch.nextStep()).toBe(timer!.dueAt);
  });
});
