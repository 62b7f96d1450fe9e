import { useCallback, useEffect, useState } from 'react';
import { readAnswer } from '@baton/client';
import type { Device, DeviceShown, PushShown } from '@baton/protocol';
import { ask } from '../live/answers.tsx';
import type { Call } from '../live/answers.tsx';
import { push } from '../platform/push';
import type { PushPort } from './contract.ts';
import { ANSWERED, diagnose } from './diagnosis.ts';
import type { Diagnosis } from './diagnosis.ts';
import { pushKey, registerDevice } from './register.ts';

/** A test on its way: what its ledger says so far, whether the device has answered, and how long that took. */
export type Test = {
  ledger: PushShown['ledger'];
  state: 'waiting' | 'arrived' | 'silent' | 'failed';
  rangMs?: number;
};

const LOOK_EVERY_MS = 500;
const PATIENCE_MS = 20_000;

async function deviceOf(call: Call, port: PushPort): Promise<DeviceShown | null> {
  const addresses = await port.current(() => pushKey(call));
  if (!addresses) return null;
  const { id } = await registerDevice(call, addresses);
  return ask<DeviceShown>(call, `/v1/devices/${id}`);
}

/** Examines this device: what it says of itself, what the server knows of it, and by a test push the way between. */
export function useDoctor(call: Call, port: PushPort = push) {
  const [diagnosis, setDiagnosis] = useState<Diagnosis | null>(null);
  const [address, setAddress] = useState<string | null>(null);
  const [test, setTest] = useState<Test | null>(null);

  const look = useCallback(async () => {
    const [standing, examined] = await Promise.all([port.standing(), port.examine()]);
    const device = await deviceOf(call, port).catch((unreachable: unknown) => {
      console.info('device not asked for', (unreachable as Error).message);
      return 'unreachable' as const;
    });
    setAddress(examined.address);
    setDiagnosis(diagnose({ standing, examined, device, now: Date.now() }));
  }, [call, port]);
  useEffect(() => void look(), [look]);

  const run = async () => {
    setTest({ ledger: [], state: 'waiting' });
    try {
      setTest(await ring(call, port, (ledger) => setTest({ ledger, state: 'waiting' })));
    } catch (refused) {
      console.info('not tested', (refused as Error).message);
      setTest({ ledger: [], state: 'failed' });
    }
    await look();
  };
  return { diagnosis, address, test, look: () => void look(), run: () => void run() };
}

/** Has the server push to this very device, and follows the push's ledger until the device has answered. */
async function ring(call: Call, port: PushPort, tell: (ledger: PushShown['ledger']) => void): Promise<Test> {
  const addresses = await port.current(() => pushKey(call));
  if (!addresses) return { ledger: [], state: 'failed' };
  const { id }: Device = await registerDevice(call, addresses);
  const at = Date.now();
  const queued = await call(`/v1/devices/${id}/test`, {});
  const { deliveryId } = await readAnswer<{ deliveryId: string }>(queued, { deliveryId: 'string' });
  for (;;) {
    const { ledger, state } = await ask<PushShown>(call, `/v1/pushes/${deliveryId}`);
    if (ledger.some(({ what }) => ANSWERED.includes(what)))
      return { ledger, state: 'arrived', rangMs: Date.now() - at };
    if (state === 'failed' || state === 'expired') return { ledger, state: 'failed' };
    if (Date.now() - at > PATIENCE_MS) return { ledger, state: 'silent' };
    tell(ledger);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
