/** One operation on a claim, as its client saw it. Times are of one clock; an unknown end is `Infinity`. */
export type Operation = {
  kind: 'claim' | 'release' | 'read';
  by: string;
  /** `unknown`: no answer came; it may have taken effect at any time since, or never. */
  answer: 'ok' | 'refused' | 'unknown';
  /** What a read answered: the holder. */
  seen?: string | null;
  start: number;
  end: number;
};

type Holder = string | null;
const IMPOSSIBLE = Symbol('impossible');

/** The holder after `operation`, if its answer can be true when `holder` holds. A holder's repeated claim is a success. */
function step(holder: Holder, { kind, by, answer, seen }: Operation): Holder | typeof IMPOSSIBLE {
  if (kind === 'read') return seen === holder ? holder : IMPOSSIBLE;
  const succeeds = kind === 'claim' ? holder === null || holder === by : holder === by;
  if (answer === 'ok' && !succeeds) return IMPOSSIBLE;
  if (answer === 'refused') return succeeds ? IMPOSSIBLE : holder;
  if (!succeeds) return holder;
  return kind === 'claim' ? by : null;
}

/** Places looked at before the search gives up: about a second. */
const PLACES = 50_000;

/** A place in the search: what has been put in order so far, and who holds then. */
type Place = { done: bigint; used: bigint; holder: Holder };

/**
 * Whether some order of the operations explains every answer, each taking effect between its start and its end (Wing and Gong's search,
 * with Lowe's memory of places already tried). For one conversation; up to a few hundred operations. `undecided` when there are too many
 * orders to try.
 */
export function judge(
  history: readonly Operation[],
  initial: Holder = null,
): 'linearizable' | 'violated' | 'undecided' {
  const certain = history.filter(({ answer }) => answer !== 'unknown').sort((a, b) => a.start - b.start);
  const perhaps = history
    .filter(({ answer, kind }) => answer === 'unknown' && kind !== 'read')
    .sort((a, b) => a.start - b.start);
  const all = (1n << BigInt(certain.length)) - 1n;
  const tried = new Set<string>();
  let left = PLACES;
  const stack: Place[] = [{ done: 0n, used: 0n, holder: initial }];
  for (let place = stack.pop(); place; place = stack.pop()) {
    if (place.done === all) return 'linearizable';
    // Unknown answers make the search exponential.
    if ((left -= 1) < 0) return 'undecided';
    const key = `${place.done}/${place.used}/${place.holder}`;
    if (tried.has(key)) continue;
    tried.add(key);
    stack.push(...following(place, certain, perhaps));
  }
  return 'violated';
}

/** The places after each operation that may come next: one that started before every operation still open has ended. */
function following(place: Place, certain: readonly Operation[], perhaps: readonly Operation[]): Place[] {
  const { done, used, holder } = place;
  let firstEnd = Number.POSITIVE_INFINITY;
  const open: number[] = [];
  for (const [n, operation] of certain.entries()) {
    if (operation.start >= firstEnd) break;
    if (done & (1n << BigInt(n))) continue;
    open.push(n);
    firstEnd = Math.min(firstEnd, operation.end);
  }
  const places: Place[] = [];
  for (const [n, operation] of perhaps.entries()) {
    if (used & (1n << BigInt(n)) || operation.start >= firstEnd) continue;
    const next = step(holder, operation);
    if (next !== IMPOSSIBLE && next !== holder)
      places.push({ done, used: used | (1n << BigInt(n)), holder: next });
  }
  for (const n of open) {
    const operation = certain[n]!;
    const next = operation.start < firstEnd ? step(holder, operation) : IMPOSSIBLE;
    if (next !== IMPOSSIBLE) places.push({ done: done | (1n << BigInt(n)), used, holder: next });
  }
  return places;
}
