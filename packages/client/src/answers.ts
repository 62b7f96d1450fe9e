import type { Problem } from '@baton/protocol';

type Kind = 'string' | 'number' | 'boolean' | 'object';
type Shape<T> = { [K in keyof T]?: Kind };

/**
 * Whether a server's answer has what the app would break without. The server has checked the whole by its schema; the schemas
 * themselves weigh an eighth of what a browser loads.
 */
export function hasShape<T extends object>(value: unknown, shape: Shape<T>): value is T {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(shape).every(([key, kind]) => {
    const member: unknown = (value as Record<string, unknown>)[key];
    return typeof member === kind && member !== null;
  });
}

/** @throws when the answer is of another shape: another server, or a proxy's page. */
export async function readAnswer<T extends object>(answer: Response, shape: Shape<T>): Promise<T> {
  const value: unknown = await answer.json();
  if (!hasShape<T>(value, shape)) throw new Error('answer of another shape');
  return value;
}

/** The problem document of a refusal; `null` for anything else. */
export const problemOf = (value: unknown): Problem | null =>
  hasShape<Problem>(value, { code: 'string', status: 'number', title: 'string' }) ? value : null;
