import { RefusedError } from '../journal/refused.ts';

const UNIQUE_VIOLATION = '23505';

/** Says `name_taken` when the database holds such a name already. */
export const uniqueName = <T>(writing: Promise<T>): Promise<T> =>
  writing.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION)
      throw new RefusedError('name_taken');
    throw error;
  });
