import type { DeviceRequest } from '@baton/protocol';

/** Where this device is reached; several, where rings and the rest take different ways, the rings' first. */
export type Addresses = readonly [DeviceRequest, ...DeviceRequest[]];

/** Whether this device can be woken, as far as the device itself knows. */
export type Standing = 'ready' | 'off' | 'denied' | 'unsupported';

/** What the device says of itself, beside the permission. */
export type Examined = {
  /** The end of the address, enough to tell it from another; `null` without one. */
  address: string | null;
  /** Whether rings may sound and show, where the system lets that be set apart; `null` elsewhere. */
  channel: 'loud' | 'quieted' | 'blocked' | 'none' | null;
  /** What shows pushes while the app is closed, in a browser; `null` elsewhere. */
  worker: 'active' | 'missing' | null;
};

/** A push transport as seen from the device. One file per platform. */
export type PushPort = {
  readonly transport: DeviceRequest['transport'];
  standing(): Promise<Standing>;
  /**
   * Asks the member (call it from a tap) and gives the addresses to register; `null` when they said no.
   * @throws when the platform's push service cannot be reached.
   */
  enable(publicKey: () => Promise<string>): Promise<Addresses | null>;
  /** The addresses at which this server can push now, without asking the member; `null` while off. @throws when the server's key cannot be had */
  current(publicKey: () => Promise<string>): Promise<Addresses | null>;
  /** Says when an address has changed while the app runs. */
  moved(tell: () => void): () => void;
  /** Looks at what a push has to pass on this device. */
  examine(): Promise<Examined>;
  /** Ends pushes to this device, and takes away those that it still shows. */
  disable(): Promise<void>;
  /** Tells which path a tapped push leads to. */
  listen(onOpen: (path: string) => void): () => void;
};
