import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

export type Address = { address: string; family: number };
export type GuardSettings = {
  /** For installations whose bot platform stands in the same network: plain http, any port, any address. */
  allowPrivate: boolean;
  /** All addresses of a name. */
  resolve?: (name: string) => Promise<Address[]>;
  isAllowed?: (address: string) => boolean;
};

/** The guard's answer for a target that may not be called; `reason` is stable and fit for an API. */
export class OutboundRefused extends Error {
  override name = 'OutboundRefused';
  readonly reason: string;
  constructor(reason: string) {
    super(`outbound request refused: ${reason}`);
    this.reason = reason;
  }
}

export type OutboundGuard = {
  /** Why this URL may not be called, as far as it can be told without asking DNS. */
  objection(url: URL): string | undefined;
  /** Why this URL may not be called now, asking DNS too; null when it may. For a form, the connection is checked again. */
  why(url: string): Promise<string | null>;
  /** Resolves a name for a connection. What it answers is what the socket connects to: a second resolution cannot differ. */
  lookup: LookupFunction;
};

const PORTS = new Set(['', '80', '443', '8443']);

/** Keeps requests to addresses that others chose (webhooks, push endpoints) out of our own network. */
export function outboundGuard(settings: GuardSettings): OutboundGuard {
  const { allowPrivate, resolve = resolveAll } = settings;
  const isAllowed = settings.isAllowed ?? (allowPrivate ? () => true : isPublicAddress);

  function objection({ protocol, port, username, password, hostname }: URL): string | undefined {
    if (protocol !== 'https:' && !(allowPrivate && protocol === 'http:')) return 'scheme_not_allowed';
    if (username !== '' || password !== '') return 'credentials_in_url';
    if (!allowPrivate && !PORTS.has(port)) return 'port_not_allowed';
    const literal = hostname.replace(/^\[|\]$/g, '');
    return isIP(literal) !== 0 && !isAllowed(literal) ? 'private_address' : undefined;
  }

  /** One address inside is enough to refuse a name: its next connection could go there. */
  async function vetted(name: string): Promise<Address[]> {
    const addresses = await resolve(name);
    if (addresses.length === 0) throw new OutboundRefused('name_not_found');
    if (!addresses.every(({ address }) => isAllowed(address))) throw new OutboundRefused('private_address');
    return addresses;
  }

  const lookup: LookupFunction = (name, options, callback) => {
    vetted(name).then(
      (addresses) => {
        const [first = { address: '', family: 0 }] = addresses;
        if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), '', 0),
    );
  };

  async function why(text: string): Promise<string | null> {
    const url = URL.parse(text);
    if (url === null) return 'not_a_url';
    const literal = isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0;
    return objection(url) ?? (literal ? null : await vetted(url.hostname).then(() => null, refusalOf));
  }

  return { objection, why, lookup };
}

const refusalOf = (error: unknown): string =>
  error instanceof OutboundRefused ? error.reason : 'name_not_found';

const resolveAll = (name: string): Promise<Address[]> => systemLookup(name, { all: true });
