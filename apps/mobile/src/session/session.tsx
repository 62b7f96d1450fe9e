import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Client } from '@baton/client';
import { connect } from '../live/connect.ts';
import { forgetDrafts } from '../live/drafts.ts';
import { readPreference, writePreference } from '../platform/preferences';
import { knownServer, rememberServer } from '../platform/server';
import { accessTo } from './access.ts';
import type { Access } from './access.ts';
import { askLogin, fetchToken, signIn, signInByCode, signOut } from './auth.ts';
import type { SignInAnswer } from './auth.ts';

type Signed = { kind: 'in'; server: string; access: Access; client: Client };
export type Session = { kind: 'checking' } | { kind: 'out' } | Signed;

type Credentials = { server: string; email: string; password: string };
type Held = {
  session: Session;
  enter: (credentials: Credentials) => Promise<SignInAnswer>;
  /** The second step of a sign-in, after `enter` said that it takes one. */
  enterCode: (server: string, step: string | null, code: string) => Promise<SignInAnswer>;
  leave: () => Promise<void>;
};

const HeldContext = createContext<Held | null>(null);
const SIGNED_IN = 'signed-in';

function start(server: string): Signed {
  const access = accessTo(server);
  const client = connect({ server, access });
  client.start();
  writePreference(SIGNED_IN, '1');
  return { kind: 'in', server, access, client };
}

/** Nothing of the last member stays behind on the device. */
async function forget(session: Session): Promise<void> {
  writePreference(SIGNED_IN, '0');
  forgetDrafts();
  if (session.kind === 'in') await session.client.forget();
}

/** Who uses the app, from the first frame to sign-out. A device that was signed in starts offline too. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<Session>({ kind: 'checking' });

  useEffect(() => {
    const server = knownServer();
    if (server === null) return setSession({ kind: 'out' });
    if (readPreference(SIGNED_IN) === '1') return setSession(start(server));
    // Whoever came through a setup or invitation link has a session already.
    fetchToken(server).then(
      () => setSession(start(server)),
      () => setSession({ kind: 'out' }),
    );
  }, []);

  useEffect(() => {
    if (session.kind !== 'in') return;
    return session.client.subscribe(() => {
      if (session.client.getState().phase !== 'signed_out') return;
      setSession({ kind: 'out' });
      void forget(session);
    });
  }, [session]);

  const begin = useCallback((server: string, answer: SignInAnswer): SignInAnswer => {
    if (answer.ok) {
      rememberServer(server);
      setSession(start(server));
    }
    return answer;
  }, []);
  const enter = useCallback(
    async ({ server, ...login }: Credentials) => begin(server, await signIn(server, login)),
    [begin],
  );
  const enterCode = useCallback(
    async (server: string, step: string | null, code: string) =>
      begin(server, await signInByCode(server, step, code)),
    [begin],
  );
  const leave = useCallback(async () => {
    setSession({ kind: 'out' });
    await forget(session);
    if (session.kind !== 'in') return;
    const token = await session.access.getToken().catch(() => null);
    await signOut(session.server, token);
  }, [session]);

  const held = useMemo(() => ({ session, enter, enterCode, leave }), [session, enter, enterCode, leave]);
  return <HeldContext value={held}>{children}</HeldContext>;
}

export function useHeldSession(): Held {
  const held = useContext(HeldContext);
  if (!held) throw new Error('useHeldSession needs a SessionProvider above it');
  return held;
}

/** For pages that only a signed-in member sees. */
export function useSession(): {
  server: string;
  call: Access['call'];
  /** Asks the login library, in the session's name rather than the member's. */
  askLogin: (path: string, body: object) => Promise<Response>;
  leave: () => Promise<void>;
} {
  const { session, leave } = useHeldSession();
  if (session.kind !== 'in') throw new Error('useSession needs a signed-in member');
  const { server, access } = session;
  return useMemo(() => {
    const asked = async (path: string, body: object) => {
      const answer = await askLogin(server, path, body);
      // The library may have changed the session for a new one: the next call is made in its name.
      if (answer.ok) await access.getToken(true);
      return answer;
    };
    return { server, call: access.call, askLogin: asked, leave };
  }, [server, access, leave]);
}
