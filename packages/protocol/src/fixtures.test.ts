/** `fixtures/` for every implementation of the contract, ours included: what must be taken, and what must not and where it is wrong. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CloudEvent } from './cloud-event.ts';
import { Command, CustomerCommand } from './commands.ts';
import { EVENTS, parseEvent } from './events.ts';
import { PushPayload } from './push.ts';
import { Page, SyncAnswer } from './sync.ts';

type Verdict = { ok: true } | { ok: false; wrongAt: string[] };

const by =
  (schema: z.ZodType) =>
  (value: unknown): Verdict => {
    const { success, error } = schema.safeParse(value);
    return success ? { ok: true } : { ok: false, wrongAt: error.issues.map(({ path }) => path.join('.')) };
  };

function event(value: unknown): Verdict {
  const envelope = CloudEvent.safeParse(value);
  if (!envelope.success) return by(CloudEvent)(value);
  const parsed = parseEvent(envelope.data.type, envelope.data.data);
  if (parsed.ok) return { ok: true };
  if (parsed.code === 'unsupported_event') return { ok: false, wrongAt: ['type'] };
  return { ok: false, wrongAt: parsed.issues.map(({ path }) => path.join('.')) };
}

const CHECKS: Record<string, (value: unknown) => Verdict> = {
  event,
  command: by(Command),
  'customer-command': by(CustomerCommand),
  page: by(Page),
  'sync-answer': by(SyncAnswer),
  push: by(PushPayload),
};

const Fixture = z.strictObject({
  is: z.enum(Object.keys(CHECKS)),
  wrongAt: z.string().optional(),
  value: z.unknown(),
});

function fixturesIn(folder: 'valid' | 'invalid') {
  const place = new URL(`../fixtures/${folder}/`, import.meta.url);
  return readdirSync(place).map((name) => ({
    name,
    ...Fixture.parse(JSON.parse(readFileSync(new URL(name, place), 'utf8'))),
  }));
}

describe('valid', () => {
  test.each(fixturesIn('valid'))('$name', ({ is, value }) => {
    expect(CHECKS[is]?.(value)).toEqual({ ok: true });
  });
});

describe('invalid', () => {
  test.each(fixturesIn('invalid'))('$name', ({ is, value, wrongAt }) => {
    expect(CHECKS[is]?.(value)).toEqual({ ok: false, wrongAt: [wrongAt] });
  });
});

test('every kind of fixture is there, valid and invalid', () => {
  const kinds = (folder: 'valid' | 'invalid') => new Set(fixturesIn(folder).map(({ is }) => is));
  expect([...kinds('valid')].sort()).toEqual(Object.keys(CHECKS).sort());
  expect(kinds('invalid').size).toBeGreaterThanOrEqual(5);
});

test.each(Object.entries(EVENTS))('the sample of %s is valid', (type, { sample }) => {
  expect(parseEvent(type, sample)).toMatchObject({ ok: true, event: { type } });
});

test('what every object inherits is no event type', () => {
  expect(parseEvent('constructor', {})).toEqual({ ok: false, code: 'unsupported_event' });
});
