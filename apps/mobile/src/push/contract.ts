import type { DeviceRequest } from '@baton/protocol';

/** Whether this device can be woken, as far as the device itself knows. */
export type Standing = 'ready' | 'off' | 'denied' | 'unsupported';

/** A push transport as seen from the device. One file per platform. */
export type PushPort = {
  readonly transport: DeviceRequest['transport'];
  standing(): Promise<Standing>;
  /**
   * Asks the member (call it from a tap) and gives the address to register; `null` when they said no.
   * @throws when the platform's push service cannot be reached.
   */
  enable(publicKey: () => Promise<string>): Promise<DeviceRequest | null>;
  /** The address as it is now, without asking; `null` while off. */
  current(): Promise<DeviceRequest | null>;
  disable(): Promise<void>;
  /** Tells which path a tapped push leads to. */
  listen(onOpen: (path: string) => void): () => void;
};
