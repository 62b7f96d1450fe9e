import type { z } from 'zod';
import definitions from './events/index.gen.ts';

type Definitions = typeof definitions;
type Definition = Definitions[keyof Definitions];

/** Every event that a platform may send, by its type. */
export const EVENTS: Record<string, Definition> = Object.fromEntries(
  Object.values(definitions).map((event) => [event.type, event]),
);

/** A platform's event whose data fitted its schema. */
export type PlatformEvent = {
  [K in keyof Definitions]: { type: Definitions[K]['type']; data: z.output<Definitions[K]['data']> };
}[keyof Definitions];

export type ParsedEvent =
  | { ok: true; event: PlatformEvent }
  | { ok: false; code: 'unsupported_event' }
  | { ok: false; code: 'invalid_request'; issues: z.core.$ZodIssue[] };

export function parseEvent(type: string, data: unknown): ParsedEvent {
  const definition = Object.hasOwn(EVENTS, type) ? EVENTS[type] : undefined;
  if (!definition) return { ok: false, code: 'unsupported_event' };
  const parsed = definition.data.safeParse(data);
  if (!parsed.success) return { ok: false, code: 'invalid_request', issues: parsed.error.issues };
  return { ok: true, event: { type: definition.type, data: parsed.data } as PlatformEvent };
}
