import { z } from 'zod';
import { CURSOR } from './cursor.ts';

/** UUID, made by whoever creates the thing; a repeated id is the same thing. */
export const Id = z.uuid();
export type Id = z.infer<typeof Id>;

/** Milliseconds since 1970 (UTC). */
export const Instant = z.int().nonnegative();

/** A duration in milliseconds. */
export const Millis = z.int().nonnegative();

/** A person's or a thing's name as shown: one line, bounded. */
export const Name = z.string().trim().min(1).max(120);

/** What somebody wrote. 8,000 characters fit every connector. */
export const Text = z.string().min(1).max(8000);

/** Dense number of an entry in its organization's journal, from 1. */
export const Seq = z.int().nonnegative();

/** Grows by one at every change of a conversation's owner. */
export const Fence = z.int().nonnegative();

/** `epoch:seq`, as in `formatCursor`. */
export const CursorText = z.string().regex(CURSOR);
