import { RefusedError } from '../journal/refused.ts';

/** A place in a list that is ordered by time and id, newest first. */
type Place = { at: number; id: string };

const FORM = /^(\d{1,16})\.([0-9a-f-]{36})$/i;

/** Throws `invalid_request` for what `placeText` did not write. Without text, the list's beginning. */
export function placeOf(text: string | undefined): Place {
  if (text === undefined) return { at: Number.MAX_SAFE_INTEGER, id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
  const [, at, id] = FORM.exec(text) ?? [];
  if (!at || !id)
    throw new RefusedError('invalid_request', { issues: [{ path: ['after'], message: 'no such place' }] });
  return { at: Number(at), id };
}

/** One row more than a page was asked for: it tells whether there are more. */
export function pageOf<Row>(
  rows: Row[],
  size: number,
  place: (row: Row) => Place,
): { page: Row[]; next: string | null } {
  const page = rows.slice(0, size);
  const last = page.at(-1);
  if (!last || rows.length <= size) return { page, next: null };
  const { at, id } = place(last);
  return { page, next: `${at}.${id}` };
}
