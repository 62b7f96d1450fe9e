import { useState } from 'react';
import { ask, RefusedAnswer, useCall } from './answers.tsx';

/** One thing of the server that is put or deleted whole. `failed`: the stable code of a refusal, `unreachable` without an answer. */
export function useSaving(path: string, onDone: () => void) {
  const call = useCall();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const run = (done: Promise<unknown>) => {
    setBusy(true);
    setFailed(null);
    done.then(onDone, (refused: unknown) => {
      setBusy(false);
      setFailed(refused instanceof RefusedAnswer ? refused.message : 'unreachable');
    });
  };
  return {
    busy,
    failed,
    save: (body: object) => run(ask(call, path, body, 'PUT')),
    remove: () => run(ask(call, path, {}, 'DELETE')),
  };
}
