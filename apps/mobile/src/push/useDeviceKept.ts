import { useEffect } from 'react';
import { push } from '../platform/push';
import { useSession } from '../session/session.tsx';
import { pushKey, registerDevice } from './register.ts';

/** Addresses change without notice, so a device that can be woken says at each start where it is now. */
export function useDeviceKept(): void {
  const { call } = useSession();
  useEffect(() => {
    const tell = async () => {
      const addresses = await push.current(() => pushKey(call));
      if (addresses) await registerDevice(call, addresses);
    };
    const told = () =>
      void tell().catch((refused: unknown) =>
        console.info('this device was not registered', String(refused)),
      );
    told();
    return push.moved(told);
  }, [call]);
}
