import { problem } from '@baton/protocol';
import type { Answer, Reply } from '@baton/protocol';
import type { z } from 'zod';
import { RefusedError } from '../journal/refused.ts';
import { storable } from '../journal/storable.ts';
import type { Clock } from '../ports/clock.ts';
import type { Bucket } from './bucket.ts';

export type Door = { bucket: Bucket; clock: Clock; failed: (error: unknown) => void };

/** Answers a socket request: checked against its schema and rate, refused with a problem document, never thrown into the socket. */
export async function answer<In, Out>(
  door: Door,
  asked: { schema: z.ZodType<In>; input: unknown; reply: unknown },
  run: (input: In) => Promise<Out>,
): Promise<void> {
  if (typeof asked.reply !== 'function') return;
  (asked.reply as Reply<Out>)(await attempt(door, asked.schema, asked.input, run));
}

async function attempt<In, Out>(
  door: Door,
  schema: z.ZodType<In>,
  input: unknown,
  run: (input: In) => Promise<Out>,
): Promise<Answer<Out>> {
  if (!door.bucket.take(door.clock.now())) return { ok: false, problem: problem({ code: 'rate_limited' }) };
  try {
    const parsed = schema.safeParse(storable(input));
    if (!parsed.success) throw new RefusedError('invalid_request', { issues: parsed.error.issues });
    return { ok: true, value: await run(parsed.data) };
  } catch (error) {
    if (error instanceof RefusedError) return { ok: false, problem: problem(error.refused) };
    door.failed(error);
    return { ok: false, problem: problem({ code: 'unavailable' }) };
  }
}
