import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useLive } from './live.tsx';

/** A request in the member's name. @throws when the server cannot be reached */
export type Call = (
  path: string,
  body?: object,
  method?: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
) => Promise<Response>;

const CallContext = createContext<Call | null>(null);

export function CallProvider({ call, children }: { call: Call; children: ReactNode }) {
  return <CallContext value={call}>{children}</CallContext>;
}

export function useCall(): Call {
  const call = useContext(CallContext);
  if (!call) throw new Error('useCall needs a CallProvider above it');
  return call;
}

/** `code`: why there is no newer answer; `unreachable` when nobody answered. */
export type Answer<T> = { data: T | null; code: string | null; again: () => void };

/** Something changed: ask again, but not more often than this. */
const SETTLE_MS = 1500;

/** What the server answers to a GET of `path`, asked again whenever the journal goes on. */
export function useAnswer<T>(path: string): Answer<T> {
  const call = useCall();
  const seq = useLive((state) => state.snapshot?.cursor.seq);
  const [answer, setAnswer] = useState<{ path: string; data: T | null; code: string | null }>();
  const asked = useRef<{ path: string; seq: number | undefined } | null>(null);
  const again = useCallback(() => {
    ask<T>(call, path).then(
      (data) => setAnswer({ path, data, code: null }),
      (failed: unknown) =>
        setAnswer((before) => ({
          path,
          data: before?.path === path ? before.data : null,
          code: failed instanceof RefusedAnswer ? failed.message : 'unreachable',
        })),
    );
  }, [call, path]);
  useEffect(() => {
    const last = asked.current;
    const first = last?.path !== path;
    if (!first && last.seq === seq) return;
    const timer = setTimeout(
      () => {
        asked.current = { path, seq };
        again();
      },
      first ? 0 : SETTLE_MS,
    );
    return () => clearTimeout(timer);
  }, [path, seq, again]);
  const current = answer?.path === path ? answer : null;
  return { data: current?.data ?? null, code: current?.code ?? null, again };
}

/** The server said no; the message is the stable code. */
export class RefusedAnswer extends Error {}

export async function ask<T>(call: Call, ...request: Parameters<Call>): Promise<T> {
  const response = await call(...request);
  const body: unknown = response.status === 204 ? null : await response.json();
  if (response.ok) return body as T;
  const { code } = body as { code?: unknown };
  throw new RefusedAnswer(typeof code === 'string' ? code : `http_${response.status}`);
}
