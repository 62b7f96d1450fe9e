import { useEffect, useState } from 'react';
import { AppState } from 'react-native';
import { push } from '../platform/push';
import { useSession } from '../session/session.tsx';
import type { Standing } from './contract.ts';
import { pushKey, registerDevice } from './register.ts';
import { ring } from './ring.ts';
import type { Tested } from './ring.ts';

export type PushState = {
  /** `null` while it is being found out. */
  standing: Standing | null;
  busy: boolean;
  /** Why turning it on did not work. */
  failed: string | null;
  /** What came of the last test since the page was opened. */
  tested: Tested | null;
  turnOn: () => void;
  turnOff: () => void;
  test: () => void;
};

/** Whether this device can be woken, and the two taps that change it. */
export function usePush(): PushState {
  const { call } = useSession();
  const [standing, setStanding] = useState<Standing | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [tested, setTested] = useState<Tested | null>(null);

  useEffect(() => {
    const look = () => void push.standing().then(setStanding);
    look();
    // The member may have been in the system's settings meanwhile.
    const listening = AppState.addEventListener('change', (state) => state === 'active' && look());
    return () => listening.remove();
  }, []);

  const run = async (act: () => Promise<void>) => {
    setBusy(true);
    setFailed(null);
    try {
      await act();
    } catch (refused) {
      setFailed(refused instanceof Error ? refused.message : String(refused));
    }
    setStanding(await push.standing());
    setBusy(false);
  };
  const publicKey = () => pushKey(call);
  const turnOn = () =>
    void run(async () => {
      const addresses = await push.enable(publicKey);
      if (addresses) await registerDevice(call, addresses);
    });
  const test = () =>
    void run(async () => {
      const addresses = await push.current(publicKey);
      if (addresses) setTested(await ring(call, addresses));
    });
  return { standing, busy, failed, tested, turnOn, turnOff: () => void run(() => push.disable()), test };
}
