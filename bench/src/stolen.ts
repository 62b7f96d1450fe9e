import { readFileSync } from 'node:fs';

const STAT = '/proc/stat';

/** Ticks that a virtual machine wanted to run and its host gave to others (`steal` of proc(5)); 0 where nobody counts them. */
export function stolen(): number {
  try {
    return stolenIn(readFileSync(STAT, 'utf8'));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw cause;
  }
}

/** The eighth figure of the line of all processors. */
export function stolenIn(stat: string): number {
  const [, ...figures] = stat.split('\n', 1)[0]!.split(/ +/);
  return Number(figures[7]);
}
