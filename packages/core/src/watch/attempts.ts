/** What was told of a step: when its attempts began and how they ended, oldest first. It is the same in whatever order it was told. */
export type Told = { begins: readonly number[]; ends: readonly End[] };
type End = { at: number; succeeded: boolean };

/** `guessed`: its end was told, but not its start, which stands at its end then. */
export type Attempt = {
  status: 'running' | 'done' | 'failed';
  startedAt: number;
  finishedAt: number | null;
  guessed?: 'start';
};

/** Who tries a step oftener is remembered so far back. */
const KEPT = 20;

export const withBegin = ({ begins, ends }: Told, at: number): Told => ({
  begins: begins.includes(at) ? begins : [...begins, at].sort((a, b) => a - b).slice(-KEPT),
  ends,
});

export const withEnd = ({ begins, ends }: Told, end: End): Told => ({
  begins,
  ends: ends.some(({ at }) => at === end.at) ? ends : [...ends, end].sort((a, b) => a.at - b.at).slice(-KEPT),
});

export const since = ({ begins, ends }: Told, from: number): Told => ({
  begins: begins.filter((at) => at >= from),
  ends: ends.filter(({ at }) => at >= from),
});

/**
 * The newest attempt; something must have been told. An end that is later than an end behind the newest start is of an attempt whose start
 * has not come. An end before the newest start is of an earlier attempt, unless there are as many ends as starts: then the clocks differ.
 */
export function newestAttempt({ begins, ends }: Told): Attempt {
  const begun = begins.at(-1);
  const [before, end] = ends.length > 1 ? ends.slice(-2) : [undefined, ends[0]];
  if (end === undefined) return { status: 'running', startedAt: begun ?? 0, finishedAt: null };
  const status = end.succeeded ? 'done' : 'failed';
  const alone = { status, startedAt: end.at, finishedAt: end.at, guessed: 'start' } as const;
  if (begun === undefined) return alone;
  if (end.at <= begun && ends.length < begins.length)
    return { status: 'running', startedAt: begun, finishedAt: null };
  const missing = ends.length > begins.length && before !== undefined && before.at >= begun;
  return missing || end.at < begun ? alone : { status, startedAt: begun, finishedAt: end.at };
}
