/** Where each item of a list begins, in px from its top, and at last where the list ends. */
export function placesOf(heights: readonly number[]): number[] {
  const places = [0];
  let end = 0;
  for (const height of heights) {
    end += height;
    places.push(end);
  }
  return places;
}

/** The items that touch what lies between `top` and `bottom`, in px: from the first up to, but not with, the last. */
export function itemsBetween(places: readonly number[], top: number, bottom: number): [number, number] {
  const count = places.length - 1;
  // The one that begins last before the top, and the one that begins first after the bottom.
  const from = Math.min(Math.max(0, beginningAfter(places, top) - 1), count);
  return [from, Math.min(count, Math.max(from, beginningAfter(places, bottom)))];
}

/** The first place beyond `at`. */
function beginningAfter(places: readonly number[], at: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

export type Placed = { keys: readonly string[]; places: readonly number[] };

/** How far the items from `from` up to `to` have moved, in px: most of them, whatever a single one did. */
export function shiftOf(was: Placed, now: Placed, [from, to]: readonly [number, number]): number {
  const place = new Map(now.keys.map((key, n) => [key, now.places[n]!]));
  const shifts = was.keys.slice(from, to).flatMap((key, n) => {
    const at = place.get(key);
    return at === undefined ? [] : [at - was.places[from + n]!];
  });
  return shifts.sort((a, b) => a - b)[shifts.length >> 1] ?? 0;
}
