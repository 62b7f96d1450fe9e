import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { EmbeddedUnavailable } from './errors.ts';
import { birthOf, isAlive } from './living-process.ts';

type Owner = { pid: number; birth: string };

/**
 * Makes this process the owner of a data directory, or throws `EmbeddedUnavailable` if another live one is.
 * The answer gives the directory up. What a killed process left behind is taken over.
 */
export function takeOwnership(path: string): () => void {
  const mine = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) } satisfies Owner);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, mine);
  try {
    for (let tries = 0; !linked(draft, path); tries += 1) {
      const text = readOwner(path);
      const owner = parseOwner(text);
      if ((owner && lives(owner)) || tries === 5) throw new EmbeddedUnavailable(heldBy(owner, path));
      if (text !== undefined) setAside(path, text);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (readOwner(path) === mine) rmSync(path, { force: true });
  };
}

/** A link appears at once with its content, and only one of several makers gets it. */
function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes exactly the lock that was read: if another process renewed it meanwhile, it is put back. */
function setAside(path: string, expected: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readOwner(aside) !== expected) linked(aside, path);
  rmSync(aside, { force: true });
}

const lives = (owner: Owner): boolean =>
  isAlive(owner.pid) && (owner.birth === '' || owner.birth === birthOf(owner.pid));

const heldBy = (owner: Owner | undefined, path: string): string =>
  `The data directory is in use by another Baton (process ${owner?.pid ?? 'unknown'}, see ${path}). ` +
  'Stop that one, choose another data directory, or set DATABASE_URL to share a PostgreSQL.';

function readOwner(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseOwner(text: string | undefined): Owner | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Owner);
  } catch (error) {
    // Half a lock: the machine went down while it was written.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
