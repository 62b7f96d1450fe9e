import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Is there a process of this id? One of another user counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Name of the program that runs as `pid`; '' when it cannot be told. */
export function programOf(pid: number): string {
  return process.platform === 'linux' ? read(`/proc/${pid}/comm`) : ps(pid, 'comm');
}

/**
 * Tells two processes with the same id apart: a reboot or a new container starts to count again.
 * '' when it cannot be told.
 */
export function birthOf(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'lstart');
  const afterName = read(`/proc/${pid}/stat`).split(') ').at(-1) ?? '';
  const startedAt = afterName.split(' ')[19] ?? '';
  return startedAt && `${read('/proc/sys/kernel/random/boot_id')}:${startedAt}`;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    // The process ended meanwhile, or /proc is hidden.
    if (error instanceof Error) return '';
    throw error;
  }
}

function ps(pid: number, column: string): string {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch (error) {
    // No such process, or no such program.
    if (error instanceof Error) return '';
    throw error;
  }
}
