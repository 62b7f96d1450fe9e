import { createClient, NoAnswer } from '@baton/client';
import type { Client } from '@baton/client';
import { newId } from '../platform/new-id';
import { storage } from '../platform/storage';
import type { Access } from '../session/access.ts';

/** The client of one signed-in member. */
export function connect({ server, access }: { server: string; access: Access }): Client {
  const getToken = async (fresh?: boolean): Promise<string | null> => {
    try {
      return await access.getToken(fresh);
    } catch (unreachable) {
      throw new NoAnswer(unreachable);
    }
  };
  return createClient({ baseUrl: server, getToken, storage, now: Date.now, newId });
}
