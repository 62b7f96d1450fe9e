/** The known name that `given` was probably meant to be: at most a third of its letters differ; else `undefined`. */
export function nearestName(given: string, known: string[]): string | undefined {
  const ranked = known
    .map((name) => ({ name, far: distance(given, name) }))
    .sort((one, other) => one.far - other.far);
  const [best] = ranked;
  return best && best.far <= given.length / 3 ? best.name : undefined;
}

/** Letters to put in, take out or change (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (const [n, letter] of [...one].entries()) {
    const next = [n + 1];
    for (const [m, wanted] of [...other].entries())
      next.push(Math.min(next[m]! + 1, row[m + 1]! + 1, row[m]! + (letter === wanted ? 0 : 1)));
    row = next;
  }
  return row[other.length]!;
}
