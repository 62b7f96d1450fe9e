import { ConfigError } from '../config.ts';
import type { Config } from '../config.ts';
import { EmbeddedUnavailable } from '../engines/embedded/errors.ts';

/** The message is for the person at the terminal: what is wrong, and what to do. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}

/** Codes of sockets and of PostgreSQL that mean: the address or the login in DATABASE_URL is wrong, or nobody is there. */
const NO_DATABASE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'ENOENT',
  '28000',
  '28P01',
  '3D000',
  '57P03',
]);

/** One line for what somebody can mend; everything else is a bug, and keeps its stack. `config` is null when it could not be read. */
export function explain(error: unknown, config: Config | null): string {
  if (!(error instanceof Error)) return String(error);
  if ([ConfigError, EmbeddedUnavailable, CannotStart].some((kind) => error instanceof kind))
    return error.message;
  const { code = '', syscall, path } = error as NodeJS.ErrnoException;
  if (config && (syscall === 'listen' || syscall === 'bind')) return cannotListen(code, config);
  if (config?.DATABASE_URL !== undefined && (NO_DATABASE.has(code) || error.message.includes('timeout')))
    return `DATABASE_URL leads to no database (${error.message || code}). Start that PostgreSQL, mend DATABASE_URL, or leave it out to use the embedded one.`;
  if (config?.DATABASE_URL !== undefined && code === '42501')
    return `The user in DATABASE_URL may not make tables there (${error.message}). Grant it CREATE on the database and on its schema public.`;
  if (path !== undefined && ['EACCES', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC'].includes(code))
    return `The data directory cannot be used (${code}: ${path}). Set BATON_DATA to a folder that this user may write, or DATABASE_URL.`;
  return error.stack ?? error.message;
}

function cannotListen(code: string, { BATON_HOST, BATON_PORT }: Config): string {
  if (code === 'EADDRINUSE')
    return `Port ${BATON_PORT} is taken. Stop what listens there, or set BATON_PORT to another one.`;
  if (code === 'EACCES')
    return `Port ${BATON_PORT} may not be opened by this user. Set BATON_PORT to 1024 or more.`;
  return `Nothing can listen on ${BATON_HOST} (${code}). Set BATON_HOST to an address of this machine, or to 0.0.0.0 for all of them.`;
}
