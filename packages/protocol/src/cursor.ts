// Without schemas: the app loads this, and schemas are heavy.

/** Where a reader stands: the journal's life (`epoch`) and the last entry it has seen. */
export type Cursor = { epoch: string; seq: number };

/** On the wire: `epoch:seq`. */
export const CURSOR = /^[A-Za-z0-9_-]{1,36}:\d{1,15}$/;

export const formatCursor = (cursor: Cursor): string => `${cursor.epoch}:${cursor.seq}`;

/** `null` when the text is not a cursor. */
export function parseCursor(text: string): Cursor | null {
  if (!CURSOR.test(text)) return null;
  const colon = text.lastIndexOf(':');
  return { epoch: text.slice(0, colon), seq: Number(text.slice(colon + 1)) };
}
