import type { Upload } from '../live/upload.tsx';
import { fetchToken, SignedOut } from './auth.ts';
import { uploadTo } from './upload.ts';

export type Access = {
  /** A token that lives for a while yet; `null` when nobody is signed in. `fresh`: the last one was refused. @throws when the server cannot be reached */
  getToken(fresh?: boolean): Promise<string | null>;
  /** A request in the member's name; with a body a POST, unless `method` says otherwise. @throws when the server cannot be reached */
  call(path: string, body?: object, method?: 'POST' | 'PATCH' | 'PUT' | 'DELETE'): Promise<Response>;
  /** A file in the member's name. */
  upload: Upload;
};

/** A token is renewed this long before it ends, so that no request carries one that dies on the way. */
const MARGIN_MS = 30_000;

export function accessTo(server: string, now: () => number = Date.now): Access {
  let kept: { token: string; expiresAt: number } | null = null;
  let asking: Promise<string | null> | null = null;

  const ask = async (): Promise<string | null> => {
    try {
      kept = await fetchToken(server);
      return kept.token;
    } catch (refused) {
      if (refused instanceof SignedOut) return null;
      throw refused;
    } finally {
      asking = null;
    }
  };
  const getToken = (fresh = false): Promise<string | null> => {
    if (!fresh && kept !== null && kept.expiresAt - MARGIN_MS > now()) return Promise.resolve(kept.token);
    return (asking ??= ask());
  };
  return {
    getToken,
    upload: uploadTo(server, getToken),
    async call(path, body, method = 'POST') {
      const token = await getToken();
      const headers = {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      };
      return fetch(
        server + path,
        body === undefined ? { headers } : { method, headers, body: JSON.stringify(body) },
      );
    },
  };
}
