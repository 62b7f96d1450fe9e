import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { closedTo, type RunAs } from './run-as.ts';

const ELSEWHERE = '/var/lib/baton';

type Choice = { folder: string; user: RunAs; say: (line: string) => void };

/**
 * The data directory when nobody chose one: `.data` in `folder`. Root cannot run PostgreSQL, and the user that runs it instead
 * may not enter root's home, for example: then it is `/var/lib/baton`, and one line says so.
 */
export function chooseDataDir({ folder, user, say }: Choice): string {
  const here = join(folder, '.data');
  const closed = closedTo(user, existsSync(here) ? here : folder);
  if (closed === undefined) return here;
  say(
    `The data goes to ${ELSEWHERE}: PostgreSQL runs as ${user?.name}, who may not enter ${closed}. BATON_DATA chooses another place.`,
  );
  return ELSEWHERE;
}
