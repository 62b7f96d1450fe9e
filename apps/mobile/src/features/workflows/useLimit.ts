import { useState } from 'react';
import { ask, useCall } from '../../live/answers.tsx';
import { useLive } from '../../live/live.tsx';

/** `step`: its name, where the limit is of one step. */
type Place = { path: string; method: 'PUT' | 'PATCH'; step?: string };

/** Sets a limit, or takes it back (`null`); for those who manage bots. */
export function useLimit({ path, method, step }: Place, onSaved: () => void) {
  const call = useCall();
  const manages = useLive((state) => state.snapshot?.me.permissions.includes('chatbot.manage') === true);
  const [failed, setFailed] = useState(false);
  const save = (stuckAfterMs: number | null) => {
    setFailed(false);
    const body = step === undefined ? { stuckAfterMs } : { step, stuckAfterMs };
    ask(call, path, body, method).then(onSaved, (refused: unknown) => {
      console.info('limit not saved', (refused as Error).message);
      setFailed(true);
    });
  };
  return { manages, failed, save };
}
