import { readAnswer } from '@baton/client';
import type { Device, DeviceRequest } from '@baton/protocol';
import { codeOf } from '../session/auth.ts';

export type Call = (path: string, body?: object) => Promise<Response>;

/** Tells the server where this device is reached. Safe to repeat. @throws with the refusal's code */
export async function registerDevice(call: Call, device: DeviceRequest): Promise<Device> {
  const answer = await call('/v1/devices', device);
  if (!answer.ok) throw new Error(await codeOf(answer));
  return readAnswer<Device>(answer, { id: 'string' });
}
