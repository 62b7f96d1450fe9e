import { readAnswer } from '@baton/client';
import type { Device } from '@baton/protocol';
import { codeOf } from '../session/auth.ts';
import type { Addresses } from './contract.ts';

export type Call = (path: string, body?: object) => Promise<Response>;

/** The key that browsers take pushes by. @throws with the refusal's code */
export async function pushKey(call: Call): Promise<string> {
  const answer = await call('/v1/push/key');
  if (!answer.ok) throw new Error(await codeOf(answer));
  return (await readAnswer<{ publicKey: string }>(answer, { publicKey: 'string' })).publicKey;
}

/**
 * Tells the server where this device is reached, and answers the address that it is rung at: the first that the server can push to.
 * Safe to repeat. @throws with the refusal's code, when none was taken
 */
export async function registerDevice(call: Call, addresses: Addresses): Promise<Device> {
  let ringing: Device | null = null;
  let refusal = 'transport_not_configured';
  for (const address of addresses) {
    const answer = await call('/v1/devices', address);
    if (answer.ok) ringing ??= await readAnswer<Device>(answer, { id: 'string' });
    else {
      refusal = await codeOf(answer);
      // A server without a key for one transport may have one for the next.
      if (refusal !== 'transport_not_configured') throw new Error(refusal);
    }
  }
  if (!ringing) throw new Error(refusal);
  return ringing;
}
