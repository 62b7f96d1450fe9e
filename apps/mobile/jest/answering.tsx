import type { ReactElement } from 'react';
import { CallProvider } from '../src/live/answers.tsx';
import type { Call } from '../src/live/answers.tsx';

/** A server that answers each path with what is given for it, and `not_found` else; `calls` is what it was asked to change. */
export function answering(answers: Record<string, unknown>) {
  const calls: { path: string; body: object; method: string }[] = [];
  const call: Call = async (path, body, method = 'POST') => {
    if (body !== undefined) calls.push({ path, body, method });
    const found = answers[path];
    const answer = { ok: found !== undefined, status: found === undefined ? 404 : 200 };
    return { ...answer, json: async () => found ?? { code: 'not_found' } } as Response;
  };
  const around = (screen: ReactElement) => <CallProvider call={call}>{screen}</CallProvider>;
  return { calls, around };
}
