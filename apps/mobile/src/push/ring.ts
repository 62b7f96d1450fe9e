import { readAnswer } from '@baton/client';
import type { Device } from '@baton/protocol';
import { codeOf } from '../session/auth.ts';
import type { Addresses } from './contract.ts';
import { registerDevice } from './register.ts';
import type { Call } from './register.ts';

/** `rangMs` is `null` when this device did not answer in time. */
export type Tested = { at: number; rangMs: number | null };

const LOOK_EVERY_MS = 400;
const PATIENCE_MS = 15_000;

/** Has the server ring this very device and waits for its acknowledgement. @throws with the refusal's code */
export async function ring(call: Call, addresses: Addresses): Promise<Tested> {
  const { id, lastAckAt } = await registerDevice(call, addresses);
  const at = Date.now();
  const queued = await call(`/v1/devices/${id}/test`, {});
  if (!queued.ok) throw new Error(await codeOf(queued));
  while (Date.now() - at < PATIENCE_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const answer = await call('/v1/devices');
    const known = answer.ok
      ? (await readAnswer<{ devices: Device[] }>(answer, { devices: 'object' })).devices
      : [];
    const acknowledged = known.find((device) => device.id === id)?.lastAckAt ?? null;
    if (acknowledged !== null && acknowledged !== lastAckAt) return { at, rangMs: Date.now() - at };
  }
  return { at, rangMs: null };
}
