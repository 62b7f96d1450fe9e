import type { Diff } from '@baton/protocol';

export type DiffLine = { kind: 'same' | 'gone' | 'new'; text: string };

/** More lines than this are shown as all gone and all new: the table would be large, and nobody reads it. */
const MOST = 400;

/** Both texts line by line: the longest common run of lines stays, the rest went or came. */
export function diffLines({ before, after }: Diff): DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const line = (kind: DiffLine['kind']) => (text: string) => ({ kind, text });
  if (a.length > MOST || b.length > MOST) return [...a.map(line('gone')), ...b.map(line('new'))];
  const common = table(a, b);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: 'same', text: a[i]! });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      lines.push({ kind: 'gone', text: a[i]! });
      i += 1;
    } else {
      lines.push({ kind: 'new', text: b[j]! });
      j += 1;
    }
  }
  return lines;
}

/** Length of the longest common subsequence of what follows each pair of places. */
function table(a: readonly string[], b: readonly string[]): number[][] {
  const common = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      common[i]![j] =
        a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  return common;
}
