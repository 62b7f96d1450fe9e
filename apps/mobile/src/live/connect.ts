import { createClient } from '@baton/client';
import { newId } from '../platform/new-id';
import { storage } from '../platform/storage';
import type { Access } from '../session/access.ts';
import type { Client } from './contract.ts';

/** The client of one signed-in member. */
export const connect = ({ server, access }: { server: string; access: Access }): Client =>
  createClient({ baseUrl: server, getToken: access.getToken, storage, now: Date.now, newId });
