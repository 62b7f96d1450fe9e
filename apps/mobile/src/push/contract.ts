import type { DeviceRequest } from '@baton/protocol';

/** Where this device is reached; several, where rings and the rest take different ways, the rings' first. */
export type Addresses = readonly [DeviceRequest, ...DeviceRequest[]];

/** Whether this device can be woken, as far as the device itself knows. */
export type Standing = 'ready' | 'off' | 'denied' | 'unsupported';

/** A push transport as seen from the device. One file per platform. */
export type PushPort = {
  readonly transport: DeviceRequest['transport'];
  standing(): Promise<Standing>;
  /**
   * Asks the member (call it from a tap) and gives the addresses to register; `null` when they said no.
   * @throws when the platform's push service cannot be reached.
   */
  enable(publicKey: () => Promise<string>): Promise<Addresses | null>;
  /** The addresses as they are now, without asking; `null` while off. */
  current(): Promise<Addresses | null>;
  /** Says when an address has changed while the app runs. */
  moved(tell: () => void): () => void;
  disable(): Promise<void>;
  /** Tells which path a tapped push leads to. */
  listen(onOpen: (path: string) => void): () => void;
};
