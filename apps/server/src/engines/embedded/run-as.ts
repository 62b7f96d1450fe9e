import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** PostgreSQL refuses to run as root; undefined means: as ourselves. */
export type RunAs = { name: string; uid: number; gid: number } | undefined;

/** An unnamed uid does not do: initdb looks its own name up. */
export function chooseRunAs(passwd = '/etc/passwd'): RunAs {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync(passwd, 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  return users.find(({ name }) => name === 'postgres') ?? users.find(({ name }) => name === 'nobody');
}

/** The first folder on the way to `path` that `user` may not pass through. */
export function closedTo(user: RunAs, path: string): string | undefined {
  if (user === undefined) return undefined;
  const parent = dirname(path);
  const above = parent === path ? undefined : closedTo(user, parent);
  return above ?? (mayPass(user, path) ? undefined : path);
}

function mayPass(user: NonNullable<RunAs>, path: string): boolean {
  const { mode, uid, gid } = statSync(path);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  return (mode & (gid === user.gid ? 0o010 : 0o001)) !== 0;
}
